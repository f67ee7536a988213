"""Names of documents and places compared as a person would: width, spaces and case make no difference."""

import re
import unicodedata
from pathlib import PurePosixPath

from studio.core.languages import Language
from studio.core.places import Place
from studio.knowledge.terms import normalised

_ROW = re.compile(r"第(\d+)(?:[-–—~至到](\d+))?行|rows?(\d+)(?:[-–—~](\d+))?")


def plain_name(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def same_document(one: str, wanted: str) -> bool:
    """By the whole path where both have one, else by the file's name, which may lack its ending."""
    if "/" in one and "/" in wanted:
        return plain_name(one) == plain_name(wanted)
    name, named = (PurePosixPath(plain_name(PurePosixPath(told).name)) for told in (one, wanted))
    return named.name in (name.name, name.stem)


def names_place(place: Place, wanted: str) -> bool:
    """Whether a place is, or stands within, what was named; anything does when nothing was.

    By its label in any language, any of its headings, or a row among its rows; 第32条 is 第三十二条.
    """
    named = _told(wanted)
    within = [*map(place.label, Language), " › ".join(place.headings)]
    return not named or any(_holds(_told(label), named) for label in within) or _has_row(place, named)


def _told(place: str) -> str:
    return "".join(normalised(place).split())


def _holds(label: str, named: str) -> bool:
    """第三十二条 does not name 第三十二条之一."""
    return bool(re.search(f"{re.escape(named)}(?!之[一二三四五六七八九十])", label))


def _has_row(place: Place, named: str) -> bool:
    row = _ROW.search(named)
    if row is None or place.first_row is None:
        return False
    first = int(row[1] or row[3])
    last = int(row[2] or row[4] or first)
    rest = named.replace(row[0], "").strip("·,")
    return (
        first <= (place.last_row or place.first_row)
        and place.first_row <= last
        and rest in _told(place.label())
    )
