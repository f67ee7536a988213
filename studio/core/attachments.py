"""A file the person added to one chat: read like any other, kept nowhere else."""

from dataclasses import dataclass
from pathlib import Path

from studio.core.documents import Document


@dataclass(frozen=True)
class Attachment:
    path: Path
    document: Document

    @property
    def name(self) -> str:
        return self.document.name
