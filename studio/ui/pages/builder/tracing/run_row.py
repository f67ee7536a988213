"""One run in the list: its question, how it ended, when and how long."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.core.origins import Origin
from studio.traces import TraceRow
from studio.ui.components import ClickableRow, ElidedLabel, IconLabel
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.theme import space

_ENDS = {
    "answered": ("check-circle", "success"),
    "nothing_found": ("magnify-close", "text.muted"),
    "quoted": ("format-quote-close", "warning"),
    "failed": ("alert-circle", "danger"),
    "": ("stop-circle-outline", "text.muted"),
}


class RunRow(ClickableRow):
    picked = Signal(str)

    def __init__(self, run: TraceRow) -> None:
        super().__init__()
        self.run = run
        facts = [
            end_text(run.outcome),
            short_time(run.started),
            tr("{seconds} s", seconds=f"{run.seconds:.1f}"),
        ]
        if run.origin is Origin.TEST:
            facts.insert(1, tr("test run"))
        self.setAccessibleName(f"{run.question} {' · '.join(facts)}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(run.question, "body"))
        words.addWidget(ElidedLabel(" · ".join(facts), "caption", "muted"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("2"), space("2"), space("2"), space("2"))
        layout.setSpacing(space("2"))
        layout.addWidget(IconLabel(*_ENDS[run.outcome], "icon.small"))
        layout.addLayout(words, 1)
        self.opened.connect(self._pick)

    def _pick(self) -> None:
        self.picked.emit(self.run.id)


def end_text(outcome: str) -> str:
    return {
        "answered": tr("Answered"),
        "nothing_found": tr("Found nothing"),
        "quoted": tr("Only quoted"),
        "failed": tr("Broke off"),
        "": tr("Stopped"),
    }[outcome]
