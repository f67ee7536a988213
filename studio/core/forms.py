"""A form that fills up over a conversation, as chat, trace and export show it."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class _Shown(BaseModel):
    model_config = ConfigDict(frozen=True)


class FieldKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    YES_NO = "yes_no"
    PHONE = "phone"
    ID_NUMBER = "id_number"


class FilledField(_Shown):
    """`problem` is empty, or the code of what is wrong with the value; `fresh` was set in this turn."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    value: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    problem: str = ""
    fresh: bool = False
    personal: bool = False


class FilledForm(_Shown):
    """`confirmed` once the person has agreed to it as it stands."""

    tool: str
    title: str
    fields: tuple[FilledField, ...] = ()
    confirmed: bool = False

    @property
    def missing(self) -> tuple[FilledField, ...]:
        return tuple(field for field in self.fields if field.required and not field.value)

    @property
    def complete(self) -> bool:
        return not self.missing and not any(field.problem for field in self.fields)
