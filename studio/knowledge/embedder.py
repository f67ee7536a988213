"""What turns texts into vectors: an endpoint's model when there is one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """A real embedding model; `id` changes with the model, so that vectors of two never meet."""

    @property
    def id(self) -> str: ...

    async def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]": ...
