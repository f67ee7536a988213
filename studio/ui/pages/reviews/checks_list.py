"""The checks of the service with their verdicts in words; those that warn or stop say what to look at."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import Check, Verdict
from studio.ui.components import ElidedLabel, IconLabel, clear_layout, label
from studio.ui.language import tr, words
from studio.ui.pages.reviews.words import VERDICT_KINDS
from studio.ui.theme import size, space
from studio.wording import check_label, check_looked, check_text, sighting_text

_ICONS = {
    Verdict.PASS: ("check-circle", "success"),
    Verdict.WARN: ("alert-circle", "warning"),
    Verdict.STOP: ("close-circle", "danger"),
}


class ChecksList(QWidget):
    """`opened` shows what every check looks at, not only those that found something."""

    def __init__(self, *, opened: bool = False) -> None:
        super().__init__()
        self._opened = opened
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_checks(self, checks: Sequence[Check]) -> None:
        clear_layout(self._rows)
        for check in checks:
            self._rows.addWidget(_CheckRow(check))
            if self._opened or check.verdict is not Verdict.PASS:
                self._rows.addWidget(_detail(check))


class _CheckRow(QWidget):
    def __init__(self, check: Check) -> None:
        super().__init__()
        self.setMinimumHeight(size("row.dense"))
        line = QHBoxLayout(self)
        line.setContentsMargins(space("4"), 0, space("4"), 0)
        line.setSpacing(space("2"))
        name, said = check_label(check.name, words()), check_text(check.name, check.facts, words())
        self.setAccessibleName(f"{name}: {verdict_text(check.verdict)} {said}")
        line.addWidget(IconLabel(*_ICONS[check.verdict]))
        line.addWidget(ElidedLabel(name, "body"), 3)
        kind = VERDICT_KINDS[check.verdict]
        line.addWidget(label(verdict_text(check.verdict), "label", kind))


def _detail(check: Check) -> QFrame:
    box = QFrame()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(space("4") + size("icon") + space("2"), 0, space("4"), space("2"))
    layout.setSpacing(0)
    said = check_text(check.name, check.facts, words())
    if said:
        layout.addWidget(label(said, "dense", VERDICT_KINDS[check.verdict], wrap=True))
    for sighting in check.sightings if check.verdict is not Verdict.PASS else ():
        layout.addWidget(label(sighting_text(check.name, sighting, words()), "dense", wrap=True))
    if check.reason:
        layout.addWidget(label(tr("The author's reason: {reason}", reason=check.reason), "dense", wrap=True))
    layout.addWidget(label(check_looked(check.name, words()), "caption", "muted", wrap=True))
    return box


def verdict_text(verdict: Verdict) -> str:
    return {Verdict.PASS: tr("pass"), Verdict.WARN: tr("warn"), Verdict.STOP: tr("stop")}[verdict]
