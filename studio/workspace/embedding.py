"""The endpoint's embedding model in the shape a knowledge base asks for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from studio.endpoints import EndpointProfile, Endpoints

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class EndpointEmbedder:
    def __init__(self, endpoints: Endpoints, profile: EndpointProfile) -> None:
        self._endpoints = endpoints
        self._profile = profile

    @property
    def id(self) -> str:
        """Changes with the server or the model, so that vectors of two models never meet."""
        return f"{self._profile.base_url}#{self._profile.embedding_model}"

    async def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        import numpy as np

        async with self._endpoints.connect(self._profile.id) as endpoint:
            return np.asarray(await endpoint.embed(texts), dtype=np.float32)


def embedder_of(endpoints: Endpoints) -> EndpointEmbedder | None:
    """Return the default profile's model; the practice endpoint has none worth ranking by."""
    profile = endpoints.default
    wanted = profile.embedding_model and not profile.practice
    return EndpointEmbedder(endpoints, profile) if wanted else None
