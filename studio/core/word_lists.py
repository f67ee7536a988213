"""The lists of words that ship as text, to which anyone who knows the office can add."""

from studio.core.paths import PACKAGE


def word_list(name: str) -> list[str]:
    """The lines that hold something; those that begin with blanks go on with the one before.

    What begins with # explains the list.
    """
    text = (PACKAGE / "assets" / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.replace("\n  ", " ").splitlines() if line and not line.startswith("#")]
