"""What a look at a step found."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Outcome:
    """`facts` stand beside a step that is done and fill the texts of its mistakes.

    `mistake` is the name of what went wrong, one of those the check can tell; empty while nothing did.
    """

    done: bool
    facts: Mapping[str, str | int] = field(default_factory=dict)
    mistake: str = ""


NOT_YET = Outcome(done=False)
"""Nothing that bears on the step has been done."""


def done(**facts: str | int) -> Outcome:
    return Outcome(done=True, facts=facts)


def missed(mistake: str, **facts: str | int) -> Outcome:
    """It was tried, and went wrong in a way that can be told."""
    return Outcome(done=False, facts=facts, mistake=mistake)
