"""A picture of every page the tour passes, from the two workspaces it leaves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize

from studio.core.places import Language
from studio.tour import SAMPLE
from studio.ui.chat import ChatPanel
from studio.ui.look import Look
from studio.ui.pictures import opened_studio, picture, rest, settle, wait_until
from studio.ui.shell import Page
from studio.ui.studio import Studio

_SIZE = QSize(1440, 900)
_PATIENCE = 30_000


@dataclass(frozen=True)
class Stop:
    """A page of the window and what is done there before its picture is taken."""

    name: str
    page: str
    path: tuple[str, ...] = ()
    act: Callable[[Page, Studio], None] | None = None


def picture_tour(author: Path, user: Path, out: Path, language: Language) -> Iterator[Path]:
    """Yield each picture as it is taken; the workspaces are opened one after the other."""
    number = 0
    for folder, stops, theme in ((author, _AUTHOR, "light"), (user, _USER, "light"), (author, _DARK, "dark")):
        with _window_on(folder, Look(language, theme)) as studio:
            for stop in stops:
                number += 1
                yield _picture(studio, stop, out / f"{number:02}-{stop.name}.png")


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
    return picture(studio.window, file, _SIZE)


def _ask_first_starter(page: Page, studio: Studio) -> None:
    chat = page.findChild(ChatPanel)
    assert isinstance(chat, ChatPanel)
    question = studio.workspace.find_agent(SAMPLE).agent.opening.starters[0]
    chat.asked.emit(question)
    wait_until(lambda: chat.composer.is_busy, _PATIENCE)
    wait_until(lambda: not chat.composer.is_busy, _PATIENCE)


_AUTHOR = (
    Stop("home", "home"),
    Stop("knowledge", "knowledge"),
    Stop("documents", "knowledge", ("防汛预案库",)),
    Stop("agents", "agents"),
    Stop("builder", "builder", (SAMPLE,), _ask_first_starter),
    Stop("tests", "builder", (SAMPLE, "tests")),
    Stop("release", "builder", (SAMPLE, "release")),
    Stop("reviews", "reviews"),
    Stop("review", "reviews", ("1",)),
    Stop("catalogue", "catalogue"),
    Stop("passport", "catalogue", (SAMPLE,)),
    Stop("settings", "settings", ("endpoints",)),
)
_DARK = (
    Stop("builder-dark", "builder", (SAMPLE,)),
    Stop("documents-dark", "knowledge", ("防汛预案库",)),
    Stop("review-dark", "reviews", ("1",)),
)
_USER = (Stop("installed", "agents", ("used",)), Stop("use", "use", (SAMPLE,), _ask_first_starter))
