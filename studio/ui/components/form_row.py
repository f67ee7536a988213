"""A field with its label above and its help or its error below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components.icons import IconLabel
from studio.ui.components.labels import label, restyle, set_tone
from studio.ui.components.locked_mark import LockedMark
from studio.ui.theme import space


class FormRow(QWidget):
    """An error takes the place of the help and goes while the field is being mended.

    What an administrator has set says so beside its label. Both marks are made when they are wanted: there
    are some hundred rows, and few ever show one.
    """

    def __init__(
        self,
        text: str,
        control: QWidget,
        help_text: str = "",
        *,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control, self._text = control, text
        self._locked: LockedMark | None = None
        self._mark: IconLabel | None = None
        self._help_text = help_text
        caption = label(f"{text} *" if required else text, "label")
        caption.setBuddy(control)
        control.setAccessibleName(text)
        self._help = label(help_text, "caption", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("1"))
        self._above, self._below = QHBoxLayout(), QHBoxLayout()
        layout.addLayout(self._above)
        layout.addWidget(control)
        layout.addLayout(self._below)
        self._above.setSpacing(space("2"))
        self._above.addWidget(caption)
        self._below.setSpacing(space("1"))
        self._below.addWidget(self._help, 1)
        self.clear_error()
        self._forget_error_while_mending()

    def text(self) -> str:
        return self._text

    def set_help(self, text: str) -> None:
        """Say something else below the field, now or once its error is gone."""
        self._help_text = text
        if not self.error():
            self.clear_error()

    def show_lock(self, whom: str) -> None:
        """Whom to ask for another value of what an administrator has set; empty where it may be changed."""
        if self._locked is None and whom:
            self._locked = LockedMark(self.control)
            self._above.addWidget(self._locked, 1)
        if self._locked is not None:
            self._locked.show_lock(whom)

    def set_error(self, text: str) -> None:
        self._show(text, "danger", error=True)

    def clear_error(self) -> None:
        self._show(self._help_text, "muted", error=False)

    def error(self) -> str:
        return self._help.text() if self.control.property("error") else ""

    def _show(self, text: str, tone: str, *, error: bool) -> None:
        self._help.setText(text)
        self._help.setVisible(bool(text))
        set_tone(self._help, tone)
        self._show_mark(wanted=error)
        self.control.setAccessibleDescription(text)
        if bool(self.control.property("error")) is not error:
            self.control.setProperty("error", error)
            restyle(self.control)

    def _show_mark(self, *, wanted: bool) -> None:
        if self._mark is None and wanted:
            self._mark = IconLabel("alert-circle", "danger", "icon.small")
            self._below.insertWidget(0, self._mark)
        if self._mark is not None:
            self._mark.setVisible(wanted)

    def _forget_error_while_mending(self) -> None:
        for name in ("textChanged", "currentTextChanged", "valueChanged"):
            signal = getattr(self.control, name, None)
            if signal is not None:
                signal.connect(self.clear_error)
                return
