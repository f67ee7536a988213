"""The attached materials: which one a point means, what stands after a label, what lies nearest to words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from studio.core.attachments import Attachment
from studio.core.documents import Block, Document
from studio.tools.spreadsheets.widths import narrow

_HEAD = 4  # blocks at the beginning of a document in which its title stands
_LONGEST_QUOTE = 160
_ENDS = r"[^;|\n。]"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something stands: `place` as a person reads it, `quote` the words themselves."""

    document: str
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """What stands after a label, and where."""

    value: str
    evidence: Evidence


def documents_of(attachments: Sequence[Attachment]) -> list[Document]:
    return [each.document for each in attachments]


def meant_by(material: str, documents: Sequence[Document]) -> list[Document]:
    """The documents a point names, by file name or title; all of them where it names none."""
    names = [name for name in re.split(r"[、,，;；/|\n]+", material) if name.strip()]
    if not names:
        return list(documents)
    return [document for document in documents if any(_is_called(document, name) for name in names)]


def _is_called(document: Document, name: str) -> bool:
    wanted = re.sub(r"(?:复印件|原件|扫描件|电子件|影印件)$", "", plain(name))
    stem = plain(PurePath(document.name).stem)
    title = "".join(block.text for block in document.blocks[:_HEAD])[:400]
    return wanted in stem or wanted in plain(title) or (len(stem) >= 2 and stem in wanted)


def plain(text: str) -> str:
    """As texts are compared: widths, case and blanks do not matter."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def evidence_in(document: Document, block: Block, quote: str) -> Evidence:
    text = " ".join(quote.split())
    return Evidence(document.name, block.place.label(), text[:_LONGEST_QUOTE])


def found_words(documents: Sequence[Document], words: str) -> Evidence | None:
    """The first place where the words stand."""
    wanted = plain(words)
    for document, block in blocks_of(documents):
        if wanted and wanted in plain(block.text):
            return evidence_in(document, block, _around(block.text, words))
    return None


def labelled(document: Document, label: str) -> Iterator[Labelled]:
    """“法定代表人:张三”, “法定代表人 | 张三”, “法定代表人 张三”."""
    spaced = r"\s*".join(map(re.escape, "".join(narrow(label).split())))
    found = re.compile(rf"{spaced}\s*(?:[(][^)]{{0,12}}[)])?\s*[:|为是]?\s*({_ENDS}{{1,80}})")
    for block in document.blocks:
        for match in found.finditer(narrow(block.text)):
            value = re.sub(r"^[\s:,、_—-]+|[\s:,、_—-]+$", "", match[1])
            yield Labelled(value, evidence_in(document, block, block.text[slice(*match.span())]))


def blocks_of(documents: Sequence[Document]) -> Iterator[tuple[Document, Block]]:
    for document in documents:
        for block in document.blocks:
            yield document, block


def nearest(documents: Sequence[Document], words: str, most_signs: int) -> list[tuple[Document, Block]]:
    """What lies nearest to the words, nearest first, up to so many characters; everything when it fits."""
    everything = list(blocks_of(documents))
    if sum(len(block.text) for _, block in everything) <= most_signs:
        return everything
    order = sorted(
        range(len(everything)), key=_scores(words, [block.text for _, block in everything]).__getitem__
    )
    chosen: list[int] = []
    left = most_signs
    for at in reversed(order):
        left -= len(everything[at][1].text)
        if left < 0 and chosen:
            break
        chosen.append(at)
    return [everything[at] for at in chosen]


def _scores(words: str, texts: Sequence[str]) -> list[float]:
    from studio.knowledge.full_text import FullText
    from studio.knowledge.terms import segmented

    index = FullText()
    index.add([(number, 1, segmented(text)) for number, text in enumerate(texts, 1)])
    return [float(score) for score in index.scores(words)]


def _around(text: str, words: str) -> str:
    at = max(text.find(words.strip()), 0)
    start = max(0, at - 40)
    return text[start : start + _LONGEST_QUOTE]
