"""The checks as a list to work off: what was looked at and found, what to do, and reasons for warnings."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.catalogue import Check, CheckName, Sighting, Verdict
from studio.ui.components import Button, ElidedLabel, FormRow, IconLabel, Link, TextArea, hairline, label
from studio.ui.language import tr, words
from studio.ui.theme import size, space
from studio.wording import check_advice, check_label, check_looked, check_seen, joined, sighting_text

RUN_TESTS, RUN_ATTACKS, SETTINGS = "run_tests", "run_attacks", "settings"
_ICONS = {
    Verdict.PASS: ("check-circle", "success", "success"),
    Verdict.WARN: ("alert-circle", "warning", "warning"),
    Verdict.STOP: ("close-circle", "danger", "danger"),
}
_FEW = 6


class CheckList(QWidget):
    """`acted` says what the person wants done about a check, `opened` what of it is to be shown."""

    acted = Signal(str)
    opened = Signal(object, object)
    reasoned = Signal()

    def __init__(self, checks: Sequence[Check], reasons: dict[CheckName, str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._items = [CheckItem(check, reasons.get(check.name, "")) for check in checks]
        for item in self._items:
            item.acted.connect(self.acted)
            item.opened.connect(self.opened)
            item.reasoned.connect(self.reasoned)
            column.addWidget(hairline())
            column.addWidget(item)

    def reasons(self) -> dict[CheckName, str]:
        return {item.check.name: item.reason() for item in self._items if item.reason()}

    def suggest(self, reasons: Mapping[CheckName, str]) -> None:
        """Reasons for warnings nobody has written about yet."""
        for item in self._items:
            item.suggest(reasons.get(item.check.name, ""))

    def first_without_reason(self) -> QWidget | None:
        """Where the next reason is to be written."""
        return next((field for item in self._items if (field := item.open_field()) is not None), None)

    def without_reason(self) -> int:
        return sum(item.check.verdict is Verdict.WARN and not item.reason() for item in self._items)

    def stops(self) -> int:
        return sum(item.check.verdict is Verdict.STOP for item in self._items)


class CheckItem(QFrame):
    acted = Signal(str)
    opened = Signal(object, object)
    reasoned = Signal()

    def __init__(self, check: Check, reason: str) -> None:
        super().__init__()
        self.check = check
        self._reason: TextArea | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space("2"), 0, space("2"))
        column.setSpacing(space("1"))
        column.addWidget(self._head())
        below = QVBoxLayout()
        below.setContentsMargins(size("icon") + space("2"), 0, 0, 0)
        below.setSpacing(space("1"))
        column.addLayout(below)
        if check.verdict is Verdict.PASS:
            self.setToolTip(check_looked(check.name, words()))
            return
        self._fill(below, reason)

    def suggest(self, reason: str) -> None:
        field = self._reason
        if reason and field is not None and not (field.value() or field.document().isModified()):
            field.set_value(reason)

    def open_field(self) -> QWidget | None:
        return self._reason if self._reason is not None and not self._reason.value() else None

    def reason(self) -> str:
        return self._reason.value() if self._reason else ""

    def _head(self) -> QWidget:
        icon, color, tone = _ICONS[self.check.verdict]
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        name, seen = check_label(self.check.name, words()), check_seen(self.check, words())
        verdict = _verdict(self.check.verdict)
        self.setAccessibleName(f"{name}: {verdict}. {seen}")
        line.addWidget(IconLabel(icon, color))
        title = ElidedLabel(name, "label")
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line.addWidget(title)
        line.addWidget(ElidedLabel(seen, "dense", "secondary"), 1)
        line.addWidget(label(verdict, "label", tone))
        for action, text in _actions(self.check):
            button = ChoiceButton(text, action)
            button.chosen.connect(self.acted)
            line.addWidget(button)
        return head

    def _fill(self, below: QVBoxLayout, reason: str) -> None:
        for sighting in self.check.sightings[:_FEW]:
            below.addWidget(self._place(sighting))
        more = len(self.check.sightings) - _FEW
        if more > 0:
            below.addWidget(label(tr("and {count} more", count=more), "dense", "muted"))
        advice = joined(check_looked(self.check.name, words()), check_advice(self.check, words()))
        below.addWidget(label(advice, "caption", "muted", wrap=True))
        if self.check.verdict is Verdict.WARN:
            self._reason = TextArea(tr("Why you submit it all the same; the reviewer reads it."), lines=2)
            self._reason.setFixedHeight(self._reason.sizeHint().height())
            self._reason.set_value(reason)
            self._reason.textChanged.connect(self.reasoned)
            below.addWidget(FormRow(tr("Reason"), self._reason, required=True))
            if self.check.facts.get("practice"):
                offer = Link(tr("Write: for practice"))
                offer.clicked.connect(self._offer)
                below.addWidget(offer)

    def _offer(self) -> None:
        assert self._reason is not None
        self._reason.set_value(tr("For practice. It is tested again on the shared model before real use."))

    def _place(self, sighting: Sighting) -> QWidget:
        """What can be opened from here is a link to it."""
        text = sighting_text(self.check.name, sighting, words())
        if not leads_somewhere(self.check.name, sighting):
            return label(text, "dense", wrap=True)
        link = _SightingLink(text, self.check, sighting)
        link.opened.connect(self.opened)
        return link


class ChoiceButton(Button):
    """Says what it stands for when it is pressed."""

    chosen = Signal(str)

    def __init__(self, text: str, choice: str) -> None:
        super().__init__(text, small=True)
        self._choice = choice
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._choice)


class _SightingLink(Link):
    opened = Signal(object, object)

    def __init__(self, text: str, check: Check, sighting: Sighting) -> None:
        super().__init__(text)
        self._check, self._sighting = check, sighting
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.opened.emit(self._check, self._sighting)


def leads_somewhere(name: CheckName, sighting: Sighting) -> bool:
    """Answers and attacks have no place of their own in the builder."""
    return name is not CheckName.INJECTIONS and sighting.where not in {"report.json", "injections.json"}


def _verdict(verdict: Verdict) -> str:
    return {Verdict.PASS: tr("pass"), Verdict.WARN: tr("warning"), Verdict.STOP: tr("stops")}[verdict]


def _actions(check: Check) -> list[tuple[str, str]]:
    if check.verdict is Verdict.PASS:
        return []
    if check.name is CheckName.TESTS:
        return [(RUN_TESTS, tr("Run tests"))]
    if check.name is CheckName.INJECTIONS:
        return [(RUN_ATTACKS, tr("Run attacks"))]
    return []


def size_text(count: int) -> str:
    return f"{count / (1 << 20):,.1f} MB" if count >= 1 << 20 else f"{count / 1024:,.0f} KB"
