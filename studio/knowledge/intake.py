"""What a load works with: who reads files, where their originals are kept, what of them may be kept."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from studio.core.documents import DocumentKind
from studio.core.findings import PersonalDataPolicy
from studio.documents.wire import path_to_wire
from studio.knowledge.sources import Sources

if TYPE_CHECKING:
    from studio.documents import Allowance, OnPage, Unpacked

Message = dict[str, Any]  # JSON
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
    readers: Reader
    sources: Sources
    policy: PersonalDataPolicy = PersonalDataPolicy.KEEP

    async def cut(self, path: Path, name: str, on_page: "OnPage | None" = None) -> Message:
        """What `cutting.cut` makes of a file where it is read; raises what that raises."""
        facts = {"name": name, "policy": self.policy.value, "sources": path_to_wire(self.sources.folder)}
        return await self.readers.read_and(path, _CUT, facts, on_page)
