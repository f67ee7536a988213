"""Knowledge bases: documents cut into chunks, kept in SQLite, found by full text and by meaning."""

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
