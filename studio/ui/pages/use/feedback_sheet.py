"""Says what is wrong with an answer, beside exactly what is sent to its author."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import NewFeedback, Person
from studio.ui.components import (
    Button,
    FormRow,
    ScrollPage,
    SideSheet,
    StatusLabel,
    TextArea,
    clear_layout,
    label,
)
from studio.ui.language import tr
from studio.ui.theme import space

_LONGEST = 2000


class FeedbackSheet(SideSheet):
    """`sent` brings the feedback as it stood before the person's eyes."""

    sent = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("What is wrong with this answer?"))
        self.wrong = TextArea(tr("For example: it should be four levels, see page 6"), lines=3)
        self._send, self._cancel = Button(tr("Send to the author"), "primary"), Button(tr("Do not send"))
        self._preview = QVBoxLayout()
        self._preview.setSpacing(space("2"))
        self._made: Callable[[str], NewFeedback] | None = None
        self._person, self._agent = "", ""
        scroll = ScrollPage(margin=False)
        scroll.column.setSpacing(space("3"))
        scroll.column.addWidget(FormRow(tr("What is wrong, or what is missing"), self.wrong, required=True))
        scroll.column.addWidget(label(tr("This is sent, and nothing else"), "label"))
        scroll.column.addWidget(self._shown())
        self.fill(scroll, self._buttons())
        self.wrong.textChanged.connect(self._show)
        self._send.clicked.connect(self._tell)
        self._cancel.clicked.connect(self.close_sheet)

    def ask(self, made: Callable[[str], NewFeedback], person: Person, agent: str = "") -> None:
        """`made` turns what is wrong into what is sent; `person` and `agent` are named by name."""
        self._made, self._agent = made, agent
        self._person = f"{person.department} {person.name}".strip()
        self.wrong.clear()
        self._send.set_busy(False)
        self._show()
        self.open()
        self.wrong.setFocus()

    def feedback(self) -> NewFeedback | None:
        """What would be sent now; nothing while nothing is said."""
        wrong = self.wrong.value()[:_LONGEST]
        return self._made(wrong) if self._made is not None and wrong else None

    def set_busy(self, busy: bool) -> None:
        self._send.set_busy(busy, tr("Sending…"))

    def _show(self) -> None:
        assert self._made is not None
        self._send.setEnabled(bool(self.wrong.value()))
        shown = self._made(self.wrong.value()[:_LONGEST] or "…")
        clear_layout(self._preview)
        for name, text in _parts(shown, self._person, self._agent):
            self._preview.addWidget(label(name, "caption", "muted"))
            self._preview.addWidget(label(text, "dense", wrap=True))
        if "*" in f"{shown.question}{shown.answer}{shown.wrong}":
            masked = tr("Numbers of people and firms are masked")
            self._preview.addWidget(StatusLabel(masked, "success"))
        self._preview.addStretch(1)

    def _shown(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("sunken")
        layout = QVBoxLayout(frame)
        edge = space("3")
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.addLayout(self._preview)
        return frame

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self._send)
        line.addWidget(self._cancel)
        line.addStretch(1)
        return line

    def _tell(self) -> None:
        if (feedback := self.feedback()) is not None:
            self.sent.emit(feedback)


def _parts(shown: NewFeedback, person: str, agent: str) -> list[tuple[str, str]]:
    cited = "\n".join(f"{one.document} {one.place}".rstrip() for one in shown.citations)
    parts = (
        (tr("Agent"), " · ".join(filter(None, (agent, shown.agent, shown.version)))),
        (tr("Asked before"), "\n".join(shown.before)),
        (tr("Question"), shown.question),
        (tr("Answer"), shown.answer),
        (tr("Sources"), cited),
        (tr("What is wrong"), shown.wrong),
        (tr("From"), person),
    )
    return [part for part in parts if part[1]]
