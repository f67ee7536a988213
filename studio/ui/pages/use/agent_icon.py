"""The icon of an agent, or the usual one where its file names none we have."""

import qtawesome

_USUAL = "robot-outline"


def agent_icon(name: str) -> str:
    try:
        qtawesome.charmap(f"mdi6.{name.removeprefix('mdi6.')}")
    except (KeyError, ValueError):
        return _USUAL
    return name or _USUAL
