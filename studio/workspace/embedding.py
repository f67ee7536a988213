"""The embedding model a knowledge base has chosen, in the shape it asks for."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import ModelFolderInvalid, ModelNotChosen
from studio.core.float_rows import Rows
from studio.endpoints import EndpointProfile, Endpoints
from studio.knowledge import Embedder
from studio.knowledge.settings import EmbeddingChoice
from studio.vectors.onnx_folder import model_folder, stamp_of
from studio.vectors.onnx_process import OnnxProcess

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class EndpointEmbedder:
    def __init__(self, endpoints: Endpoints, profile: EndpointProfile) -> None:
        self._endpoints, self._profile = endpoints, profile

    @property
    def id(self) -> str:
        """Changes with the server or the model, so that vectors of two models never meet."""
        return f"{self._profile.base_url}#{self._profile.embedding_model}"

    @property
    def choice(self) -> EmbeddingChoice:
        return EmbeddingChoice(
            source="endpoint", endpoint=self._profile.id, model=self._profile.embedding_model
        )

    @property
    def at_once(self) -> int:
        return self._profile.concurrency

    def get_ready(self) -> None:
        self._endpoints.get_ready(self._profile.id)

    async def embed(self, texts: Sequence[str]) -> Rows:
        async with self._endpoints.connect(self._profile.id) as endpoint:
            return await endpoint.embed(texts, self._profile.embedding_model)

    async def embed_question(self, question: str) -> "NDArray[np.float32]":
        import numpy as np

        vector: NDArray[np.float32] = np.asarray(await self.embed([question]))[0]
        return vector


class FolderEmbedder(OnnxProcess):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.choice = EmbeddingChoice(source="folder", folder=str(folder))


class Models:
    """Called with a choice it gives the model, with none of its own the one that `default` names.

    Raises NotFound, ModelNotChosen or ModelFolderInvalid.

    A model in a folder is kept, and its process with it, until its files are replaced or all is closed.
    """

    def __init__(
        self, endpoints: Endpoints, default: Callable[[], EmbeddingChoice] = EmbeddingChoice
    ) -> None:
        self._endpoints, self._default = endpoints, default
        self._folders: dict[Path, tuple[object, FolderEmbedder]] = {}
        self._looking = threading.Lock()

    def close(self) -> None:
        for _, model in self._folders.values():
            model.close()

    def __call__(self, choice: EmbeddingChoice) -> Embedder | None:
        match choice.source:
            case "endpoint":
                return self._of_endpoint(choice)
            case "folder":
                return self._in_folder(Path(choice.folder))
            case "default" if (chosen := self._default()).source != "default":
                return self(chosen)
            case "default":
                return self._of_default()
        return None

    def _in_folder(self, folder: Path) -> FolderEmbedder:
        with self._looking:
            stamp = _stamp(folder)
            known, model = self._folders.get(folder, (None, None))
            if model is None or known != stamp:
                if model is not None:
                    model.close()
                model = FolderEmbedder(folder)
                self._folders[folder] = stamp, model
            return model

    def _of_endpoint(self, choice: EmbeddingChoice) -> EndpointEmbedder:
        profile = self._endpoints.get(choice.endpoint)
        model = choice.model or profile.embedding_model
        if not model:
            raise ModelNotChosen(endpoint=profile.name, work="embeddings")
        return EndpointEmbedder(self._endpoints, profile.model_copy(update={"embedding_model": model}))

    def _of_default(self) -> EndpointEmbedder | None:
        """The practice endpoint has no model worth ranking by."""
        profile = self._endpoints.default
        wanted = profile.embedding_model and not profile.practice
        return EndpointEmbedder(self._endpoints, profile) if wanted else None


def _stamp(folder: Path) -> object:
    try:
        return stamp_of(model_folder(folder))
    except OSError as error:
        raise ModelFolderInvalid(folder=str(folder), problem="model_unreadable") from error
