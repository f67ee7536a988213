"""Language and theme of a workspace, read so early and lightly that the first window already has them."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from studio.core.places import Language

_THEMES = ("light", "dark", "system")


@dataclass(frozen=True, slots=True)
class Look:
    language: Language = Language.ZH
    theme: str = "system"


def look_of(folder: Path) -> Look:
    """What cannot be read is said when the workspace opens; the window comes up all the same."""
    try:
        data = yaml.safe_load((folder / "settings.yaml").read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return Look()
    chosen = data if isinstance(data, dict) else {}
    language, theme = chosen.get("language"), chosen.get("theme")
    return Look(
        language=Language(language) if language in set(Language) else Language.ZH,
        theme=theme if theme in _THEMES else "system",
    )
