"""The source viewer: a document opened at a cited passage; `source_path` says how to get there."""

from studio.ui.pages.source.beside import SourceBeside
from studio.ui.pages.source.controller import SourceController
from studio.ui.pages.source.page import SourcePage
from studio.ui.pages.source.panel import SourcePanel
from studio.ui.pages.source.path import Spot, source_path, spots_of
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    page = SourcePage()
    SourceController(page, services)
    return page


__all__ = [
    "SourceBeside",
    "SourceController",
    "SourcePage",
    "SourcePanel",
    "Spot",
    "create",
    "source_path",
    "spots_of",
]
