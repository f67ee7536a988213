"""What search may ask of an endpoint's models; when it fails or dawdles, search goes on alone."""

from collections.abc import Sequence
from typing import Protocol


class SearchModel(Protocol):
    """Every call raises StudioError when the endpoint cannot do it."""

    async def rewrite(self, question: str) -> list[str]:
        """The question in official terms: a few short searches."""

    async def rerank(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers; only their order matters."""

    async def questions(self, text: str, count: int) -> list[str]:
        """Questions people would ask that the text answers."""
