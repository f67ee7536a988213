"""What a user says of an answer, on its way to the author of the agent."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from studio.catalogue.people import Value

MOST_SHOWN = 200
"""In one answer."""
_SOMETHING = r"\S"
_Question = Annotated[str, StringConstraints(max_length=4000)]


class Cited(Value):
    document: str = Field(max_length=300)
    place: str = Field(default="", max_length=300)


class NewFeedback(Value):
    """All that is sent of a marked answer; personal data is masked before."""

    agent: str = Field(max_length=60)
    version: str = Field(max_length=40)
    question: str = Field(pattern=_SOMETHING, max_length=4000)
    before: tuple[_Question, ...] = Field(default=(), max_length=20)
    answer: str = Field(default="", max_length=20000)
    wrong: str = Field(pattern=_SOMETHING, max_length=2000)
    citations: tuple[Cited, ...] = Field(default=(), max_length=40)


class FeedbackState(StrEnum):
    SENT = "sent"
    TAKEN = "taken"  # a test question was made of it
    DROPPED = "dropped"


class Feedback(NewFeedback):
    """`taken_up` is the version whose tests hold it, empty until that is released."""

    number: int
    person: str
    name: str
    department: str = ""
    at: str
    state: FeedbackState = FeedbackState.SENT
    taken_up: str = ""
    reply: str = ""
