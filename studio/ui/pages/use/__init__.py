"""Using an installed agent: a clean chat, and nothing to set."""

from studio.ui.pages.use.page import UsePage
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    return UsePage(services)


__all__ = ["create"]
