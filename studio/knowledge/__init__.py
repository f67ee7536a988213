"""Knowledge bases: documents cut into chunks, kept in SQLite, found by full text and by meaning."""

from studio.knowledge.base import KnowledgeBase, knowledge_digest
from studio.knowledge.bases import KnowledgeBases
from studio.knowledge.embedder import Embedder
from studio.knowledge.evaluation import EvalCase, EvalReport, Miss, evaluate
from studio.knowledge.intake import Reader
from studio.knowledge.namesakes import Namesakes
from studio.knowledge.progress import LoadProgress, LoadReport
from studio.knowledge.status import BaseStatus, VectorStatus
from studio.knowledge.store import StoredChunk

__all__ = [
    "BaseStatus",
    "Embedder",
    "EvalCase",
    "EvalReport",
    "KnowledgeBase",
    "KnowledgeBases",
    "LoadProgress",
    "LoadReport",
    "Miss",
    "Namesakes",
    "Reader",
    "StoredChunk",
    "VectorStatus",
    "evaluate",
    "knowledge_digest",
]
