"""The guides agree with each other, with their pictures, and with the commands there are."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

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
def test_links_lead_to_sections(language: str) -> None:
    anchors = {
        re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-") for one in headings_of(language, 2)
    }

    assert set(re.findall(r"\]\(#([^)]+)\)", text_of(language))) <= anchors


@pytest.mark.parametrize("language", GUIDES)
def test_commands_on_knowledge_bases_are_all_named_and_no_others(language: str) -> None:
    bases: Any = typer.main.get_group(commands()).commands["kb"]  # typer's own copy of click's groups

    assert set(re.findall(r"\bkb ([a-z]+)\b", text_of(language))) == bases.commands.keys()
