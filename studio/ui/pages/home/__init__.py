"""Home: what to do now."""

from studio.ui.pages.home.controller import HomeController
from studio.ui.pages.home.view import HomePage
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    page = HomePage()
    HomeController(page, services)
    return page


__all__ = ["HomeController", "HomePage", "create"]
