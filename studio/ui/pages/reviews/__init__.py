"""Reviews: what waits for a decision, and one submission read downwards and decided at the bottom."""

from studio.ui.pages.reviews.page import ReviewsPage
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    return ReviewsPage(services)


__all__ = ["create"]
