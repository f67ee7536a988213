"""The field one asks in: Enter sends, Shift+Enter starts a new line, Stop takes the place of Send."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.asking import ask_files
from studio.ui.chat.attachments_row import AttachmentsRow
from studio.ui.chat.composer_field import ComposerField
from studio.ui.chat.edit_strip import EditStrip
from studio.ui.components import (
    Button,
    ElidedLabel,
    IconButton,
    keep_clear_of_toasts,
    label,
    restyle,
    set_tone,
)
from studio.ui.language import tr
from studio.ui.theme import space

LONGEST = 20_000  # characters of a question; what is longer goes along as a file
_SAID_FROM = 0.9  # of them: from there on it says how many there are


class Keeping(Protocol):
    """Keeps texts by the place they are written at: see studio.ui.scratch."""

    def keep(self, place: str, text: str) -> None: ...
    def text(self, place: str) -> str: ...
    def forget(self, place: str) -> None: ...


class Composer(QFrame):
    """`asked` brings a question, `edited` one that is asked in place of the n-th, counted from 0."""

    asked = Signal(str)
    edited = Signal(int, str)
    stopped = Signal()
    attached = Signal(list)
    recalled = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        keep_clear_of_toasts(self)
        self._busy, self._editing, self._before = False, -1, ""
        self._scratch: Keeping | None = None
        self._place = ""
        self.field = ComposerField(placeholder or tr("Ask a question…"))
        self.strip = EditStrip()
        self._count = label("", "caption", "danger")
        self._send = Button(tr("Send"), "primary", "send-outline", small=True)
        self._send.setToolTip(tr("Send (Enter)"))
        self._stop = Button(tr("Stop"), "secondary", "stop-circle-outline", small=True)
        self._stop.setToolTip(tr("Stop (Esc in the field)"))
        self._stop.hide()
        self.attachments = AttachmentsRow()
        self.attach = IconButton("paperclip", tr("Attach files (or drop them here)"), small=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space("3"), space("2"), space("2"), space("2"))
        layout.setSpacing(space("1"))
        self._lines, self._foot, self._low = layout, QHBoxLayout(), False
        for part in (self.strip, self.attachments, self.field):
            layout.addWidget(part)
        layout.addLayout(self._foot)
        self._fill_foot()
        self._connect()
        self._check()

    @property
    def is_busy(self) -> bool:
        return self._busy

    @property
    def editing(self) -> int:
        """The number of the question that is written anew, -1 when it is none."""
        return self._editing

    def keep_in(self, scratch: Keeping, place: str) -> None:
        """What is written here outlives the program: kept under `place`, and brought back from there."""
        self.cancel_edit()
        self._scratch, self._place = scratch, place
        self.set_text(scratch.text(place))

    @property
    def busy(self) -> bool:
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """While an answer is written one can stop it, and write the next question meanwhile."""
        self._busy = busy
        if self._stop.hasFocus() and not busy:
            self.field.setFocus()  # Qt would send it to the first button of the window
        self._send.setVisible(not busy)
        self._stop.setVisible(busy)
        self._hold_escape()

    def set_hint(self, text: str) -> None:
        """Say this beside the buttons instead of which keys send."""
        self._hint.set_text(text or tr("Enter sends · Shift+Enter new line"))

    def set_text(self, text: str) -> None:
        """Write this instead of whatever was being written, an earlier question too."""
        self._editing = -1
        self.strip.hide()
        self._hold_escape()
        self._put(text)

    def _put(self, text: str) -> None:
        """What stands there already is left alone: an input method may be composing in it."""
        if text == self.field.toPlainText():
            return
        self.field.setPlainText(text)
        self.field.go_to_end()

    def text(self) -> str:
        return self.field.toPlainText().strip()

    def edit(self, number: int, question: str) -> None:
        """Write the question of that number anew; what was being written comes back afterwards."""
        if self._editing < 0:
            self._before = self.field.toPlainText()
        self._editing = number
        self.strip.tell(number)
        self._hold_escape()
        self._put(question)
        self.field.setFocus()

    def cancel_edit(self) -> None:
        if self._editing >= 0:
            self._editing = -1
            self.strip.hide()
            self.set_text(self._before)

    def _leave(self) -> None:
        """Esc takes back what is written anew, then stops the answer, and only then leads away."""
        if self._editing >= 0:
            self.cancel_edit()
        elif self._busy:
            self.stopped.emit()

    def _hold_escape(self) -> None:
        self.field.holds_escape = self._busy or self._editing >= 0

    def _ask(self) -> None:
        question = self.text()
        if not question or self._busy or len(question) > LONGEST:
            return
        self.attachments.drop_refused()
        if self._editing >= 0:
            number = self._editing
            self.cancel_edit()
            self.edited.emit(number, question)
            return
        self.field.clear()
        if self._scratch is not None:
            self._scratch.forget(self._place)
        self.asked.emit(question)

    def _choose(self) -> None:
        dialog = ask_files(self)
        dialog.setWindowTitle(tr("Attach files"))
        dialog.filesSelected.connect(self._attach)

    def _attach(self, files: list[str]) -> None:
        self.field.setFocus()
        self.attached.emit([Path(file) for file in files])

    def _check(self) -> None:
        length = len(self.text())
        self._send.setEnabled(0 < length <= LONGEST)
        self._count.setVisible(length > LONGEST * _SAID_FROM)
        self._count.setText(
            tr("{count} of {most} {most:character|characters}", count=f"{length:,}", most=f"{LONGEST:,}")
        )
        set_tone(self._count, "danger" if length > LONGEST else "muted")

    def _keep(self) -> None:
        if self._scratch is not None and self._editing < 0:
            self._scratch.keep(self._place, self.field.toPlainText())

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        restyle(self)

    def set_low(self, *, low: bool) -> None:
        """All in one line, the hint in full."""
        if low is self._low:
            return
        self._low = low
        if low:
            self._foot.insertWidget(1, self.field, 1)
        else:
            self._lines.insertWidget(self._lines.count() - 1, self.field)
        self._foot.setStretchFactor(self._hint, 0 if low else 1)
        across = QSizePolicy.Policy.Maximum if low else QSizePolicy.Policy.Ignored
        self._hint.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def _fill_foot(self) -> None:
        foot = self._foot
        foot.addWidget(self.attach)
        self._hint = ElidedLabel(tr("Enter sends · Shift+Enter new line"), "caption", "muted")
        foot.addWidget(self._hint, 1)
        for part in (self._count, self._send, self._stop):
            foot.addWidget(part)

    def _connect(self) -> None:
        self.field.sent.connect(self._ask)
        self.field.pasted.connect(self.attached)
        self.attach.clicked.connect(self._choose)
        self.field.recalled.connect(self.recalled)
        self.field.left.connect(self._leave)
        self.strip.cancelled.connect(self.cancel_edit)
        self.field.focus_changed.connect(self._show_focus)
        self.field.textChanged.connect(self._check)
        self.field.textChanged.connect(self._keep)
        self._send.clicked.connect(self._ask)
        self._stop.clicked.connect(self.stopped)
