"""Knowledge: the bases, the documents in them, and what a search finds there."""

from studio.ui.pages.knowledge.adding import AddingController
from studio.ui.pages.knowledge.chunks_controller import ChunksController
from studio.ui.pages.knowledge.controller import KnowledgeController
from studio.ui.pages.knowledge.facts_controller import FactsController
from studio.ui.pages.knowledge.list_controller import ListController
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.pages.knowledge.questions_controller import QuestionsController
from studio.ui.pages.knowledge.removing import RemovingController
from studio.ui.pages.knowledge.search_controller import SearchController
from studio.ui.pages.knowledge.settings_controller import SettingsController
from studio.ui.pages.knowledge.upkeep import UpkeepController
from studio.ui.pages.knowledge.watching import WatchingController
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    page = KnowledgePage()
    KnowledgeController(page, services)
    adding = AddingController(page, services)
    UpkeepController(page, services, adding)
    WatchingController(page, services, adding)
    RemovingController(page, services)
    ChunksController(page, services)
    FactsController(page, services)
    ListController(page, services)
    QuestionsController(page, services)
    SearchController(page, services)
    SettingsController(page, services)
    return page


__all__ = ["KnowledgePage", "create"]
