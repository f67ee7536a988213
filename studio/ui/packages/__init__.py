"""What the window shows of packages and their catalogue, on the shelf and in a review alike."""

from studio.ui.packages.documents_card import DocumentsCard
from studio.ui.packages.facts_card import FactsCard
from studio.ui.packages.trouble import answered_trouble_banner, trouble_banner
from studio.ui.packages.words import endpoint_text, size_text, spaced_digest

__all__ = [
    "DocumentsCard",
    "FactsCard",
    "answered_trouble_banner",
    "endpoint_text",
    "size_text",
    "spaced_digest",
    "trouble_banner",
]
