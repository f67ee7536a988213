"""People of the catalogue, and what its values have in common."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """A field the other side does not know yet is ignored, so that old clients can ask newer servers."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Role(StrEnum):
    BUILDER = "builder"
    REVIEWER = "reviewer"
    TRAINER = "trainer"
    ADMIN = "admin"


DepartmentName = Annotated[str, Field(max_length=200)]
EVERYTHING = "*"
"""Among the departments a reviewer works for: all of them."""


class Person(Value):
    """`reviews` are the departments whose queue a reviewer works on: none means their own.

    Who left is not `active`: they sign in no more, and what they did stays.
    """

    id: str = Field(min_length=1, max_length=100)
    name: str = Field(min_length=1, max_length=100)
    department: str = Field(default="", max_length=200)
    roles: tuple[Role, ...] = ()
    reviews: tuple[DepartmentName, ...] = ()
    active: bool = True
