"""Sends what somebody found wrong with an answer to those who made the agent."""

from functools import partial

from PySide6.QtCore import QObject

from studio.catalogue import Feedback, NewFeedback
from studio.core.agents import Agent
from studio.ui.chat import ChatPanel
from studio.ui.chat.exchange import Exchange
from studio.ui.language import tr
from studio.ui.pages.use.feedback_sheet import FeedbackSheet
from studio.ui.shell import Services
from studio.workspace import feedback_on, send_feedback


class Reporting(QObject):
    """`about` says which agent answers in the chat."""

    def __init__(self, chat: ChatPanel, sheet: FeedbackSheet, services: Services) -> None:
        super().__init__(sheet)
        self._chat, self._sheet, self._services = chat, sheet, services
        self._agent: Agent | None = None
        chat.view.reports = True
        chat.view.feedback_wanted.connect(self._ask)
        sheet.sent.connect(self._send)

    def about(self, agent: Agent) -> None:
        self._agent = agent
        self._sheet.close_sheet()

    def _ask(self, exchange: Exchange) -> None:
        assert self._agent is not None
        earlier = self._chat.view.exchanges
        before = [one.question for one in earlier[: earlier.index(exchange)]]
        citations = exchange.finished.citations if exchange.finished else ()
        made = partial(
            feedback_on,
            self._agent,
            exchange.question,
            exchange.answer_text(),
            citations=citations,
            before=before,
        )
        self._sheet.ask(made, self._services.workspace.acting, self._agent.name)

    def _send(self, feedback: NewFeedback) -> None:
        self._sheet.set_busy(True)
        job = self._services.background.run(send_feedback, self._services.workspace, feedback)
        job.done.connect(self._say)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._rest)

    def _say(self, sent: Feedback) -> None:
        self._sheet.close_sheet()
        number = sent.number
        said = tr(
            "Sent to the author as number {number}; the passport shows what becomes of it.", number=number
        )
        self._services.notices.say(said)

    def _rest(self) -> None:
        self._sheet.set_busy(False)
