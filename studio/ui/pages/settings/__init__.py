"""Settings: endpoints, appearance and language, people and catalogue, about."""

from studio.ui.pages.settings.controller import SettingsController
from studio.ui.pages.settings.view import SettingsPage
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    page = SettingsPage()
    SettingsController(page, services)
    return page


__all__ = ["SettingsController", "SettingsPage", "create"]
