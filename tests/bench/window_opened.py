"""The window on the flood-duty agent, until its standard input ends: what tests.bench.window looks at.

usage: python -m tests.bench.window_opened WORKSPACE [first | searched | prepared URL]

It says `shown` as soon as a question can be typed, with `first` as soon as the first step can be taken in a
workspace that is not there yet; `prepared` makes the workspace instead.
"""

import asyncio
import sys
from collections.abc import Callable
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
    elif told[:1] == ["first"]:
        _show_first(Path(folder))
    else:
        _show(Path(folder), searched=told == ["searched"])


async def _prepare(folder: Path, url: str) -> None:
    from studio.workspace import Workspace, add_sample
    from tests.bench.liveness import write_endpoint

    write_endpoint(folder, url)
    async with Workspace(folder) as workspace:
        await add_sample(workspace, AGENT)  # and waits for the vectors


def _show_first(folder: Path) -> None:
    """Until the first of the four steps on Home can be pressed."""
    studio = _opened(folder, [])
    _say_when(lambda: _can_begin(studio))
    _stay()
    studio.close()


def _opened(folder: Path, place: list[str]) -> "Studio":
    """As the program does: the window, then its words, then the place that was open last."""
    from studio.core.memory import keep_no_spare_memory
    from studio.ui.application import bare_application, furnish
    from studio.ui.look import look_of
    from studio.ui.main_window import MainWindow
    from studio.ui.window_state import window_state

    keep_no_spare_memory()
    app, state = bare_application(look_of(folder)), window_state(folder)
    if place:
        state.setValue("place", place)
    window = MainWindow(state)
    window.show_at_once()
    window.showNormal()
    window.resize(1440, 900)  # the screen that is not there is smaller, and would be filled
    furnish(app, look_of(folder))
    from studio.ui.studio import Studio

    studio = Studio(folder, "", window)
    studio.open_workspace()
    return studio


def _show(folder: Path, *, searched: bool) -> None:
    from studio.ui.pictures import rest

    studio = _opened(folder, ["builder", AGENT])
    _say_when(lambda: _can_be_asked(studio))
    if searched:
        rest(studio)
        _search(studio)
        studio.navigator.open("knowledge", studio.workspace.knowledge.names()[0])
        rest(studio)
        studio.navigator.open("builder", AGENT)
    _stay()
    studio.close()


def _say_when(usable: Callable[[], bool]) -> None:
    """A wait that runs out is no figure."""
    from studio.ui.pictures import wait_until

    wait_until(usable, _PATIENCE)
    if not usable():
        raise SystemExit("the window stands, but cannot be used")
    print("shown", flush=True)


def _can_begin(studio: "Studio") -> bool:
    from PySide6.QtWidgets import QPushButton

    from studio.ui.pages.home.guide import Guide, Welcome

    cards = [*studio.window.findChildren(Guide), *studio.window.findChildren(Welcome)]
    buttons = [button for card in cards for button in card.findChildren(QPushButton)]
    return any(button.isVisible() and button.isEnabled() for button in buttons)


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
