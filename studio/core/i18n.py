"""Words in the person's language: gettext catalogues under assets/locales, English in the code."""

import gettext
import sys
from functools import cache
from pathlib import Path

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
        translated = self._catalogue.gettext(text)
        return translated.format(**facts) if facts else translated


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
