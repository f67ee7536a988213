"""Undo and redo over the whole form: what one wrote in a stretch is one step, and so is a tool removed."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.pages.builder.draft import FieldPath
from studio.ui.pages.builder.form.form import AgentForm

_PAUSE_MILLISECONDS, _MOST = 700, 100
_State = Mapping[FieldPath, object]


class Steps:
    """The states one may go back and forth between; the newest replaces what had been undone."""

    def __init__(self) -> None:
        self._states: list[_State] = []
        self._at = -1

    def reset(self, state: _State) -> None:
        self._states, self._at = [dict(state)], 0

    def note(self, state: _State) -> None:
        if self._states and state != self._states[self._at]:
            self._states = [*self._states[: self._at + 1], dict(state)][-_MOST:]
            self._at = len(self._states) - 1

    def step(self, by: int) -> _State | None:
        """Return the state before or after this one; None when there is none."""
        if not 0 <= self._at + by < len(self._states):
            return None
        self._at += by
        return self._states[self._at]

    def can(self, by: int) -> bool:
        return 0 <= self._at + by < len(self._states)


class Undoing(QObject):
    """`stepped` tells that the form shows another state now; `changed` that the steps are others."""

    stepped = Signal()
    changed = Signal()

    def __init__(self, form: AgentForm) -> None:
        super().__init__(form)
        self._form, self._steps = form, Steps()
        self._within: list[QWidget] = [form]
        self._watched: QWidget | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.note)
        form.changed.connect(self._begin_pause)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def also_within(self, widget: QWidget) -> None:
        """What is written there belongs to the form: the sheet of a tool."""
        self._within.append(widget)

    def reset(self) -> None:
        """Another agent is shown."""
        self._pause.stop()
        self._steps.reset(self._form.fields())
        self.changed.emit()

    def note(self) -> None:
        """Take what the form shows now as a step of its own."""
        self._pause.stop()
        self._steps.note(self._form.fields())
        self.changed.emit()

    def undo(self) -> None:
        self._step(-1)

    def redo(self) -> None:
        self._step(1)

    @property
    def can_undo(self) -> bool:
        return self._steps.can(-1) or self._pause.isActive()

    @property
    def can_redo(self) -> bool:
        return self._steps.can(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field's own undo knows its own text only: here the keys mean the whole form."""
        if not isinstance(event, QKeyEvent) or not _is_step(event):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() is QEvent.Type.KeyPress:
            self.undo() if event.matches(QKeySequence.StandardKey.Undo) else self.redo()
        return True

    def _begin_pause(self) -> None:
        self._pause.start()
        self.changed.emit()

    def _step(self, by: int) -> None:
        self.note()
        state = self._steps.step(by)
        if state is not None:
            self._form.show_fields(state)
            self.stepped.emit()
        self.changed.emit()

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        inside = new is not None and any(part.isAncestorOf(new) for part in self._within)
        self._watched = new if inside else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None


def _is_step(event: QKeyEvent) -> bool:
    """Redo is Ctrl+Shift+Z on some platforms, and Ctrl+Y everywhere here."""
    ctrl_y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return (
        ctrl_y or event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )
