"""People of the catalogue, and what its values have in common."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """A field the other side does not know yet is ignored, so that old clients can ask newer servers."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Role(StrEnum):
    BUILDER = "builder"
    REVIEWER = "reviewer"
    TRAINER = "trainer"
    ADMIN = "admin"


class Person(Value):
    id: str = Field(min_length=1, max_length=100)
    name: str = Field(min_length=1, max_length=100)
    department: str = Field(default="", max_length=200)
    roles: tuple[Role, ...] = ()


class Token(Value):
    """Shown once, to whoever issues it."""

    person: str
    token: str
