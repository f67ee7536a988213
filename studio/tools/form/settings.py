"""What a form asks: its title, its fields with their kinds and limits, and as what it is exported."""

from enum import StrEnum
from typing import Self

from pydantic import Field, field_validator, model_validator

from studio.core.forms import FieldKind
from studio.tools.form.patterns import checked_pattern
from studio.tools.kind import ToolSettings


class Format(StrEnum):
    DOCX = "docx"
    XLSX = "xlsx"
    JSON = "json"


class FormField(ToolSettings):
    """`name` is what the model calls the field; without one it is the label. `minimum` and `maximum` bound a
    number, or the characters of a text. `personal` is taken from nobody but the person; `composed` may be in
    the model's own words, and is not traced."""

    label: str = Field(min_length=1, max_length=40)
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    choices: tuple[str, ...] = ()
    help: str = Field(default="", max_length=200)
    personal: bool = False
    composed: bool = False
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = Field(default="", max_length=200)
    name: str = Field(default="", pattern=r"^[\w-]{0,40}$")

    @property
    def key(self) -> str:
        return self.name or self.label

    @property
    def options(self) -> tuple[str, ...]:
        return self.choices or (("是", "否") if self.kind is FieldKind.YES_NO else ())

    @field_validator("choices")
    @classmethod
    def _plain(cls, choices: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(choice.strip() for choice in choices if choice.strip()))

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        return checked_pattern(pattern)

    @model_validator(mode="after")
    def _can_be_chosen(self) -> Self:
        if self.kind is FieldKind.CHOICE and not self.choices:
            raise ValueError("a choice needs choices")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError("minimum is above maximum")
        return self


class FormSettings(ToolSettings):
    title: str = Field(min_length=1, max_length=60)
    fields: tuple[FormField, ...] = Field(min_length=1, max_length=80)
    formats: tuple[Format, ...] = Field(default=(Format.DOCX,), min_length=1)

    @field_validator("fields")
    @classmethod
    def _told_apart(cls, fields: tuple[FormField, ...]) -> tuple[FormField, ...]:
        keys = [field.key for field in fields]
        twice = next((key for key in keys if keys.count(key) > 1), "")
        if twice:
            raise ValueError(f"two fields are called {twice}")
        return fields
