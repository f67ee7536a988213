"""A quote as an office cites it: the words, then title, document number and place."""

from pathlib import PurePosixPath

from studio.ui.language import language, tr
from studio.ui.pages.source.reading import Shown


def quote_of(shown: Shown) -> str:
    """“…”——《title》（number）place; empty when no passage is shown."""
    if shown.chunk is None:
        return ""
    title, number = title_of(shown), shown.row.facts.number
    named = tr("“{title}” ({number})", title=title, number=number) if number else tr("“{title}”", title=title)
    where = [
        named,
        *_headings(shown, title),
        shown.place.model_copy(update={"headings": ()}).label(language()),
    ]
    source = " ".join(filter(None, where))
    return tr("“{quote}” — {source}", quote=shown.chunk.text.strip(), source=source)


def _headings(shown: Shown, title: str) -> tuple[str, ...]:
    """Chapter and article; the title itself is said already."""
    headings = shown.place.headings
    return headings[1:] if headings and headings[0].strip() == title else headings


def title_of(shown: Shown) -> str:
    """The title it gives itself, else the file's name without its ending."""
    return shown.row.facts.title or PurePosixPath(shown.spot.document).stem
