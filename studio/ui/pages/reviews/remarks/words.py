"""Where a comment stands, in words."""

from studio.catalogue import Spot
from studio.ui.language import tr
from studio.ui.pages.reviews.words import setting_name


def place_text(spot: Spot) -> str:
    """Name the place as the cards of the review do; empty for the whole."""
    if spot.file == "agent.yaml" and spot.subject:
        return setting_name(spot.subject)
    if spot.file == "tests.yaml" and spot.subject:
        return tr("Test question “{question}”", question=spot.subject)
    if spot.file == "knowledge":
        return spot.subject
    name = tr("Instructions") if spot.file == "instructions.md" else spot.file
    return tr("{file}, line {line}", file=name, line=spot.line) if spot.line else name
