"""The pages the tour passes, and what is done on each before its picture is taken."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QItemSelectionModel

from studio.tour import SAMPLE
from studio.ui.chat import ChatPanel
from studio.ui.pages.knowledge import KnowledgePage
from studio.ui.pages.knowledge.questions.work import generate_questions
from studio.ui.pictures import rest, wait_until
from studio.ui.shell import Page
from studio.ui.studio import Studio

_PATIENCE = 30_000
_BASE = "防汛预案库"
_PLAN = "示例市防汛防台风应急预案（2025年修订）.docx"
_QUESTION = "启动Ⅱ级应急响应由谁批准？"


@dataclass(frozen=True)
class Stop:
    """A page of the window and what is done there before its picture is taken."""

    name: str
    page: str
    path: tuple[str, ...] = ()
    act: Callable[[Page, Studio], None] | None = None


def ask_first_starter(page: Page, studio: Studio) -> None:
    chat = page.findChild(ChatPanel)
    assert isinstance(chat, ChatPanel)
    question = studio.workspace.find_agent(SAMPLE).agent.opening.starters[0]
    chat.asked.emit(question)
    wait_until(lambda: chat.composer.is_busy, _PATIENCE)
    wait_until(lambda: not chat.composer.is_busy, _PATIENCE)


def show_facts(page: Page, studio: Studio) -> None:
    cast(KnowledgePage, page).one.documents.table.facts_wanted.emit(_PLAN)


def search(page: Page, studio: Studio) -> None:
    cast(KnowledgePage, page).one.search_test.panel.search_for(_QUESTION)


def run_questions(page: Page, studio: Studio) -> None:
    """Those the base has, else questions made from its headings."""
    view = cast(KnowledgePage, page).one.questions
    if not view.model.rowCount():
        studio.background.run(generate_questions, studio.workspace, _BASE)
        rest(studio)
        cast(KnowledgePage, page).questions_changed.emit()
        wait_until(lambda: view.model.rowCount() > 0, _PATIENCE)
    view.run_wanted.emit()
    wait_until(view.figures.isVisible, _PATIENCE)


def choose_chunk(page: Page, studio: Studio) -> None:
    view = cast(KnowledgePage, page).one.chunks
    wait_until(lambda: view.model.rowCount() > 1, _PATIENCE)
    view.list.selectionModel().setCurrentIndex(
        view.model.index(1, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )


AUTHOR = (
    Stop("home", "home"),
    Stop("knowledge", "knowledge"),
    Stop("documents", "knowledge", (_BASE,)),
    Stop("facts", "knowledge", (_BASE,), show_facts),
    Stop("search", "knowledge", (_BASE, "search"), search),
    Stop("chunks", "knowledge", (_BASE, "chunks", "学校防汛停课指引.pdf"), choose_chunk),
    Stop("base-settings", "knowledge", (_BASE, "settings")),
    Stop("agents", "agents"),
    Stop("builder", "builder", (SAMPLE,), ask_first_starter),
    Stop("tests", "builder", (SAMPLE, "tests")),
    Stop("release", "builder", (SAMPLE, "release")),
    Stop("reviews", "reviews"),
    Stop("review", "reviews", ("1",)),
    Stop("catalogue", "catalogue"),
    Stop("passport", "catalogue", (SAMPLE,)),
    Stop("settings", "settings", ("endpoints",)),
    Stop("questions", "knowledge", (_BASE, "questions"), run_questions),
)
DARK = (
    Stop("builder-dark", "builder", (SAMPLE,)),
    Stop("documents-dark", "knowledge", (_BASE,)),
    Stop("review-dark", "reviews", ("1",)),
)
USER = (Stop("installed", "agents", ("used",)), Stop("use", "use", (SAMPLE,), ask_first_starter))
