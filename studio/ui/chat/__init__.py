"""Talking to an agent: questions, answers as they are written, their sources, and the field to ask in."""

from studio.ui.chat.answer import AnswerView
from studio.ui.chat.composer import Composer
from studio.ui.chat.making_panel import MakingPanel
from studio.ui.chat.panel import ChatPanel
from studio.ui.chat.sources import SourceRow
from studio.ui.chat.view import ChatView

__all__ = ["AnswerView", "ChatPanel", "ChatView", "Composer", "MakingPanel", "SourceRow"]
