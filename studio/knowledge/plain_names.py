"""Names of documents and places compared as a person would: width, spaces and case make no difference."""

import unicodedata
from pathlib import PurePosixPath

from studio.core.places import Language, Place


def plain_name(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def same_document(one: str, other: str) -> bool:
    """By the whole path where both have one, else by the file's name."""
    if "/" in one and "/" in other:
        return plain_name(one) == plain_name(other)
    return plain_name(PurePosixPath(one).name) == plain_name(PurePosixPath(other).name)


def names_place(place: Place, wanted: str) -> bool:
    """Whether a place's label, in any language, holds what was named; anything does when nothing was."""
    return not wanted or any(plain_name(wanted) in plain_name(place.label(one)) for one in Language)
