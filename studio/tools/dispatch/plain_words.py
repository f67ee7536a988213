"""What a report says, in official words and as trades of offices: 路灯 is 照明设施 of 市政."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from studio.core.word_lists import word_list


@dataclass(frozen=True, slots=True)
class Topic:
    """`words` are official ones, `trades` parts of the names of the offices that see to it."""

    words: str
    trades: str


def topics_of(report: str) -> dict[Topic, int]:
    """What a report is about, each with how many signs of it say so.

    Of sayings that overlap the first and longest counts: 红绿灯不亮 speaks of no street lamp.
    """
    found: dict[Topic, int] = {}
    for said, topics in {said: topics for _, said, topics in sayings_in(report)}.items():
        for topic in topics:
            found[topic] = found.get(topic, 0) + len(said)
    return found


def sayings_in(report: str) -> Iterator[tuple[int, str, tuple[Topic, ...]]]:
    """Where each stands, what it is, and what it speaks of."""
    for found in _sayings().finditer(report.lower()):
        yield found.start(), found[0], tuple(_known()[found[0]])


def in_official_words(report: str) -> str:
    """The official words for what a report says; empty when none is known."""
    return " ".join(topic.words for topic in topics_of(report))


@cache
def _sayings() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_known(), key=len, reverse=True))))


@cache
def _known() -> dict[str, list[Topic]]:
    """What is said, with each topic that has it."""
    known: dict[str, list[Topic]] = {}
    trades = ""
    for line in word_list("sayings"):
        if line.startswith("["):
            trades = line.strip("[]")
            continue
        words, _, said = line.partition(":")
        for one in dict.fromkeys(said.split()):
            known.setdefault(one, []).append(Topic(words, trades))
    return known
