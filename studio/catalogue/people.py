"""People of the catalogue, and what its values have in common."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class Value(BaseModel):
    """A field the other side does not know yet is ignored, so that old clients can ask newer servers."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def _is_number(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise ValueError("number")


def _is_day(value: object) -> object:
    if isinstance(value, date) or (
        isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII)
    ):
        return value
    raise ValueError("day")


Flag = Annotated[bool, Field(strict=True)]
Whole = Annotated[int, BeforeValidator(_is_number)]
Day = Annotated[date, BeforeValidator(_is_day)]
"""What is sent says what it is: 0 is no false, nor 1970-01-01; 1.0 is a whole number (JSON Schema)."""


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
    active: Flag = True
