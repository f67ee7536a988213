"""Which field a value is filled in with."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from studio.authoring.fields import FormField, Shape
from studio.ui.pages.builder.schema.files import FileField, FilesField
from studio.ui.pages.builder.schema.pairs import PairsField
from studio.ui.pages.builder.schema.place import FormPlace
from studio.ui.pages.builder.schema.secret import SecretField
from studio.ui.pages.builder.schema.secrets import SecretsField
from studio.ui.pages.builder.schema.simple import (
    Choice,
    Choices,
    JsonText,
    Lines,
    LongText,
    NumberText,
    PlainText,
    YesNo,
    placeholder,
)
from studio.ui.pages.builder.schema.words import Said, limits

_Make = Callable[[FormField, Said, FormPlace], QWidget]


def control_for(field: FormField, said: Said, place: FormPlace) -> QWidget:
    """Return the control of a field that holds no other fields."""
    return _MAKERS.get(field.shape, _text)(field, said, place)


def _text(field: FormField, said: Said, place: FormPlace) -> QWidget:
    return PlainText(placeholder(field))


def _choice(field: FormField, said: Said, place: FormPlace) -> QWidget:
    return Choice(said.choices, may_be_empty=field.optional or field.required)


_MAKERS: Mapping[Shape, _Make] = {
    Shape.TEXT: _text,
    Shape.CHOICE: _choice,
    Shape.LONG_TEXT: lambda field, said, place: LongText(placeholder(field)),
    Shape.INTEGER: lambda field, said, place: NumberText(limits(field)),
    Shape.NUMBER: lambda field, said, place: NumberText(limits(field)),
    Shape.YES_NO: lambda field, said, place: YesNo(),
    Shape.CHOICES: lambda field, said, place: Choices(said.choices),
    Shape.TEXTS: lambda field, said, place: Lines(),
    Shape.DATE: lambda field, said, place: PlainText("2026-01-31"),
    Shape.JSON: lambda field, said, place: JsonText(),
    Shape.FILE: lambda field, said, place: FileField(place, address=field.address),
    Shape.FILES: lambda field, said, place: FilesField(place),
    Shape.SECRETS: lambda field, said, place: SecretsField(place),
    Shape.SECRET: lambda field, said, place: SecretField(place, field.name),
    Shape.PAIRS: lambda field, said, place: PairsField(),
}
