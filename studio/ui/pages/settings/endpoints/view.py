"""The endpoints: a list at left, the chosen one as a form, its probe beside it, its last day below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.endpoints import EndpointProfile
from studio.ui.components import (
    Banner,
    Button,
    Card,
    ElidedLabel,
    IconButton,
    ScrollPage,
    Select,
    StatusLabel,
    clear_layout,
    label,
)
from studio.ui.language import tr
from studio.ui.locks import Locks
from studio.ui.pages.settings.endpoints.day_card import DayCard
from studio.ui.pages.settings.endpoints.form import EndpointForm
from studio.ui.pages.settings.endpoints.probe_card import ProbeCard
from studio.ui.pages.settings.endpoints.profile_list import ProfileLine, ProfileList
from studio.ui.pages.settings.endpoints.record_sheet import RecordSheet
from studio.ui.pages.settings.endpoints.words import name_of
from studio.ui.shell.commands import MAIN_ACTION, Command, with_keys
from studio.ui.theme import size, space

_MOST_BROKEN = 2
_ADD = "Ctrl+N"


class EndpointsView(QWidget):
    """Where there is no room for the list it becomes a drop-down; form and probe stand under one another."""

    chosen = Signal(str)
    added = Signal()
    saved = Signal()
    discarded = Signal()
    removed = Signal()
    made_default = Signal()
    retried = Signal(str)
    report_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form, self.probe, self.day = EndpointForm(), ProbeCard(), DayCard()
        self.list, self._pick = ProfileList(), Select()
        self.record = RecordSheet(self)
        self.practice_card = Card()
        self._title, self._state = ElidedLabel("", "section"), StatusLabel("", "muted")
        self._checked = ElidedLabel("", "dense", "muted")
        self._make_default, self._save = Button(tr("Make default")), Button(tr("Save"), "primary")
        self._discard = Button(tr("Discard changes"))
        self._remove = IconButton("delete-outline", tr("Remove"))
        self.notes, self._broken = QVBoxLayout(), QVBoxLayout()
        self._page = ScrollPage()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(space("gap"))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pick_line = self._picking()
        self._build()
        self._connect()

    def show_list(self, lines: Sequence[ProfileLine], current: str) -> None:
        self.list.show_profiles(lines, current)
        self._pick.set_options([(line.id, line.name) for line in lines])
        self._pick.set_value(current)

    def show_profile(self, profile: EndpointProfile, *, default: bool) -> None:
        practice = profile.practice
        self._title.set_text(name_of(profile))
        self._make_default.setVisible(not default)
        for part in (self.form, self._save, self._discard, self._remove):
            part.setVisible(not practice)
        self.practice_card.setVisible(practice)
        self.form.show_profile(profile)
        self.probe.reset()
        self.clear_notes()

    def show_locks(self, locks: Locks, of_profile: str, most: int | None) -> None:
        """`of_profile` says whom to ask about the one that is shown, `most` how many requests are allowed."""
        whom = locks.get("endpoints", "")
        self.form.show_lock(of_profile, most)
        for button in (self.list.add, self._add):
            button.setEnabled(not whom)
            button.setToolTip(whom or with_keys(tr("Add"), _ADD))
        if of_profile:
            for part in (self._save, self._discard, self._remove):
                part.hide()
        self._make_default.setEnabled("default_endpoint" not in locks)
        self._make_default.setToolTip(locks.get("default_endpoint", ""))

    def show_state(self, kind: str, text: str, checked: str = "") -> None:
        self._state.set(text, kind)
        self._checked.set_text(checked)

    def set_changed(self, changed: bool) -> None:
        self._save.setEnabled(changed)
        self._discard.setEnabled(changed)

    def add_note(self, banner: Banner) -> None:
        self.clear_notes()
        self.notes.addWidget(banner)

    def clear_notes(self) -> None:
        clear_layout(self.notes)

    def show_broken(self, broken: Sequence[tuple[str, str, str]]) -> None:
        """Id, what happened, what follows: of endpoints that agents cannot use."""
        clear_layout(self._broken)
        actions = [("retry", tr("Try again")), ("copy", tr("Copy the probe"))]
        for endpoint, happened, meaning in broken[:_MOST_BROKEN]:
            banner = Banner("danger", happened, meaning, actions, closable=False)
            banner.setProperty("endpoint", endpoint)
            banner.acted.connect(self._answer)
            self._broken.addWidget(banner)

    def commands(self) -> list[Command]:
        found = [Command(tr("Probe now"), self.probe.started.emit, "stethoscope")]
        if self.list.add.isEnabled():
            found.insert(0, Command(tr("Add"), self.added.emit, "plus", _ADD))
        if self._save.isEnabled() and not self._save.isHidden():
            found.append(Command(tr("Save"), self.saved.emit, "content-save-outline", MAIN_ACTION))
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        listed = self.window().width() >= size("breakpoints.compact.rail")
        self.list.setVisible(listed)
        self._pick_line.setVisible(not listed)
        narrow = self.window().width() < size("breakpoints.narrow")
        self.list.setFixedWidth(size("list.narrow") if narrow else size("list"))
        room = self.width() - (self.list.width() if listed else 0)
        self._turn(self._columns, across=room >= size("room.two.columns"))
        self._turn(self._head, across=room >= size("room.source.bar"))

    def reveal(self, widget: QWidget) -> None:
        """Show a field that is folded away."""
        if self.form.is_folded(widget):
            self.form.unfold()

    def _turn(self, box: QBoxLayout, *, across: bool) -> None:
        down = QBoxLayout.Direction.TopToBottom
        box.setDirection(QBoxLayout.Direction.LeftToRight if across else down)

    def _answer(self, action: str) -> None:
        endpoint = str(self.sender().property("endpoint"))
        (self.retried if action == "retry" else self.report_wanted).emit(endpoint)

    def _connect(self) -> None:
        self.list.chosen.connect(self.chosen)
        self.list.added.connect(self.added)
        self._pick.chosen.connect(self.chosen)
        self._save.setToolTip(with_keys(tr("Save"), MAIN_ACTION))
        self.list.add.setToolTip(with_keys(tr("Add"), _ADD))
        for button, signal in (
            (self._make_default, self.made_default),
            (self._save, self.saved),
            (self._discard, self.discarded),
            (self._remove, self.removed),
        ):
            button.clicked.connect(signal)

    def _picking(self) -> QWidget:
        holder, self._add = QWidget(), Button(tr("Add"), icon="plus")
        self._add.clicked.connect(self.added)
        self._pick.setAccessibleName(tr("Model endpoints"))
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        line.addWidget(self._pick, 1)
        line.addWidget(self._add)
        return holder

    def _build(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.list)
        across.addWidget(self._page, 1)
        column = self._page.column
        column.addWidget(self._pick_line)
        self._build_head()
        column.addLayout(self._head)
        column.addLayout(self.notes)
        text = tr(
            "Built in and always there, without a model: it quotes the documents, for courses and trials."
        )
        self.practice_card.body.addWidget(label(text, "body", "secondary", wrap=True))
        for cards in ((self.form, self.practice_card), (self.probe,)):
            side = QVBoxLayout()
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._columns.addLayout(side, 1)
        column.addLayout(self._columns)
        column.addWidget(self.day)
        self._broken.setSpacing(space("2"))
        column.addLayout(self._broken)

    def _build_head(self) -> None:
        told, acts = QHBoxLayout(), QHBoxLayout()
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for layout in (told, acts, self._head):
            layout.setSpacing(space("2"))
        told.addWidget(self._title, 10)
        told.addWidget(self._state)
        told.addWidget(self._checked, 1)
        for button in (self._remove, self._make_default, self._discard, self._save):
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addLayout(told, 1)
        self._head.addLayout(acts)
