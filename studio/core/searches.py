"""What a search brought, and how it went."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from studio.core.passages import Passage, Trouble


class SkippedStep(BaseModel):
    """A step that was wanted and went undone: "rewrite", "vectors" or "rerank"."""

    model_config = ConfigDict(frozen=True)

    step: str
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`rewritten` is what the question became in official terms; `seconds` is how long all of it took."""

    passages: tuple[Passage, ...] = ()
    rewritten: tuple[str, ...] = ()
    skipped: tuple[SkippedStep, ...] = ()
    reranked: bool = False
    seconds: float = 0.0
