"""What people change of a base by hand: what a chunk says, whether it is used, the facts of a document."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from studio.core.documents import Block, Document, DocumentKind
from studio.core.errors import ChunkTextEmpty, FactInvalid
from studio.core.facts import DocumentFacts
from studio.core.findings import PersonalDataPolicy
from studio.core.places import Place
from studio.knowledge.chunk_edits import (
    ChunkEdit,
    edit_of,
    keep,
    piece,
    renewed,
    unplaced,
)
from studio.knowledge.database import Database
from studio.knowledge.kept_facts import KeptFacts
from studio.knowledge.waiting import to_the_end

Result = TypeVar("Result")
_DAYS = ("issued", "in_force_from", "in_force_until")


class Editing:
    """A chunk that is changed gets a new id, which is returned; each change is one transaction.

    `changing` is held meanwhile; `gone` is told which chunks are no longer there; `policy` is what the base
    does with personal data.
    """

    def __init__(
        self,
        database: Database,
        facts: KeptFacts,
        changing: asyncio.Lock,
        gone: Callable[[Sequence[int]], Awaitable[None]],
        policy: Callable[[], PersonalDataPolicy],
    ) -> None:
        self._database, self._facts, self._changing = database, facts, changing
        self._gone, self._policy = gone, policy

    async def edit(self, chunk: int, text: str) -> int:
        """Let the chunk say this, which the guards see to like any text of a document.

        Raises NotFound, ChunkTextEmpty, DocumentClassified or PersonalDataRefused.
        """
        return await self._change(chunk, lambda edit: _saying(edit, text, self._policy()))

    async def switch(self, chunk: int, *, off: bool) -> int:
        """Take a chunk out of search and embedding, or back in; raises NotFound."""
        return await self._change(chunk, lambda edit: replace(edit, off=off))

    async def restore(self, chunk: int) -> int:
        """Back to what the file says, and on; raises NotFound."""
        return await self._change(chunk, lambda edit: replace(edit, text=None, off=False))

    async def unplaced(self, document: str) -> list[ChunkEdit]:
        """Edits of pieces that the changed file no longer holds: kept, but they apply to nothing."""
        return await asyncio.to_thread(self._unplaced, document)

    async def set_facts(self, document: str, facts: DocumentFacts) -> None:
        """Keep what is not as it stands now, through reloads too; raises NotFound or FactInvalid."""
        for field in _DAYS:
            _check_day(field, getattr(facts, field))
        await self._locked(self._facts.set_by_hand, document, facts)

    async def forget_facts(self, document: str) -> None:
        """Back to what was recognised; raises NotFound."""
        await self._locked(self._facts.forget_by_hand, document)

    async def _change(self, chunk: int, change: Callable[[ChunkEdit], ChunkEdit]) -> int:
        changed = await self._locked(self._write, chunk, change)
        if changed != chunk:
            await self._gone([chunk])
        return changed

    async def _locked(self, work: Callable[..., Result], *facts: object) -> Result:
        async with self._changing:
            return await to_the_end(work, *facts)

    def _write(self, chunk: int, change: Callable[[ChunkEdit], ChunkEdit]) -> int:
        with self._database.change() as connection:
            one = piece(connection, chunk)
            before = edit_of(connection, one)
            edit = change(before)
            if edit == before:
                return chunk
            keep(connection, edit)
            return renewed(connection, one, edit)

    def _unplaced(self, document: str) -> list[ChunkEdit]:
        with self._database.read() as connection:
            return unplaced(connection, document)


def _saying(edit: ChunkEdit, text: str, policy: PersonalDataPolicy) -> ChunkEdit:
    from studio.documents import guarded, without_invisible

    lines = [line.strip() for line in without_invisible(text).splitlines()]
    blocks = tuple(Block(line, Place()) for line in lines if line)
    if not blocks:
        raise ChunkTextEmpty(document=edit.document)
    document, _ = guarded(Document(edit.document, DocumentKind.TEXT, "", 1, blocks), policy)
    return replace(edit, text=None if document.text == edit.was else document.text)


def _check_day(field: str, day: str) -> None:
    try:
        if day:
            date.fromisoformat(day)
    except ValueError as error:
        raise FactInvalid(field=field, value=day) from error
