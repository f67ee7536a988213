"""The terms of the shelf: which agents may hold a word, found without reading what is said of all of them.

A term is a character, or two that stand side by side: so any part of a word finds it, in any writing.
"""

import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

COMMON = 1000
"""Terms of more agents than this narrow nothing down: the list is then read in its order."""

_HAVING = {
    "sqlite": "SELECT agent FROM search_terms WHERE search_terms MATCH :terms",
    "postgresql": "SELECT agent FROM search_terms WHERE terms @> CAST(:terms AS text[])",
}
_LISTED = {"sqlite": "json_group_array(agent)", "postgresql": "CAST(json_agg(agent) AS text)"}


def note_terms(session: Session, agent: str, words: str) -> None:
    parts = parts_of(words)
    terms = {*"".join(parts), *(pair for part in parts for pair in _pairs(part))}
    kept: Any = " ".join(sorted(terms)) if _kind(session) == "sqlite" else sorted(terms)
    session.execute(text("DELETE FROM search_terms WHERE agent = :agent"), {"agent": agent})
    session.execute(
        text("INSERT INTO search_terms (agent, terms) VALUES (:agent, :terms)"),
        {"agent": agent, "terms": kept},
    )


def note_all_terms(session: Session) -> None:
    """Of what is on the shelf, anew."""
    session.execute(text("DELETE FROM search_terms"))
    for agent, words in session.execute(text("SELECT agent, words FROM shelf")).all():
        note_terms(session, agent, words)


def having(session: Session, words: Iterable[str]) -> list[str] | None:
    """Return the agents with all terms of these words; None if that would not narrow the shelf down."""
    wanted = _wanted(part for word in words for part in parts_of(word))
    if not wanted:
        return None
    terms: Any = " AND ".join(f'"{term}"' for term in wanted) if _kind(session) == "sqlite" else wanted
    kind = _kind(session)
    asked = text(f"SELECT {_LISTED[kind]} FROM ({_HAVING[kind]} LIMIT {COMMON + 1}) AS found")
    found: list[str] = json.loads(session.scalar(asked, {"terms": terms}) or "[]")
    return found if len(found) <= COMMON else None


def _wanted(parts: Iterable[str]) -> list[str]:
    return sorted({term for part in parts for term in (_pairs(part) if len(part) > 1 else [part])})


def parts_of(words: str) -> list[str]:
    """What is neither letter nor digit parts words."""
    return "".join(one if one.isalnum() else " " for one in words.casefold()).split()


def _pairs(part: str) -> list[str]:
    return ["".join(pair) for pair in pairwise(part)]


def _kind(session: Session) -> str:
    return session.get_bind().dialect.name
