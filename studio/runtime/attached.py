"""What of the chat's attachments goes to the model: all of it, or the parts nearest to the question."""

import asyncio
from collections.abc import Iterable, Sequence
from functools import cached_property

from studio.core.attachments import Attachment
from studio.core.documents import DocumentKind
from studio.core.passages import Passage
from studio.knowledge.chunking import chunks_of
from studio.knowledge.full_text import FullText
from studio.knowledge.terms import searched_text, segmented
from studio.runtime.attachment_parts import Attached
from studio.runtime.conversation import estimated_tokens

_SHEETS = (DocumentKind.XLSX, DocumentKind.XLS, DocumentKind.CSV)
_AROUND = 24  # tokens of a passage's number and source


class AttachedFiles:
    """The attachments of a chat, cut into passages of no base and searched as a base would be."""

    def __init__(self, attachments: Sequence[Attachment]) -> None:
        self._attachments = tuple(attachments)
        self._ranking: FullText | None = None

    def are(self, attachments: Sequence[Attachment]) -> bool:
        """Whether these are still the ones it was made of."""
        given = self._attachments
        return len(given) == len(attachments) and all(map(_same, given, attachments))

    async def within(self, tokens: int, question: str) -> Attached:
        """Return passages in reading order that take at most so many tokens, one at least."""
        return await asyncio.to_thread(self._within, tokens, question)

    def _within(self, tokens: int, question: str) -> Attached:
        sizes = [_size(passage) for passage in self._passages]
        if sum(sizes) <= tokens:
            return Attached(tuple(self._passages), len(sizes), self._sheets)
        chosen: set[int] = set()
        for number in self._order(question):
            if chosen and sizes[number] > tokens:
                continue
            tokens -= sizes[number]
            chosen.add(number)
        return Attached(tuple(self._passages[number] for number in sorted(chosen)), len(sizes), self._sheets)

    @property
    def _sheets(self) -> bool:
        return any(one.document.kind in _SHEETS for one in self._attachments)

    def _order(self, question: str) -> Iterable[int]:
        """What shares most with the question first, then from the beginning on."""
        count = len(self._passages)
        ranked = [found.chunk for found in self._searched.rank(question, count)]
        return dict.fromkeys([*ranked, *range(count)])

    @cached_property
    def _passages(self) -> list[Passage]:
        """Numbered through all of them: two may have the same name."""
        cut = ((one.name, chunk) for one in self._attachments for chunk in chunks_of(one.document))
        return [
            Passage(base="", document=name, chunk=number, place=chunk.place, text=chunk.text, score=1.0)
            for number, (name, chunk) in enumerate(cut)
        ]

    @cached_property
    def _searched(self) -> FullText:
        texts = (searched_text(one.document, one.text, one.place) for one in self._passages)
        ranking = FullText()
        ranking.add([(number, 0, segmented(text)) for number, text in enumerate(texts)])
        return ranking


def _same(one: Attachment, other: Attachment) -> bool:
    return one is other or (one.path == other.path and one.document.digest == other.document.digest)


def _size(passage: Passage) -> int:
    return estimated_tokens(passage.text) + estimated_tokens(passage.document) + _AROUND
