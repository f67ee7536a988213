"""The tab 片段: what a document was cut into, to be looked at, mended, switched off."""

from studio.ui.pages.knowledge.chunks.view import ChunksView

__all__ = ["ChunksView"]
