"""Words in the person's language: gettext catalogues under assets/locales, English in the code."""

import gettext
import string
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from studio.core.languages import Language

DOMAIN = "studio"
LOCALES = Path(__file__).parent.parent / "assets" / "locales"


class Words:
    """Translates the English of the code and fills in its facts: `say("{count} files", count=3)`.

    Handed to whoever speaks (window, CLI); nothing keeps a current language for the whole process.
    """

    def __init__(self, language: Language, locales: Path = LOCALES) -> None:
        self.language = language
        english = language is Language.EN
        self._catalogue = gettext.NullTranslations() if english else _catalogue(language, locales)

    def __call__(self, text: str, **facts: object) -> str:
        return filled(self._catalogue.gettext(text), facts)


def filled(text: str, facts: Mapping[str, object]) -> str:
    """Put the facts into their braces; `{count:file|files}` is the word that goes with that number.

    A whole number of a thousand and more has its commas, unless its name says that it is no amount:
    a year, a page, a port.
    """
    return _FILLING.vformat(text, (), facts) if facts else text


class _Filling(string.Formatter):
    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        value, name = super().get_field(field_name, args, kwargs)
        amount = type(value) is int and field_name not in _NO_AMOUNTS
        return (f"{value:,}" if amount else value), name

    def format_field(self, value: Any, format_spec: str) -> Any:
        one, separator, many = format_spec.partition("|")
        if not separator:
            return super().format_field(value, format_spec)
        return one if str(value) == "1" else many


_FILLING = _Filling()
_NO_AMOUNTS = {"detail", "id", "line", "number", "page", "port", "row", "status", "year"}


@cache
def _catalogue(language: Language, locales: Path) -> gettext.NullTranslations:
    """Speak English where the compiled words are missing, and say so once."""
    try:
        return gettext.translation(DOMAIN, locales, languages=[language.value])
    except FileNotFoundError:
        text = f"No words for “{language.value}” here; English is spoken. Run `make setup`."
        print(text, file=sys.stderr)  # noqa: T201  # whoever speaks has no words for it
        return gettext.NullTranslations()


def mark(text: str) -> str:
    """Name a text for the catalogue where it is written; it is translated where it is spoken."""
    return text
