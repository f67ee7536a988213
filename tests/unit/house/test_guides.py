"""The guides agree with each other, with their pictures, and with the commands there are."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from scripts.translations import CATALOGUE, read_catalogue
from studio.cli.main import commands

ROOT = Path(__file__).parents[3]
GUIDES = {"zh": "USER_GUIDE.md", "en": "USER_GUIDE.en.md"}


def text_of(language: str) -> str:
    return (ROOT / GUIDES[language]).read_text(encoding="utf-8")


def pictures_in(language: str) -> list[str]:
    return re.findall(rf"docs/pictures/{language}/([\w-]+\.png)", text_of(language))


def headings_of(language: str, level: int) -> list[str]:
    return re.findall(rf"^#{{{level}}} (.+)$", text_of(language), re.M)


@pytest.mark.parametrize("language", GUIDES)
def test_every_picture_is_there_and_shown(language: str) -> None:
    kept = {file.name for file in (ROOT / "docs/pictures" / language).glob("*.png") if file.stat().st_size}

    assert set(pictures_in(language)) == kept


def test_both_guides_have_the_same_sections_and_pictures() -> None:
    assert pictures_in("zh") == pictures_in("en")
    for level in (2, 3):
        assert len(headings_of("zh", level)) == len(headings_of("en", level))


@pytest.mark.parametrize("language", GUIDES)
def test_what_is_to_be_clicked_is_called_so_in_the_window(language: str) -> None:
    said = {kind for words in words_of(language) for kind in (words, re.split("：|: ", words)[0])}
    known = {plain(words) for words in said}
    parts = text_of(language).split("**")
    clicked = [bold for before, bold in zip(parts[::2], parts[1::2], strict=False) if leads_on(before)]

    assert len(clicked) > 40
    assert [
        one for bold in clicked for one in re.split("[→›⋯]", bold) if plain(one) not in {*known, ""}
    ] == []


def leads_on(before: str) -> bool:
    return before.rstrip().endswith(("点", "点右边的", "选", "lick", "hoose", "ress"))


def words_of(language: str) -> list[str]:
    spoken = [message for message in read_catalogue(CATALOGUE) if message.id]
    return [str(one.string if language == "zh" else one.id) for one in spoken]


def plain(words: str) -> str:
    """What is filled in is N in the guides."""
    told = re.sub(r"\{[^}]*\}|\bN\b", "…", " ".join(words.split()))
    return told.rstrip("…:：").strip()


@pytest.mark.parametrize("language", GUIDES)
def test_links_lead_to_sections(language: str) -> None:
    anchors = {
        re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-") for one in headings_of(language, 2)
    }

    assert set(re.findall(r"\]\(#([^)]+)\)", text_of(language))) <= anchors


@pytest.mark.parametrize("language", GUIDES)
def test_commands_on_knowledge_bases_are_all_named_and_no_others(language: str) -> None:
    bases: Any = typer.main.get_group(commands()).commands["kb"]  # typer's own copy of click's groups

    assert set(re.findall(r"\bkb ([a-z]+)\b", text_of(language))) == bases.commands.keys()
