"""How a workspace wants to look, read so early and lightly that the first window already does."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from studio.core.places import Language

_THEMES = ("light", "dark", "system")


@dataclass(frozen=True, slots=True)
class Look:
    language: Language = Language.ZH
    theme: str = "system"
    text_size: int = 100
    still: bool = False


def look_of(folder: Path) -> Look:
    """What cannot be read is said when the workspace opens; the window comes up all the same."""
    try:
        data = yaml.safe_load((folder / "settings.yaml").read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return Look()
    chosen = data if isinstance(data, dict) else {}
    language, theme, size = chosen.get("language"), chosen.get("theme"), chosen.get("text_size")
    return Look(
        language=Language(language) if language in set(Language) else Language.ZH,
        theme=theme if theme in _THEMES else "system",
        text_size=min(max(size, 100), 200) if isinstance(size, int) else 100,
        still=chosen.get("still") is True,
    )
