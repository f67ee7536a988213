"""What a load works with: who reads files, where their originals are kept, what of them may be kept."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.core.documents import Document, DocumentKind
from studio.core.findings import PersonalDataPolicy
from studio.knowledge.sources import Sources

if TYPE_CHECKING:
    from studio.documents import Allowance, OnPage, Unpacked


class Reader(Protocol):
    """Reads files; raises DocumentError. `studio.documents.ReaderPool` is one."""

    async def read(self, path: Path, on_page: "OnPage | None" = None) -> Document: ...

    async def unpack(
        self, path: Path, kind: DocumentKind, into: Path, allowance: "Allowance"
    ) -> "Unpacked": ...


@dataclass(frozen=True, slots=True)
class Intake:
    """`cutting` lets two documents be cut at once: more threads would only keep the window waiting."""

    readers: Reader
    sources: Sources
    policy: PersonalDataPolicy = PersonalDataPolicy.KEEP
    cutting: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
