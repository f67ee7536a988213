"""The icon of an agent, or the usual one where its file names none we have."""

from studio.ui.theme import has_icon

_USUAL = "robot-outline"


def agent_icon(name: str) -> str:
    return name if has_icon(name) else _USUAL
