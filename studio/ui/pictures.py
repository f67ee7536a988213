"""Pictures of the window, of any page, for looking at it.

`python -m studio.ui.pictures PAGE FILE [--size 1440x900] [--dark] [--lang en] [--workspace DIR] [--path a/b]`
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QSize, QThread
from PySide6.QtWidgets import QWidget

from studio.core.languages import Language
from studio.ui.application import dress, make_application
from studio.ui.look import Look
from studio.ui.studio import Studio

_SETTLE_MILLISECONDS = 200
_PATIENCE_MILLISECONDS = 30_000
_PAUSE_MILLISECONDS = 2
_SIZE = QSize(1440, 900)


def picture(widget: QWidget, file: Path, size: QSize = _SIZE) -> Path:
    """Show it at that size and save what it looks like."""
    widget.resize(size)
    widget.show()
    settle(50)
    file.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(file))
    return file


def settle(milliseconds: int = _SETTLE_MILLISECONDS) -> None:
    """Let the window work for that long: background answers arrive, layouts come to rest."""
    wait_until(lambda: False, milliseconds)


def rest(studio: Studio) -> None:
    """Wait until nothing runs in the background any more."""
    wait_until(lambda: not studio.background.busy, _PATIENCE_MILLISECONDS)


def opened_studio(folder: Path, look: Look) -> Studio:
    """Open the window on a workspace and wait until its first page is there."""
    app = make_application(look)
    studio = Studio(folder)
    opened: list[bool] = []
    studio.ready.connect(lambda: opened.append(True))
    studio.open_workspace()
    wait_until(lambda: bool(opened), _PATIENCE_MILLISECONDS)
    dress(app, look)
    return studio


def main() -> None:
    options = _options()
    studio = opened_studio(
        options.workspace, Look(Language(options.lang), "dark" if options.dark else "light")
    )
    width, height = map(int, options.size.split("x"))
    studio.window.resize(width, height)
    studio.window.show()
    studio.navigator.open(options.page, *filter(None, options.path.split("/")))
    rest(studio)
    settle(options.wait)
    picture(studio.window, options.file, QSize(width, height))
    studio.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Take a picture of a page.")
    parser.add_argument("page")
    parser.add_argument("file", type=Path)
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--lang", default="zh")
    parser.add_argument("--workspace", type=Path, default=Path("build/pictures/workspace"))
    parser.add_argument("--path", default="")
    parser.add_argument("--wait", type=int, default=_SETTLE_MILLISECONDS)
    return parser.parse_args()


def wait_until(until: Callable[[], bool], milliseconds: int) -> None:
    """Let the window work until that holds, or the time is over."""
    timer = QElapsedTimer()
    timer.start()
    while not until() and timer.elapsed() < milliseconds:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QThread.msleep(_PAUSE_MILLISECONDS)


if __name__ == "__main__":
    main()
