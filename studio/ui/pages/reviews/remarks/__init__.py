"""Comments at a place: shown where they belong, answered and settled there."""

from studio.ui.pages.reviews.remarks.book import RemarkBook
from studio.ui.pages.reviews.remarks.thread import RemarkThread
from studio.ui.pages.reviews.remarks.words import place_text

__all__ = ["RemarkBook", "RemarkThread", "place_text"]
