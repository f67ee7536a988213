"""The agents of a workspace: those one edits and those one uses."""

from studio.ui.pages.agents.page import AgentsPage
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    return AgentsPage(services)


__all__ = ["create"]
