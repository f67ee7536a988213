"""The user guide, by chapters; each page of the window knows its own."""

import re
from dataclasses import dataclass
from pathlib import Path

from studio.core.languages import Language
from studio.core.paths import PACKAGE

_NAMES = {Language.ZH: "USER_GUIDE.md", Language.EN: "USER_GUIDE.en.md"}
_CHAPTER = re.compile(r"^## ", re.MULTILINE)
_PICTURE = re.compile(r"^!\[[^\n]*\n?", re.MULTILINE)
_PAGES = re.compile(r"<!-- page: ([a-z/ ]+) -->")


@dataclass(frozen=True, slots=True)
class Chapter:
    """`pages` are the places it is about: knowledge, builder/tests."""

    title: str
    text: str
    pages: tuple[str, ...] = ()


def read_guide(language: Language, folders: tuple[Path, ...] = ()) -> list[Chapter]:
    """Return all chapters, without their pictures; none where the guide was not installed."""
    for folder in folders or (PACKAGE / "assets" / "guide", PACKAGE.parent):
        try:
            text = (folder / _NAMES[language]).read_text(encoding="utf-8")
        except OSError:
            continue
        return [_chapter(part) for part in _CHAPTER.split(text)[1:]]
    return []


def chapter_for(chapters: list[Chapter], place: tuple[str, ...]) -> Chapter | None:
    """Return the one about exactly this part of a page, else about the page."""
    parts = [part for part in place if part]
    for name in ("/".join([parts[0], parts[-1]]), parts[0]) if parts else ():
        for chapter in chapters:
            if name in chapter.pages:
                return chapter
    return None


def _chapter(part: str) -> Chapter:
    title, _, text = part.partition("\n")
    pages = tuple(name for told in _PAGES.findall(text) for name in told.split())
    return Chapter(title.strip(), _PICTURE.sub("", _PAGES.sub("", text)).strip(), pages)
