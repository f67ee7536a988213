"""What a text was made from, and what in it cannot be found there: figures, names, sentences."""

import re
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from studio.tools.tool import ToolContext

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?:\s?[%％‰])?")
_SIGNS = re.compile(r"[\W_]+")
_ENOUGH = 0.6
_MOST = 8


def material_of(context: ToolContext) -> tuple[str, ...]:
    """All that was said, attached, or shown to the model in this chat."""
    attached = (attachment.document.text for attachment in context.attachments)
    return (*context.said, *attached, *context.seen)


def original_of(context: ToolContext) -> str:
    """The text that is worked on: what is attached, or else the longest thing the person said."""
    attached = [attachment.document.text for attachment in context.attachments]
    return max(attached or context.said, key=len, default="")


def figures_in(text: str) -> set[str]:
    """As written, without the commas of thousands and without blanks."""
    found = (re.sub(r"\s", "", each) for each in _FIGURE.findall(normalize("NFKC", text)))
    return {each.replace(",", "").rstrip(".") for each in found}


def pairs_of(text: str) -> set[str]:
    """Its pairs of neighbouring characters, signs left out."""
    signs = plain(text)
    return {signs[at : at + 2] for at in range(max(len(signs) - 1, 1))} - {""}


def plain(text: str) -> str:
    return _SIGNS.sub("", normalize("NFKC", text)).casefold()


def unfounded(texts: Iterable[str], material: Sequence[str]) -> list[str]:
    """Those of the texts that hardly stand in the material."""
    known = set[str]().union(*map(pairs_of, material))
    return [text for text in texts if (pairs := pairs_of(text)) and _share(pairs, known) < _ENOUGH]


def _share(pairs: set[str], known: set[str]) -> float:
    return len(pairs & known) / len(pairs)


def listed_briefly(texts: Sequence[str]) -> str:
    short = [text if len(text) <= 30 else f"{text[:30]}…" for text in texts[:_MOST]]
    return "、".join(f"“{text}”" for text in short) + (f" 等 {len(texts)} 处" if len(texts) > _MOST else "")
