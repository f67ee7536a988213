"""Documents that a question names by a short form or with a slip: 道交法 is 道路交通安全法."""

import re
from collections.abc import Sequence

from studio.knowledge.titles import Titles

_BEFORE_NUMBER = re.compile(r"[的里中内,:(]*$")
_LONGEST = 40
_WEIGHED = 40  # titles that share the most characters with what was said
_LEAST = 2.5  # three characters of it, with not much between them
_LEFT_OUT, _TOO_MUCH = 0.1, 0.7  # a character of the title that was not said, one that is not in it
_SAME, _MOST_ALIKE = 0.05, 10


def nearly_called(said: str, titles: Titles) -> frozenset[str]:
    """Those whose title is most like the end of a squeezed text; none when it could be any of many."""
    said = _BEFORE_NUMBER.sub("", said)[-_LONGEST:]
    likely = _sharing_most(said, titles.of_kind(said)) if said else []
    alike = {title: likeness(said, title[-_LONGEST:]) for title in likely}
    best = max(alike.values(), default=0.0)
    chosen = [title for title, degree in alike.items() if degree >= max(best - _SAME, _LEAST)]
    return titles.called(chosen) if len(chosen) <= _MOST_ALIKE else frozenset()


def likeness(said: str, title: str) -> float:
    """How many characters of a title are said in their order, up to the end of both, less what does not fit.

    What comes before in either costs nothing.
    """
    above = [0.0] * (len(title) + 1)
    for one in said:
        row = [0.0]
        for at, other in enumerate(title):
            kept = max(above[at + 1] - _TOO_MUCH, row[at] - _LEFT_OUT)
            row.append(max(kept, above[at] + 1) if one == other else kept)
        above = row
    return above[-1]


def _sharing_most(said: str, titles: Sequence[str]) -> list[str]:
    told = set(said)
    shared = {title: sum(one in title for one in told) for title in titles}
    return sorted(titles, key=lambda title: -shared[title])[:_WEIGHED]
