"""Pictures of the window: of any page for looking at it, and of every page the tour passes.

`python -m studio.ui.pictures PAGE FILE [--size 1440x900] [--dark] [--lang en] [--workspace DIR] [--path a/b]`
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QSize
from PySide6.QtWidgets import QWidget

from studio.core.places import Language
from studio.ui.application import dress, make_application
from studio.ui.look import Look
from studio.ui.studio import Studio

_SETTLE_MILLISECONDS = 200
_PATIENCE_MILLISECONDS = 30_000
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


def picture_tour(author_folder: Path, user_folder: Path, out: Path, language: Language) -> list[Path]:
    """Leave a picture of every page the tour has passed, numbered in its order."""
    building: list[Stop] = [
        ("01-home", "home", ()),
        ("02-agents", "agents", ()),
        ("03-builder", "builder", (_first(author_folder / "agents"),)),
        ("04-knowledge", "knowledge", (_first(author_folder / "knowledge"),)),
        ("05-reviews", "reviews", ()),
        ("06-review", "reviews", ("1",)),
        ("07-catalogue", "catalogue", ()),
        ("08-settings", "settings", ("endpoints",)),
    ]
    using: list[Stop] = [("09-use", "use", (_first(user_folder / "installed"),))]
    dark: list[Stop] = [("10-builder-dark", *building[2][1:])]
    return [
        *_Album(author_folder, out, language).take(building),
        *_Album(user_folder, out, language).take(using),
        *_Album(author_folder, out, language).take(dark, theme="dark"),
    ]


Stop = tuple[str, str, tuple[str, ...]]


class _Album:
    """Opens a workspace and takes pictures of its pages."""

    def __init__(self, folder: Path, out: Path, language: Language) -> None:
        self._folder, self._out, self._language = folder, out, language

    def take(self, stops: list[Stop], theme: str = "light") -> list[Path]:
        studio = opened_studio(self._folder, Look(self._language, theme))
        studio.window.resize(_SIZE)
        studio.window.show()
        try:
            return [self._one(studio, *stop) for stop in stops]
        finally:
            studio.close()

    def _one(self, studio: Studio, name: str, page: str, path: tuple[str, ...]) -> Path:
        studio.navigator.open(page, *path)
        rest(studio)
        settle()
        return picture(studio.window, self._out / f"{name}.png")


def _first(folder: Path) -> str:
    return min((path.name for path in folder.iterdir() if path.is_dir() and path.name[0] != "."), default="")


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


if __name__ == "__main__":
    main()
