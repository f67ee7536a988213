"""The catalogue: find an agent, read its passport, install it."""

from studio.ui.pages.catalogue.page import CataloguePage
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    return CataloguePage(services)


__all__ = ["create"]
