"""How a workspace wants to look, read so early and lightly that the first window already does."""

import re
from dataclasses import dataclass
from pathlib import Path

from studio.core.languages import Language
from studio.core.paths import policy_files

_THEMES = ("light", "dark", "system")
_LINE = re.compile(r"^ *(language|theme|text_size|still):\s*['\"]?(\w+)['\"]?\s*(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Look:
    language: Language = Language.ZH
    theme: str = "system"
    text_size: int = 100
    still: bool = False


def look_of(folder: Path) -> Look:
    """What cannot be read is said when the workspace opens; the window comes up all the same."""
    chosen = _told(_text(folder / "settings.yaml"))
    for text in map(_text, policy_files()):
        free = text.partition("staff_may_change")[2]
        chosen |= {
            name: value for name, value in _told(text).items() if name not in free or name not in chosen
        }
    language, theme, size = chosen.get("language"), chosen.get("theme"), chosen.get("text_size", "")
    return Look(
        language=Language(language) if language in set(Language) else Language.ZH,
        theme=theme if theme in _THEMES else "system",
        text_size=min(max(int(size), 100), 200) if size.isdecimal() else 100,
        still=chosen.get("still") == "true",
    )


def _told(text: str) -> dict[str, str]:
    return dict(_LINE.findall(text))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
