"""The checks of the service with their verdicts in words; those that warn or stop say what to look at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import Check, Verdict
from studio.ui.components import ClickableRow, ElidedLabel, IconLabel, Link, clear_layout, label
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
    """`opened` shows what every check looks at. Otherwise what found something comes first, in few words, and
    what passed is one line that unfolds; `more_wanted` asks for the whole list.
    """

    more_wanted = Signal()

    def __init__(self, *, opened: bool = False) -> None:
        super().__init__()
        self._opened = opened
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_checks(self, checks: Sequence[Check]) -> None:
        clear_layout(self._rows)
        if self._opened:
            for check in checks:
                self._rows.addWidget(_CheckRow(check))
                self._rows.addWidget(_detail(check))
            return
        odd = [check for check in checks if check.verdict is not Verdict.PASS]
        for check in sorted(odd, key=_stops_first):
            self._rows.addWidget(_CheckRow(check))
            self._rows.addWidget(self._brief(check))
        passed = [check for check in checks if check.verdict is Verdict.PASS]
        if passed:
            self._rows.addWidget(_Passed(passed, unfolded=not odd))

    def _brief(self, check: Check) -> QFrame:
        """What it found and the author's reason; the sightings are in the whole list."""
        box, layout = _box()
        said = check_text(check.name, check.facts, words())
        layout.addWidget(label(said, "dense", VERDICT_KINDS[check.verdict], wrap=True))
        if check.reason:
            reason = tr("The author's reason: {reason}", reason=check.reason)
            layout.addWidget(label(reason, "dense", wrap=True))
        if check.sightings:
            count = len(check.sightings)
            more = Link(tr("See {count} {count:place|places}", count=count))
            more.clicked.connect(self.more_wanted)
            layout.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return box


def _stops_first(check: Check) -> bool:
    return check.verdict is not Verdict.STOP


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
        passed = check.verdict is Verdict.PASS
        words_of = ("dense", "muted") if passed else ("label", kind)
        line.addWidget(label(verdict_text(check.verdict), *words_of))


class _Passed(QWidget):
    """How many passed; opened by mouse, Enter or Space it names them."""

    def __init__(self, checks: Sequence[Check], *, unfolded: bool) -> None:
        super().__init__()
        self._head, self._rows = ClickableRow(), QWidget()
        self._mark = IconLabel("chevron-down", "text.secondary", "icon.small")
        said = tr("{count} {count:check|checks} passed", count=len(checks))
        self._head.setAccessibleName(said)
        self._head.setMinimumHeight(size("row.dense"))
        line, rows, whole = QHBoxLayout(self._head), QVBoxLayout(self._rows), QVBoxLayout(self)
        line.setContentsMargins(space("4"), 0, space("4"), 0)
        line.setSpacing(space("2"))
        line.addWidget(IconLabel(*_ICONS[Verdict.PASS]))
        line.addWidget(ElidedLabel(said, "body"), 1)
        line.addWidget(self._mark)
        for layout in (rows, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for check in checks:
            rows.addWidget(_CheckRow(check))
        whole.addWidget(self._head)
        whole.addWidget(self._rows)
        self._head.opened.connect(self._turn)
        self._head.set_last(True)
        self._show(unfolded)

    def _turn(self) -> None:
        self._show(self._rows.isHidden())

    def _show(self, unfolded: bool) -> None:
        self._rows.setVisible(unfolded)
        self._mark.set_icon("chevron-up" if unfolded else "chevron-down")


def _box() -> tuple[QFrame, QVBoxLayout]:
    box = QFrame()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(space("4") + size("icon") + space("2"), 0, space("4"), space("2"))
    layout.setSpacing(0)
    return box, layout


def _detail(check: Check) -> QFrame:
    box, layout = _box()
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
