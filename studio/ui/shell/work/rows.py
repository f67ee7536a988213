"""A line of the list of long work: under way with its bar and a way to stop it, or over and how it ended."""

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studio.ui.components import ElidedLabel, IconButton, IconLabel, Spinner, label, show_done
from studio.ui.components.rows import ClickableRow
from studio.ui.dates import short_time
from studio.ui.job import Finished, Job, Outcome
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.shell.work.pace import pace_text, progress_text
from studio.ui.theme import space

_ICONS = {
    Outcome.DONE: ("check-circle", "success"),
    Outcome.FAILED: ("alert-circle-outline", "danger"),
    Outcome.STOPPED: ("stop-circle-outline", "text.muted"),
}


class RunningRow(QFrame):
    """`show_now` as often as one likes: it writes only what changed."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job = job
        self._title, self._count = ElidedLabel("", "dense"), ElidedLabel("", "caption", "secondary")
        self._bar = QProgressBar(textVisible=False)
        self.stop = IconButton("close", "", small=True)
        self.stop.clicked.connect(job.cancel)
        top = QHBoxLayout()
        top.setSpacing(space("2"))
        top.addWidget(Spinner())
        top.addWidget(self._title, 1)
        top.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("3"), space("2"), space("2"), space("2"))
        column.setSpacing(space("1"))
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addWidget(self._count)
        self.show_now()

    def show_now(self) -> None:
        measure = self.job.measure_of
        self._title.set_text(self.job.title)
        self.stop.setAccessibleName(tr("Stop: {title}", title=self.job.title))
        self.stop.setToolTip(tr("Stop: {title}", title=self.job.title))
        show_done(self._bar, measure.done if measure else 0, measure.total if measure else 0)
        self._bar.setAccessibleName(self.job.said)
        told = (progress_text(measure), pace_text(measure, time.monotonic())) if measure else ("",)
        text = " · ".join(filter(None, told))
        self._count.set_text(text)
        self._count.setHidden(not text)

    def text(self) -> str:
        return f"{self._title.text()} {self._count.text()}".strip()


class FinishedRow(ClickableRow):
    """Leads to the place it was about."""

    went = Signal(tuple)

    def __init__(self, finished: Finished, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = finished.about
        icon, color = _ICONS[finished.outcome]
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(ElidedLabel(finished.title, "dense"))
        lines.addWidget(ElidedLabel(outcome_text(finished), "caption", "secondary"))
        row = QHBoxLayout(self)
        row.setContentsMargins(space("3"), space("2"), space("3"), space("2"))
        row.setSpacing(space("2"))
        row.addWidget(IconLabel(icon, color, "icon.small"))
        row.addLayout(lines, 1)
        row.addWidget(label(short_time(finished.at.isoformat()), "caption", "muted"))
        self.setAccessibleName(f"{finished.title} · {outcome_text(finished)}")
        self.opened.connect(self._go)

    def _go(self) -> None:
        if self._about:
            self.went.emit(self._about)


def outcome_text(finished: Finished) -> str:
    """How it ended, in one line."""
    if finished.outcome is Outcome.FAILED:
        return explanation_of(finished.error).happened
    if finished.outcome is Outcome.STOPPED:
        return tr("Stopped.")
    return finished.notice or tr("Done in {seconds} s", seconds=f"{max(finished.seconds, 1):,.0f}")
