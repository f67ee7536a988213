"""A document as sentences, each with the heading it stands under and the name people call the document by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from studio.core.documents import Block
from studio.core.passages import DocumentRow
from studio.core.places import Place
from studio.documents.aimed_at_model import aimed_at_model
from studio.documents.personal_data import found_numbers
from studio.knowledge.store import StoredChunk

_SPEAKER = re.compile(r"^(?:问|答|[QA])\s*[:：]\s*")
_NUMBERED = re.compile(
    r"^(?:第\s*[一二三四五六七八九十百千零〇两\d]+\s*[条款]|[一二三四五六七八九十]+[、.．]"
    r"|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[.．、](?!\d)|[①-⑳•·●▪])[\s　]*"
)
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_ANNEX = re.compile(r"^附\s*[件录表][\s\d一二三四五六七八九十:：]*$")
_QUOTED = re.compile(r"(?:印发|发布|公布|修订|实施|转发)[^《》]{0,12}《([^》]{2,40})》")
_LONGEST_NAME = 40
ITEM = re.compile(r"[(（][一二三四五六七八九十\d]{1,2}[)）]")


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document with its chunks, as a base holds them."""

    row: DocumentRow
    chunks: Sequence[StoredChunk]


@dataclass(frozen=True, slots=True)
class Sentence:
    """`title` is what people call the document, `place` what a citation of it must name, empty for any.

    An `item` is one of a list, and may go on with a sentence before it.
    """

    text: str
    document: str
    title: str
    place: str
    headings: tuple[str, ...]
    chunk: StoredChunk
    item: bool = False


def usable(chunk: StoredChunk) -> bool:
    """Not what is switched off, and nothing that addresses a model: no case is made of that."""
    return not chunk.off and not speaks_to_models(chunk.text)


def speaks_to_models(text: str) -> bool:
    return bool(aimed_at_model([Block(text, Place())]))


def names_people(text: str) -> bool:
    """Whether it holds numbers of people, which must not travel with an agent's tests."""
    return next(iter(found_numbers(text)), None) is not None


def sentences_of(document: DocumentText) -> Iterator[Sentence]:
    """Of running text alone: rows of tables are none."""
    for chunk in document.chunks:
        if chunk.place.first_row is None:
            yield from _of_chunk(document, chunk)


def lines_under(document: DocumentText, chunk: StoredChunk) -> Iterator[tuple[str, Sentence]]:
    """The lines of a chunk that are no headings, each as it stands and as a sentence with its place."""
    path = chunk.place.headings
    inner = path[-1].split(" / ") if path else []
    title, under = title_of(document.row, path), inner[0] if inner else ""
    for line in chunk.text.split("\n"):
        bare = line.strip()
        if bare in inner:
            under = bare
            continue
        if bare and bare not in path and not any(bare == one.strip() for one in path):
            headings = (*path[:-1], under) if under else path
            place = place_of(headings, chunk.place, title)
            yield bare, Sentence(bare, document.row.name, title, place, headings, chunk)


def _of_chunk(document: DocumentText, chunk: StoredChunk) -> Iterator[Sentence]:
    for line, about in lines_under(document, chunk):
        if " | " in line or not re.search("[。；！？]", line):
            continue
        for found in _SENTENCE.finditer(_NUMBERED.sub("", _SPEAKER.sub("", line))):
            sentence = found[0].strip().rstrip("。；;！!")
            if sentence and not ITEM.match(sentence):
                yield replace(about, text=sentence, item=bool(ITEM.match(line)))


def place_of(headings: Sequence[str], place: Place, title: str) -> str:
    """The innermost heading, or the sheet; the page where that is only the document's own title."""
    if place.sheet:
        return place.sheet
    innermost = headings[-1] if headings else ""
    if innermost and innermost != title and len(headings) > 1:
        article = re.match(r"第\s*[一二三四五六七八九十百千零〇两\d]+\s*条", innermost)
        return article[0] if article else innermost
    return f"第 {place.page} 页" if place.page else ""


def title_of(row: DocumentRow, headings: Sequence[str]) -> str:
    """What follows an annex's heading, what a notice prints and hands on, or the title itself."""
    for above, heading in pairwise(headings):
        if _ANNEX.match(above.strip()) and len(heading) <= _LONGEST_NAME:
            return heading.strip()
    whole = row.facts.title or _stem(row.name)
    if found := _QUOTED.search(whole):
        return found[1]
    stem = _stem(row.name)
    return stem if stem in whole or len(whole) > _LONGEST_NAME else whole


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0] or name
