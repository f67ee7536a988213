"""What a list of agents says when it has none."""

from studio.ui.components import EmptyState
from studio.ui.language import tr


def empty_state(which: str, *, searched: bool) -> EmptyState:
    """`which` is edited, used or archived; `searched` when there are some, but none that fits."""
    if searched:
        text = tr("Search for part of its name or of the office it belongs to.")
        action = tr("Show all") if which == "edited" else ""
        return EmptyState("magnify", tr("No agent fits"), text, action)
    if which == "used":
        text = tr("Agents that colleagues have released stand in the catalogue; install one and it is here.")
        return EmptyState("storefront-outline", tr("No agent installed yet"), text, tr("Open the catalogue"))
    if which == "archived":
        text = tr("An archived agent leaves all lists, is kept as it is, and can be brought back.")
        return EmptyState("archive-outline", tr("Nothing archived"), text)
    text = tr(
        "An agent answers colleagues' questions from your office's documents and names where it stands."
    )
    return EmptyState(
        "robot-outline", tr("No agent yet"), text, tr("New agent"), tr("Try it with the sample")
    )
