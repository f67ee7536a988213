"""The endpoints: which there are, the chosen one as a form, and its probe beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.endpoints import EndpointProfile
from studio.ui.components import (
    Banner,
    Button,
    Card,
    ElidedLabel,
    IconButton,
    ListRow,
    RowList,
    ScrollPage,
    Tag,
    label,
)
from studio.ui.language import tr
from studio.ui.pages.settings.endpoint_form import EndpointForm
from studio.ui.pages.settings.probing import ProbeCard
from studio.ui.theme import size, space


class EndpointsView(ScrollPage):
    """Signals carry the id of the endpoint that is shown."""

    chosen = Signal(str)
    added = Signal()
    saved = Signal()
    removed = Signal()
    made_default = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.form, self.probe = EndpointForm(), ProbeCard()
        self.practice_card = Card()
        self.list = RowList(tr("Model endpoints"))
        add = Button(tr("Add"), icon="plus", small=True)
        add.clicked.connect(self.added)
        self.list.add_header_widget(add)
        self._title, self._default_tag = ElidedLabel("", "section"), Tag(tr("Default"))
        self._make_default, self._save = Button(tr("Make default")), Button(tr("Save"), "primary")
        self._remove = IconButton("delete-outline", tr("Remove"))
        self.notes = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(space("gap"))
        self._build()
        for button, signal in (
            (self._make_default, self.made_default),
            (self._save, self.saved),
            (self._remove, self.removed),
        ):
            button.clicked.connect(signal)

    def show_list(self, profiles: Sequence[EndpointProfile], default: str, current: str) -> None:
        rows = []
        for profile in profiles:
            row = _row(profile, default)
            row.set_selected(profile.id == current)
            row.opened.connect(self._choose)
            rows.append(row)
        self.list.set_rows(rows)

    def show_profile(
        self, profile: EndpointProfile, *, default: bool, has_key: bool, session_only: bool
    ) -> None:
        practice = profile.practice
        self._title.set_text(tr("Practice endpoint") if practice else profile.name)
        self._default_tag.setVisible(default)
        self._make_default.setVisible(not default)
        self.form.setVisible(not practice)
        self.practice_card.setVisible(practice)
        self._save.setVisible(not practice)
        self._remove.setVisible(not practice)
        self.form.show_profile(profile, has_key=has_key, session_only=session_only)
        self.probe.reset()
        self.clear_notes()

    def add_note(self, banner: Banner) -> None:
        self.clear_notes()
        self.notes.addWidget(banner)

    def clear_notes(self) -> None:
        while self.notes.count():
            widget = self.notes.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < size("breakpoints.compact.rail")
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(wanted)

    def _build(self) -> None:
        note = tr("Keys are kept in the system keyring, never in a file, and never leave with an agent.")
        self.column.addWidget(self.list)
        self.column.addWidget(label(note, "caption", "muted", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(space("2"))
        head.addWidget(self._title, 1)
        for widget in (self._default_tag, self._remove, self._make_default, self._save):
            head.addWidget(widget)
        self.column.addLayout(head)
        self.column.addLayout(self.notes)
        text = tr(
            "Built in and always there, without a model: it quotes the documents, for courses and trials."
        )
        self.practice_card.body.addWidget(label(text, "body", "secondary", wrap=True))
        left = QVBoxLayout()
        left.addWidget(self.form)
        left.addWidget(self.practice_card)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.probe)
        right.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        self.column.addLayout(self._columns)

    def _choose(self) -> None:
        self.chosen.emit(str(self.sender().property("endpoint")))


def _row(profile: EndpointProfile, default: str) -> ListRow:
    practice = profile.practice
    name = tr("Practice endpoint") if practice else profile.name
    state = tr("Built in, no model") if practice else profile.base_url
    tag = Tag(tr("Default"), "accent") if profile.id == default else None
    row = ListRow("flask-outline" if practice else "server-outline", name, state, tag)
    if practice:
        row.extra.addWidget(Tag(tr("For practice"), "practice"))
    row.setProperty("endpoint", profile.id)
    return row
