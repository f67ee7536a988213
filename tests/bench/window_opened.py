"""The window on the flood-duty agent, until its standard input ends: what tests.bench.window looks at.

usage: python -m tests.bench.window_opened WORKSPACE [searched | prepared URL]

It says `shown` as soon as a question can be typed; `prepared` makes the workspace instead.
"""

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.ui.studio import Studio
    from studio.workspace import Workspace

AGENT = "flood-duty"
QUESTION = "启动Ⅱ级应急响应由谁批准？"
_PATIENCE = 30_000


def main() -> None:
    folder, *told = sys.argv[1:]
    if told[:1] == ["prepared"]:
        asyncio.run(_prepare(Path(folder), told[1]))
    else:
        _show(Path(folder), searched=told == ["searched"])


async def _prepare(folder: Path, url: str) -> None:
    from studio.workspace import Workspace, add_sample
    from tests.bench.liveness import write_endpoint

    write_endpoint(folder, url)
    async with Workspace(folder) as workspace:
        await add_sample(workspace, AGENT)  # and waits for the vectors


def _show(folder: Path, *, searched: bool) -> None:
    """As the program does: the window, then its words, then the place that was open last."""
    from studio.core.memory import keep_no_spare_memory
    from studio.ui.application import bare_application, furnish
    from studio.ui.look import look_of
    from studio.ui.main_window import MainWindow, window_state
    from studio.ui.pictures import rest, wait_until

    keep_no_spare_memory()
    state = window_state(folder)
    state.setValue("place", ["builder", AGENT])
    app, window = bare_application(look_of(folder)), MainWindow(state)
    window.resize(1440, 900)
    window.show_at_once()
    furnish(app, look_of(folder))
    from studio.ui.studio import Studio

    studio = Studio(folder, "", window)
    studio.open_workspace()
    wait_until(lambda: _can_be_asked(studio), _PATIENCE)
    print("shown", flush=True)
    if searched:
        rest(studio)
        _search(studio)
        studio.navigator.open("knowledge", studio.workspace.knowledge.names()[0])
        rest(studio)
        studio.navigator.open("builder", AGENT)
    _stay()
    studio.close()


def _can_be_asked(studio: "Studio") -> bool:
    from studio.ui.chat.composer import Composer

    fields = studio.window.findChildren(Composer)
    return any(one.isVisible() and one.isEnabled() for one in fields)


def _search(studio: "Studio") -> None:
    """Chroma's process begins with the first question that vectors answer."""
    from studio.ui.pictures import rest

    studio.background.run(_asked, studio.workspace)
    rest(studio)


async def _asked(workspace: "Workspace") -> None:
    (base,) = [await workspace.knowledge.open(name) for name in workspace.knowledge.names()]
    await base.search(QUESTION)


def _stay() -> None:
    """Live on, as a window does, until nobody holds our input any more."""
    from PySide6.QtCore import QCoreApplication, QSocketNotifier

    app = QCoreApplication.instance()
    assert app is not None
    ended = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ended.activated.connect(app.quit)
    app.exec()


if __name__ == "__main__":
    main()
