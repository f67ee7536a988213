"""A knowledge base and its vectors.

StudioError
└── KnowledgeError
    ├── KnowledgeDamaged
    ├── KnowledgeLocked            another program holds its file: a backup, a sync, a virus scanner
    ├── VectorsUnavailable         the Chroma process does not start or answer
    │   └── VectorServerUnreachable nobody answers at the Chroma server's address
    ├── ModelFolderInvalid         a folder said to hold an embedding model holds none that works
    ├── ModelNotHere               the vectors are of a model that is not set up on this computer
    ├── NothingToLoad
    ├── ChunkTextEmpty             a chunk that is to say nothing is switched off instead
    ├── FactInvalid                a fact of a document was set to what it cannot be
    ├── SearchHelpLate             a search went on without a model that took too long
    └── DeletionNotConfirmed       what would be lost was not agreed to
"""

from studio.core.errors.base import StudioError


class KnowledgeError(StudioError):
    pass


class KnowledgeDamaged(KnowledgeError):
    base: str


class KnowledgeLocked(KnowledgeError):
    base: str


class VectorsUnavailable(KnowledgeError):
    reason: str


class VectorServerUnreachable(VectorsUnavailable):
    url: str


class ModelFolderInvalid(KnowledgeError):
    folder: str
    problem: str


class ModelNotHere(KnowledgeError):
    model: str


class NothingToLoad(KnowledgeError):
    folder: str


class ChunkTextEmpty(KnowledgeError):
    document: str


class FactInvalid(KnowledgeError):
    field: str
    value: str


class SearchHelpLate(KnowledgeError):
    seconds: int


class DeletionNotConfirmed(KnowledgeError):
    base: str
    documents: int | None
