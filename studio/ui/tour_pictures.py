"""A picture of every page the tour passes, from the two workspaces it leaves."""

import itertools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize

from studio.core.languages import Language
from studio.ui.components import Toast
from studio.ui.look import Look
from studio.ui.pictures import opened_studio, picture, rest, settle
from studio.ui.studio import Studio
from studio.ui.tour_stops import AUTHOR, DARK, USER, Stop

_SIZE = QSize(1440, 900)


def picture_tour(author: Path, user: Path, out: Path, language: Language) -> Iterator[Path]:
    """Yield each picture as it is taken; the workspaces are opened one after the other."""
    number = itertools.count(1)
    for folder, stops, theme in ((author, AUTHOR, "light"), (user, USER, "light"), (author, DARK, "dark")):
        for file in picture_stops(folder, stops, out, Look(language, theme)):
            yield file.rename(out / f"{next(number):02}-{file.name}")


def picture_stops(folder: Path, stops: Iterable[Stop], out: Path, look: Look) -> Iterator[Path]:
    """Open the window on that workspace and go from stop to stop; a picture is named after its stop."""
    with _window_on(folder, look) as studio:
        for stop in stops:
            yield _picture(studio, stop, out / f"{stop.name}.png")


@contextmanager
def _window_on(folder: Path, look: Look) -> Iterator[Studio]:
    studio = opened_studio(folder, look)
    try:
        studio.window.resize(_SIZE)
        studio.window.show()
        yield studio
    finally:
        studio.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _picture(studio: Studio, stop: Stop, file: Path) -> Path:
    studio.navigator.open(stop.page, *stop.path)
    rest(studio)
    settle()
    page = studio.navigator.page(stop.page)
    if stop.act and page:
        stop.act(page, studio)
        rest(studio)
        settle()
    for toast in studio.window.findChildren(Toast):
        toast.close_toast()
    return picture(studio.window, file, _SIZE)
