"""The parts of a question that want an answer each: “由谁批准，多长时间到岗？” asks two things."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from studio.endpoints.practice.wants import asks

_BREAK = re.compile(
    r"[，,；;？?。、]|以及|并且|和(?=[^，。]*[谁几哪多怎什])|\band\b(?=.*\b(?:who|what|when|where|which|how)\b)"
)
_MOST = 8  # parts of one question


@dataclass(frozen=True, slots=True)
class Part:
    """`context` is what else the question says: it tells what the part is about."""

    text: str
    context: str = ""


def parts_of(question: str) -> tuple[Part, ...]:
    """A question that asks one thing is one part, however many commas it has."""
    asked = list(islice(_asked(question), _MOST))
    if len(asked) < 2:
        return (Part(question),)
    return tuple(
        Part(text, "，".join(other for place, other in enumerate(asked) if place != number))
        for number, text in enumerate(asked)
    )


def _asked(question: str) -> Iterator[str]:
    """Yield what asks, each with what was said before it and asks nothing itself."""
    said: list[str] = []
    for piece in filter(None, (piece.strip() for piece in _BREAK.split(question))):
        said.append(piece)
        if asks(piece):
            yield "，".join(said)
            said = []
