"""Official documents as they will be printed: pages drawn after GB/T 9704-2012."""

from studio.ui.paper.view import PaperPreview

__all__ = ["PaperPreview"]
