"""What a user says of an answer, on its way to the author of the agent."""

from enum import StrEnum

from pydantic import Field

from studio.catalogue.people import Value


class Cited(Value):
    document: str = Field(max_length=300)
    place: str = Field(default="", max_length=300)


class NewFeedback(Value):
    """All that is sent of a marked answer; personal data is masked before."""

    agent: str = Field(max_length=60)
    version: str = Field(max_length=40)
    question: str = Field(min_length=1, max_length=4000)
    before: tuple[str, ...] = Field(default=(), max_length=20)
    answer: str = Field(default="", max_length=20000)
    wrong: str = Field(min_length=1, max_length=2000)
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
