"""What turns texts into vectors: an endpoint's model, or one in a folder."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from studio.core.float_rows import Rows
from studio.knowledge.settings import EmbeddingChoice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """A real embedding model; `id` changes with the model, so that vectors of two never meet.

    `choice` is what it can be found again by, `at_once` how many requests it takes side by side.
    """

    @property
    def id(self) -> str: ...

    @property
    def choice(self) -> EmbeddingChoice: ...

    @property
    def at_once(self) -> int: ...

    def get_ready(self) -> None:
        """Blocking: load beforehand what the first texts would wait for; trouble shows when they come."""
        ...

    async def embed(self, texts: Sequence[str]) -> "NDArray[np.float32] | Rows":
        """One row a text, (n, dimension)."""
        ...

    async def embed_question(self, question: str) -> "NDArray[np.float32]":
        """The vector that finds the texts which answer it, (dimension,)."""
        ...


Embedders = Callable[[EmbeddingChoice], Embedder | None]
"""The model of a choice, None for full text alone; blocking, raises a StudioError where it cannot be had."""


def no_model(_choice: EmbeddingChoice) -> None:
    """For bases that are only searched by full text."""
