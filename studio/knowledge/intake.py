"""What a load works with: who reads files, where their originals are kept, what of them may be kept."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentError
from studio.core.findings import PersonalDataPolicy
from studio.documents.wire import path_to_wire
from studio.knowledge.arrivals import Arrival
from studio.knowledge.sources import Sources

if TYPE_CHECKING:
    from studio.documents import Allowance, OnPage, Unpacked

Message = dict[str, Any]  # JSON
_SHORT = dict.fromkeys((".txt", ".md", ".csv"), 1 << 17) | dict.fromkeys((".docx", ".pdf"), 1 << 16)  # bytes
_TAKES = {".pdf": 4}  # times what another one takes
_TOGETHER, _TOGETHER_BYTES = 16, 1 << 18
_PARTS = 4  # of what is left, of which one is given out at most
_CUT = "studio.knowledge.cutting:cut"  # by name: what it needs is loaded where it is called


class Reader(Protocol):
    """Reads files; raises DocumentError. `studio.documents.ReaderPool` is one."""

    async def read_and(
        self, path: Path, then: str, facts: Message, on_page: "OnPage | None" = None
    ) -> Message: ...

    async def unpack(
        self, path: Path, kind: DocumentKind, into: Path, allowance: "Allowance"
    ) -> "Unpacked": ...

    async def read_all_and(
        self, files: "Sequence[tuple[Path, Message, OnPage]]", then: str
    ) -> list[Message | DocumentError]: ...

    def rest(self) -> None:
        """Nothing more comes for now."""


@dataclass(frozen=True, slots=True)
class Intake:
    readers: Reader
    sources: Sources
    policy: PersonalDataPolicy = PersonalDataPolicy.KEEP

    async def cut(self, arrival: Arrival, on_page: "OnPage | None" = None) -> Message:
        """What `cutting.cut` makes of a file where it is read; raises what that raises."""
        return await self.readers.read_and(arrival.path, _CUT, self._facts(arrival), on_page)

    async def cut_together(
        self, arrivals: Sequence[Arrival], on_pages: "Sequence[OnPage]"
    ) -> list[Message | DocumentError]:
        """The same of short texts."""
        files = [
            (arrival.path, self._facts(arrival), on_page)
            for arrival, on_page in zip(arrivals, on_pages, strict=True)
        ]
        cut = await self.readers.read_all_and(files, _CUT)
        await asyncio.sleep(0)  # the next texts are on their way before anything is done with these
        return cut

    def _facts(self, arrival: Arrival) -> Message:
        sources = path_to_wire(self.sources.folder)
        return {"name": arrival.name, "policy": self.policy.value, "sources": sources}


def is_short_text(arrival: Arrival) -> bool:
    """What is read in a few milliseconds; a small file can hold few pictures to be recognised."""
    return arrival.regular and arrival.bytes <= _SHORT.get(arrival.path.suffix.lower(), -1)


def _takes(arrival: Arrival) -> int:
    return _TAKES.get(arrival.path.suffix.lower(), 1)


def grouped(coming: Sequence[Arrival]) -> Iterator[Sequence[Arrival]]:
    """Short texts by as many as are read in a moment, every other file by itself.

    The last ones by fewer, so that all readers end at about the same time.
    """
    group: list[Arrival] = []
    left = sum(map(_takes, filter(is_short_text, coming)))
    for arrival in coming:
        if not is_short_text(arrival):
            yield [arrival]
            continue
        group.append(arrival)
        taken = sum(map(_takes, group))
        if taken >= min(_TOGETHER, left / _PARTS) or sum(one.bytes for one in group) > _TOGETHER_BYTES:
            yield group
            left -= taken
            group = []
    if group:
        yield group
