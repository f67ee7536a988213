"""How a workspace wants to look, read so early and lightly that the first window already does."""

import re
from dataclasses import dataclass
from pathlib import Path

from studio.core.languages import Language

_THEMES = ("light", "dark", "system")
_LINE = re.compile(r"^(language|theme|text_size|still):\s*['\"]?(\w+)['\"]?\s*(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Look:
    language: Language = Language.ZH
    theme: str = "system"
    text_size: int = 100
    still: bool = False


def look_of(folder: Path) -> Look:
    """What cannot be read is said when the workspace opens; the window comes up all the same."""
    try:
        chosen = dict(_LINE.findall((folder / "settings.yaml").read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return Look()
    language, theme, size = chosen.get("language"), chosen.get("theme"), chosen.get("text_size", "")
    return Look(
        language=Language(language) if language in set(Language) else Language.ZH,
        theme=theme if theme in _THEMES else "system",
        text_size=min(max(int(size), 100), 200) if size.isdecimal() else 100,
        still=chosen.get("still") == "true",
    )
