"""All components on one page, for looking at them in both themes and languages."""

from studio.ui.pages.gallery.view import GalleryPage
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    return GalleryPage()


__all__ = ["GalleryPage", "create"]
