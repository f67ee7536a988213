"""What a load works with: who reads files, where their originals are kept, what of them may be kept."""

import asyncio
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from studio.core.documents import DocumentKind
from studio.core.findings import PersonalDataPolicy
from studio.documents.wire import path_to_wire
from studio.knowledge.arrivals import Arrival
from studio.knowledge.sources import Sources

if TYPE_CHECKING:
    from studio.documents import Allowance, OnPage, Unpacked

Message = dict[str, Any]  # JSON
_TEXTS = (".txt", ".md", ".csv")
_SHORT = 1 << 17
_CUT = "studio.knowledge.cutting:cut"  # by name: what it needs is loaded where it is called


class Reader(Protocol):
    """Reads files; raises DocumentError. `studio.documents.ReaderPool` is one."""

    async def read_and(
        self, path: Path, then: str, facts: Message, on_page: "OnPage | None" = None
    ) -> Message: ...

    async def unpack(
        self, path: Path, kind: DocumentKind, into: Path, allowance: "Allowance"
    ) -> "Unpacked": ...

    def rest(self) -> None:
        """Nothing more comes for now."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Short texts are read one after another: writing and embedding them takes as long, and each process
    that reads holds a dictionary of some 35 MB."""

    readers: Reader
    sources: Sources
    policy: PersonalDataPolicy = PersonalDataPolicy.KEEP
    short_texts: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    async def cut(self, arrival: Arrival, on_page: "OnPage | None" = None) -> Message:
        """What `cutting.cut` makes of a file where it is read; raises what that raises."""
        sources = path_to_wire(self.sources.folder)
        facts = {"name": arrival.name, "policy": self.policy.value, "sources": sources}
        async with self.short_texts if _is_short_text(arrival) else nullcontext():
            return await self.readers.read_and(arrival.path, _CUT, facts, on_page)


def _is_short_text(arrival: Arrival) -> bool:
    return arrival.path.suffix.lower() in _TEXTS and arrival.bytes <= _SHORT
