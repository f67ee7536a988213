"""Names that learners give themselves, and other short texts, as the trainer's screen can show them."""

from studio.core.errors import NameNotAllowed
from studio.documents.invisible import cleaned

LONGEST_NAME = 30
LONGEST_TEXT = 500


def cleaned_name(name: str) -> str:
    """Return it on one line without what nobody sees; raises NameNotAllowed for nothing, or far too much."""
    clean = one_line(name)
    if not clean or len(clean) > LONGEST_NAME or not clean.isprintable():
        raise NameNotAllowed(rejected=clean[:LONGEST_NAME])
    return clean


def one_line(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return it cleaned, on one line, and cut where it is too long."""
    return " ".join(cleaned(text[: longest * 4]).split())[:longest].strip()
