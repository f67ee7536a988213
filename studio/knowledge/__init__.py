"""Knowledge bases: documents cut into chunks, kept in SQLite, found by full text and by meaning."""

from studio.knowledge.base import KnowledgeBase
from studio.knowledge.bases import KnowledgeBases
from studio.knowledge.embedder import Embedder
from studio.knowledge.preparing import Reader
from studio.knowledge.progress import LoadProgress, LoadReport
from studio.knowledge.store import StoredChunk

__all__ = [
    "Embedder",
    "KnowledgeBase",
    "KnowledgeBases",
    "LoadProgress",
    "LoadReport",
    "Reader",
    "StoredChunk",
]
