"""Joins long work to what shows it: the line in the status bar, the list it opens, and word of its end."""

from PySide6.QtCore import QObject

from studio.ui.background import Background
from studio.ui.job import Finished, Outcome
from studio.ui.language import tr
from studio.ui.notices import Notices, explanation_of
from studio.ui.outside import Outside
from studio.ui.shell.frame import Frame
from studio.ui.shell.work import WorkPanel

_WORTH_TELLING_SECONDS = 5.0


class LongWork(QObject):
    def __init__(self, frame: Frame, background: Background, notices: Notices, outside: Outside) -> None:
        super().__init__(frame)
        self._frame, self._background = frame, background
        self._notices, self._outside = notices, outside
        self.panel = WorkPanel(frame.window())
        self.panel.went.connect(self._go)
        frame.status.work.opened.connect(self.panel_wanted)
        background.works_changed.connect(self._show)
        background.announced.connect(notices.say)
        background.work_finished.connect(self._tell_outside)

    def panel_wanted(self) -> None:
        """Open the list, or put it away."""
        if self.panel.isVisible():
            self.panel.close_panel()
        else:
            self.panel.show_works(self._background.works, self._background.finished)
            self.panel.open()

    def _show(self) -> None:
        works, finished = self._background.works, self._background.finished
        self._frame.status.work.show_works(works, len(finished))
        if self.panel.isVisible():
            self.panel.show_works(works, finished)

    def _tell_outside(self, finished: Finished) -> None:
        """What was over at once nobody went away from."""
        if finished.outcome is Outcome.STOPPED or finished.seconds < _WORTH_TELLING_SECONDS:
            return
        failed = finished.outcome is Outcome.FAILED
        title = finished.title
        ended = tr("Not finished: {title}", title=title) if failed else tr("Finished: {title}", title=title)
        text = explanation_of(finished.error).happened if failed else finished.notice
        self._outside.tell(ended, text or tr("Agent Studio"))

    def _go(self, place: tuple[str, ...]) -> None:
        self._frame.lead_to(*place)
