"""A question in everyday words as laws and notices would put it: for 买房 they say 购买房屋."""

import re
from functools import cache

from studio.core.word_lists import word_list


def in_official_words(question: str) -> str:
    """The question with official words in place of everyday ones; empty when it holds none."""
    pattern, official = _known()
    said = pattern.sub(lambda found: official[found[0]], question)
    return said if said != question else ""


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """Of words that overlap the longest is meant."""
    official = dict(line.split(": ") for line in word_list("everyday"))
    return re.compile("|".join(sorted(official, key=len, reverse=True))), official
