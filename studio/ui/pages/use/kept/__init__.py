"""The conversations at the left of the chat: listed by day, searched, renamed, removed."""

from studio.ui.pages.use.kept.controller import KeptController
from studio.ui.pages.use.kept.view import KeptView

__all__ = ["KeptController", "KeptView"]
