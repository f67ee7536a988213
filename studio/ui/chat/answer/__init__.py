"""An answer as text: Markdown laid out while it is being written, a block at a time."""

from studio.ui.chat.answer.view import AnswerView

__all__ = ["AnswerView"]
