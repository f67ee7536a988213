"""Knowledge: the bases, the documents in them, and what a search finds there."""

from studio.ui.pages.knowledge.adding import AddingController
from studio.ui.pages.knowledge.chunks_controller import ChunksController
from studio.ui.pages.knowledge.controller import KnowledgeController
from studio.ui.pages.knowledge.facts_controller import FactsController
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.pages.knowledge.removing import RemovingController
from studio.ui.pages.knowledge.search_controller import SearchController
from studio.ui.pages.knowledge.settings_controller import SettingsController
from studio.ui.pages.knowledge.upkeep import UpkeepController
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    page = KnowledgePage()
    KnowledgeController(page, services)
    UpkeepController(page, services, AddingController(page, services))
    RemovingController(page, services)
    ChunksController(page, services)
    FactsController(page, services)
    SearchController(page, services)
    SettingsController(page, services)
    return page


__all__ = ["KnowledgePage", "create"]
