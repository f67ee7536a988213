"""What the window shows of packages and their catalogue, on the shelf and in a review alike."""

from studio.ui.packages.digest_line import DigestLine
from studio.ui.packages.documents_card import DocumentsCard
from studio.ui.packages.facts_card import FactsCard
from studio.ui.packages.trouble import answered_trouble_banner, trouble_banner
from studio.ui.packages.words import endpoint_text, short_digest, size_text

__all__ = [
    "DigestLine",
    "DocumentsCard",
    "FactsCard",
    "answered_trouble_banner",
    "endpoint_text",
    "short_digest",
    "size_text",
    "trouble_banner",
]
