"""Knowledge bases: documents cut into chunks, kept in SQLite, found by full text and by meaning."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.core.searches import SearchResult, SkippedStep
    from studio.knowledge.base import KnowledgeBase, knowledge_digest
    from studio.knowledge.bases import KnowledgeBases
    from studio.knowledge.cases import EvalCase
    from studio.knowledge.chunk_edits import ChunkEdit
    from studio.knowledge.comparing import Change, Comparison, compare
    from studio.knowledge.embedder import Embedder
    from studio.knowledge.evaluation import EvalReport, Miss, evaluate, measure
    from studio.knowledge.filters import SearchFilters
    from studio.knowledge.folder_changes import ChangedFile, FolderChanges
    from studio.knowledge.intake import Reader
    from studio.knowledge.namesakes import Namesakes
    from studio.knowledge.past_questions import PastQuestion
    from studio.knowledge.progress import LoadProgress, LoadReport
    from studio.knowledge.question_set import Origin, QuestionSet, SavedQuestion
    from studio.knowledge.search_model import SearchModel
    from studio.knowledge.settings import BaseSettings, EmbeddingChoice, SearchSettings
    from studio.knowledge.status import BaseStatus, VectorStatus
    from studio.knowledge.store import StoredChunk
    from studio.knowledge.watching import SyncReport
    from studio.knowledge.whereabouts import Stage, Whereabouts

__all__ = [
    "BaseSettings",
    "BaseStatus",
    "Change",
    "ChangedFile",
    "ChunkEdit",
    "Comparison",
    "Embedder",
    "EmbeddingChoice",
    "EvalCase",
    "EvalReport",
    "FolderChanges",
    "KnowledgeBase",
    "KnowledgeBases",
    "LoadProgress",
    "LoadReport",
    "Miss",
    "Namesakes",
    "Origin",
    "PastQuestion",
    "QuestionSet",
    "Reader",
    "SavedQuestion",
    "SearchFilters",
    "SearchModel",
    "SearchResult",
    "SearchSettings",
    "SkippedStep",
    "Stage",
    "StoredChunk",
    "SyncReport",
    "VectorStatus",
    "Whereabouts",
    "compare",
    "evaluate",
    "knowledge_digest",
    "measure",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.core.searches": "SearchResult SkippedStep",
        "studio.knowledge.base": "KnowledgeBase knowledge_digest",
        "studio.knowledge.bases": "KnowledgeBases",
        "studio.knowledge.cases": "EvalCase",
        "studio.knowledge.chunk_edits": "ChunkEdit",
        "studio.knowledge.comparing": "Change Comparison compare",
        "studio.knowledge.embedder": "Embedder",
        "studio.knowledge.evaluation": "EvalReport Miss evaluate measure",
        "studio.knowledge.filters": "SearchFilters",
        "studio.knowledge.folder_changes": "ChangedFile FolderChanges",
        "studio.knowledge.intake": "Reader",
        "studio.knowledge.namesakes": "Namesakes",
        "studio.knowledge.past_questions": "PastQuestion",
        "studio.knowledge.progress": "LoadProgress LoadReport",
        "studio.knowledge.question_set": "Origin QuestionSet SavedQuestion",
        "studio.knowledge.search_model": "SearchModel",
        "studio.knowledge.settings": "BaseSettings EmbeddingChoice SearchSettings",
        "studio.knowledge.status": "BaseStatus VectorStatus",
        "studio.knowledge.store": "StoredChunk",
        "studio.knowledge.watching": "SyncReport",
        "studio.knowledge.whereabouts": "Stage Whereabouts",
    },
)
