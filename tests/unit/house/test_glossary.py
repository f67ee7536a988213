"""The glossary is kept: each term has its one translation, and none of those that suggest themselves."""

import csv
import re
from pathlib import Path

import pytest

from scripts.translations import CATALOGUE, read_catalogue

TERMS = list(csv.DictReader(Path("docs/glossary.csv").read_text(encoding="utf-8").splitlines()))
SAID = {str(message.id): str(message.string) for message in read_catalogue(CATALOGUE) if message.id}
_FACT = re.compile(r"\{[^}]*\}")


@pytest.mark.parametrize("term", [term for term in TERMS if term["always"]], ids=lambda term: term["en"])
def test_a_term_is_said_as_the_glossary_has_it(term: dict[str, str]) -> None:
    word = re.compile(rf"\b{re.escape(term['en'])}s?\b", re.IGNORECASE)
    meant = term["zh"].split("|")
    others = {english: chinese for english, chinese in SAID.items() if word.search(_FACT.sub("", english))}
    wrong = {english: said for english, said in others.items() if not any(one in said for one in meant)}

    assert wrong == {}


@pytest.mark.parametrize("term", [term for term in TERMS if term["not"]], ids=lambda term: term["en"])
def test_no_other_word_stands_for_a_term(term: dict[str, str]) -> None:
    others = term["not"].split(";")

    assert [said for said in SAID.values() if any(other in said for other in others)] == []
