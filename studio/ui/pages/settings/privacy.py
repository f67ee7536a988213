"""What leaves this computer and to whom, how long things are kept here, and what becomes of personal data."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.findings import PersonalDataPolicy
from studio.ui.components import (
    Button,
    Card,
    ClickableRow,
    FormRow,
    IconTile,
    LockedMark,
    RowList,
    Select,
    StatusLabel,
    Switch,
    label,
)
from studio.ui.language import tr
from studio.ui.locks import Locks
from studio.ui.pages.settings.readable import ReadablePage
from studio.ui.theme import space

FOREVER = ""
CONVERSATIONS, TRACES, REQUESTS, COUNTS = "conversations", "traces", "requests", "counts"
_SETTING_OF = {CONVERSATIONS: "conversation_days", TRACES: "trace_days"}


@dataclass(frozen=True)
class Receiver:
    """Somebody something is sent to: a server and what it gets, in words."""

    icon: str
    name: str
    server: str
    gets: str
    place: tuple[str, ...]


class PrivacyView(ReadablePage):
    """`forgotten` brings the kind that is to be deleted; `kept` a kind and the days, empty for good."""

    counts_turned = Signal(bool)
    kept = Signal(str, str)
    forgotten = Signal(str)
    policy_chosen = Signal(str)
    went = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.told_to = RowList(tr("What leaves this computer"), tr("and to whom; nothing else is sent"))
        self.counts = Switch(tr("Tell the catalogue how often its agents answer here"))
        self.keep = {CONVERSATIONS: Select(_spans(none=True)), TRACES: Select(_spans())}
        self.policy = Select(_policies())
        self._counts_mark = LockedMark(self.counts)
        self._locked: dict[str, LockedMark | FormRow] = {"share_usage": self._counts_mark}
        for part in (self.told_to, self._counts_card(), self._keeping_card(), self._personal_card()):
            self.column.addWidget(part)
        self.counts.clicked.connect(self.counts_turned)
        self.policy.chosen.connect(self.policy_chosen)

    def show_receivers(self, receivers: Sequence[Receiver]) -> None:
        rows = []
        for receiver in receivers:
            row = _Row(receiver)
            row.opened.connect(self._go)
            rows.append(row)
        self.told_to.set_rows(rows)

    def show_choices(
        self, *, counts: bool, conversations: int | None, traces: int | None, policy: PersonalDataPolicy
    ) -> None:
        self.counts.setChecked(counts)
        for kind, days in ((CONVERSATIONS, conversations), (TRACES, traces)):
            _offer(self.keep[kind], days)
        self.policy.set_value(policy)

    def show_locks(self, locks: Locks) -> None:
        for name, mark in self._locked.items():
            mark.show_lock(locks.get(name, ""))

    def _counts_card(self) -> Card:
        card = Card(tr("Counts for the catalogue"))
        card.body.addLayout(self._counts_mark.beside(self.counts))
        told = tr("Agent, version, day and the number of answers. No question, no answer, no file.")
        card.body.addWidget(label(told, "dense", "secondary", wrap=True))
        when = tr("It is told when the catalogue is opened anyway. Their authors see counts, not names.")
        card.body.addWidget(label(when, "dense", "secondary", wrap=True))
        feedback = StatusLabel(tr("Feedback on an answer is sent only when you press Send"), "success")
        card.body.addWidget(feedback)
        return card

    def _keeping_card(self) -> Card:
        card = Card(tr("How long it is kept here"), tr("all of it stays on this computer"))
        lines = (
            (CONVERSATIONS, tr("Conversations"), tr("After they were last gone on with; pinned ones stay.")),
            (TRACES, tr("Traces"), tr("What happened in each run, with question and answer.")),
            (
                REQUESTS,
                tr("Requests to endpoints"),
                tr("Counts and times alone; after 31 days they go by themselves."),
            ),
            (COUNTS, tr("Counts for the catalogue"), tr("What it was not told yet.")),
        )
        for kind, name, meaning in lines:
            card.body.addLayout(self._line(kind, name, meaning))
        return card

    def _line(self, kind: str, name: str, meaning: str) -> QHBoxLayout:
        line, forget = QHBoxLayout(), Button(tr("Delete all"), "danger", small=True)
        line.setSpacing(space("3"))
        forget.setProperty("kind of things", kind)
        forget.setAccessibleName(f"{tr('Delete all')}: {name}")
        forget.clicked.connect(self._forget)
        if kind in self.keep:
            select = self.keep[kind]
            select.setProperty("kind of things", kind)
            select.chosen.connect(self._keep)
            row = self._locked[_SETTING_OF[kind]] = FormRow(name, select, meaning)
            line.addWidget(row, 1)
        else:
            line.addLayout(_told(name, meaning), 1)
        line.addWidget(forget)
        return line

    def _personal_card(self) -> Card:
        card = Card(tr("Personal data"), tr("ID numbers, mobile numbers, bank cards, credit codes"))
        meaning = tr(
            "Each base can be set otherwise. What is sent for rerank and rewriting is masked in any case."
        )
        row = self._locked["personal_data"] = FormRow(tr("In new knowledge bases"), self.policy, meaning)
        card.body.addWidget(row)
        return card

    def _forget(self) -> None:
        self.forgotten.emit(str(self.sender().property("kind of things")))

    def _keep(self, days: str) -> None:
        self.kept.emit(str(self.sender().property("kind of things")), days)

    def _go(self) -> None:
        self.went.emit(tuple(self.sender().property("place")))


class _Row(ClickableRow):
    def __init__(self, receiver: Receiver) -> None:
        super().__init__()
        self.setProperty("place", receiver.place)
        self.setAccessibleName(f"{receiver.name} {receiver.server}: {receiver.gets}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
        layout.setSpacing(space("3"))
        layout.addWidget(IconTile.of(receiver.icon))
        title = " · ".join(part for part in (receiver.name, receiver.server) if part)
        layout.addLayout(_told(title, receiver.gets), 1)


def _told(name: str, meaning: str) -> QVBoxLayout:
    both = QVBoxLayout()
    both.setSpacing(0)
    both.addWidget(label(name, "label", wrap=True))
    both.addWidget(label(meaning, "dense", "secondary", wrap=True))
    return both


def _spans(*, none: bool = False) -> list[tuple[str, str]]:
    spans = [(FOREVER, tr("For good")), ("365", tr("One year")), ("90", tr("Three months"))]
    spans += [("30", tr("One month")), ("7", tr("One week"))]
    return [*spans, ("0", tr("Not at all"))] if none else spans


def _offer(select: Select, days: int | None) -> None:
    """A number of days that was set elsewhere is offered too."""
    value = FOREVER if days is None else str(days)
    if select.findData(value) < 0:
        select.addItem(tr("{days} {days:day|days}", days=days or 0), value)
    select.setCurrentIndex(select.findData(value))


def _policies() -> list[tuple[str, str]]:
    return [
        (PersonalDataPolicy.KEEP, tr("Keep: counted and shown, the text stays as it is")),
        (PersonalDataPolicy.MASK, tr("Mask: digits become ＊ before anything is stored or sent")),
        (PersonalDataPolicy.REFUSE, tr("Refuse: a file that holds any is not loaded")),
    ]
