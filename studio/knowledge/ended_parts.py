"""How one article of a document stands where another document has put it out of force."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from studio.core.facts import DocumentFacts, Validity
from studio.knowledge.mentions import articles_at
from studio.knowledge.terms import normalised

_SPAN = re.compile(r"第(?P<first>\d{1,4})条[至到]第?(?P<last>\d{1,4})条$")
_WHOLE = re.compile(r"第(?P<article>\d+条(?:之[一二三四五六七八九十])?)(?P<paragraph>.*)")


class Stands(NamedTuple):
    validity: Validity
    by: str


def stands_at(headings: Sequence[str], facts: DocumentFacts, whole: Validity) -> Stands:
    """Of the passage under these headings; of an article that lost a paragraph a person has to see."""
    if facts.ended and whole is Validity.IN_FORCE:
        here = articles_at("\n".join(map(normalised, headings)))
        for one in facts.ended:
            if ended := _ended(here, normalised(one.part)):
                return Stands(ended, one.document)
    return Stands(whole, facts.replaced_by)


def _ended(here: set[str], part: str) -> Validity | None:
    if span := _SPAN.match(part):
        articles = {f"{number}条" for number in range(int(span["first"]), int(span["last"]) + 1)}
        return Validity.REPEALED if here & articles else None
    found = _WHOLE.match(part)
    if not found or found["article"] not in here:
        return None
    return Validity.UNSURE if found["paragraph"] else Validity.REPEALED
