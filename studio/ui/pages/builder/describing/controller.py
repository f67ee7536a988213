"""Joins the description with the agent's endpoint and the draft's files."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.authoring.suggestions import Suggested, Suggestion, apply
from studio.core.errors import StudioError
from studio.runtime import AgentFolder
from studio.tools import KINDS
from studio.ui.background import Job
from studio.ui.components import Later
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.pages.builder.describing.sheet import DescribeSheet
from studio.ui.pages.builder.written import Written
from studio.ui.shell import Services
from studio.wording.tools import tool_words
from studio.workspace.describing import describe


class DescribingController(QObject):
    """`applying` comes before the files change, `applied` after; `flush` writes down what the form holds."""

    applying = Signal()
    applied = Signal()
    closed = Signal()

    def __init__(self, page: QWidget, services: Services, flush: Callable[[], None]) -> None:
        super().__init__(page)
        self._services, self._flush = services, flush
        self._folder: AgentFolder | None = None
        self._job: Job | None = None
        self.later_sheet = Later(partial(DescribeSheet, page))
        self.later_sheet.then(self._join)

    @property
    def sheet(self) -> DescribeSheet:
        return self.later_sheet()

    def _join(self, sheet: DescribeSheet) -> None:
        self._told = Written(sheet.text, self._services.scratch)
        sheet.asked.connect(self._ask)
        sheet.stopped.connect(self.stop)
        sheet.applied.connect(self._apply)
        sheet.closed.connect(self.closed)
        sheet.set_busy(busy=False)
        sheet.show_suggestions(())
        if self._folder is not None:
            self._bring_told(self._folder)

    def _bring_told(self, folder: AgentFolder) -> None:
        self._told.load(f"builder/{folder.path.name}/describe")

    def load(self, folder: AgentFolder) -> None:
        """Another agent is open: what was suggested for the one before goes."""
        self._folder = folder
        if self.later_sheet.made is not None:
            self.stop()
            self.sheet.close_sheet()
            self.sheet.show_suggestions(())
            self._bring_told(folder)

    def open(self) -> None:
        self.sheet.open()
        self.sheet.text.setFocus()

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.sheet.set_busy(busy=False)

    def _ask(self, text: str) -> None:
        if self._folder is None or self._job is not None:
            return
        self._flush()
        self.sheet.set_busy(busy=True)
        tools = {kind: tr(tool_words(kind).purpose) for kind in KINDS}
        self._job = self._services.background.run(
            describe, self._services.workspace, self._folder, text, tools
        )
        self._job.done.connect(self._show)
        self._job.failed.connect(self._explain)
        self._job.ended.connect(self._rest)

    def _show(self, suggestions: Sequence[Suggestion]) -> None:
        """But another name: the one it has was written by the person, a moment ago."""
        suggestions = [one for one in suggestions if one.about is not Suggested.NAME]
        self.sheet.show_suggestions(suggestions)
        if not suggestions:
            self._services.notices.say(tr("The draft would change nothing."), "info")

    def _explain(self, error: Exception) -> None:
        self.sheet.show_error(error_banner(error))

    def _rest(self) -> None:
        """One that was stopped may end while the next one runs."""
        if self.sender() is self._job:
            self._job = None
            self.sheet.set_busy(busy=False)

    def _apply(self, suggestions: Sequence[Suggestion]) -> None:
        if self._folder is None:
            return
        self._flush()
        self.applying.emit()
        try:
            for suggestion in suggestions:
                apply(suggestion, self._folder)
        except (StudioError, ValueError) as error:
            self._services.notices.show_error(error)
        self.applied.emit()
