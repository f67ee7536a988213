"""The builder: one agent's draft, its tests, its release and its last run."""

from studio.ui.pages.builder.page import BuilderPage
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    return BuilderPage(services)


__all__ = ["create"]
