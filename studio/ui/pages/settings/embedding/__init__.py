"""How passages are found: by words, by meaning, and where what that needs is kept."""

from studio.ui.pages.settings.embedding.controller import EmbeddingController
from studio.ui.pages.settings.embedding.view import EmbeddingView

__all__ = ["EmbeddingController", "EmbeddingView"]
