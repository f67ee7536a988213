"""What floats over a page: the side sheet and the one question before what cannot be undone."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components.buttons import Button, IconButton
from studio.ui.components.escaping import claims_escape
from studio.ui.components.fields import TextArea
from studio.ui.components.labels import ElidedLabel, label
from studio.ui.components.scrolling import scrolling
from studio.ui.components.surfaces import ScrollPage, hairline
from studio.ui.components.tab_order import go_on
from studio.ui.language import tr
from studio.ui.theme import size, space

SHEET = "sheet"
"""The name of every one, by which Qt finds them in an instant among all that is on a page."""


class SheetMoved(QEvent):
    """Sent to the window when a sheet comes, goes, or lies otherwise over its page."""

    def __init__(self) -> None:
        super().__init__(QEvent.Type.User)


class SideSheet(QFrame):
    """Slides over the right of its page and keeps the focus; Esc closes it and gives the focus back.

    Where the page is one column it lies over all of it.
    """

    closed = Signal()

    def __init__(self, page: QWidget, title: str, *, width: int = 0) -> None:
        super().__init__(page)
        self.setObjectName(SHEET)
        self._width = width or size("sheet")
        self._before: QWidget | None = None
        self._title = ElidedLabel(title, "section")
        self.body = QVBoxLayout()
        self.body.setContentsMargins(space("4"), space("4"), space("4"), space("4"))
        self.body.setSpacing(space("3"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        self._close = IconButton("close", tr("Close"))
        self._close.clicked.connect(self.close_sheet)
        self._head, self._head_line = QWidget(), QHBoxLayout()
        self._build_head()
        layout.addWidget(self._head)
        whole = QWidget()
        whole.setLayout(self.body)
        layout.addWidget(scrolling(whole), 1)
        self.hide()

    def set_title(self, title: str) -> None:
        self._title.set_text(title)

    def fill(self, page: ScrollPage, foot: QHBoxLayout | None = None) -> None:
        """What scrolls reaches to the edges, its bar in the margin; buttons stay in sight below a line."""
        edge = space("4")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        page.column.setContentsMargins(edge, edge, edge, edge)
        self.body.addWidget(page, 1)
        if foot is not None:
            foot.setContentsMargins(edge, space("3"), edge, space("3"))
            foot.setSpacing(space("2"))
            self.body.addWidget(hairline())
            self.body.addLayout(foot)

    def lend_close(self, head: QHBoxLayout, *, lent: bool) -> None:
        """Have the head of what lies in the sheet for one's own: the button that closes it stands there."""
        self._head.setHidden(lent)
        (head if lent else self._head_line).addWidget(self._close)

    def open(self) -> None:
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.setFocus()
        self.focusNextChild()

    def close_sheet(self) -> None:
        if not self.isVisible():
            return
        self.hide()
        gives_back = self._before is not None and self._before.isVisible() and self._before.isEnabled()
        to = self._before if gives_back else self.parentWidget()
        if to is not None:
            to.setFocus()
        self.closed.emit()

    @property
    def covers(self) -> bool:
        """Whether nothing of the page is seen beside it."""
        page = self.parentWidget()
        return page is not None and self._wanted_width(page) >= page.width()

    def _wanted_width(self, page: QWidget) -> int:
        whole = self._width >= size("sheet") and page.window().width() < size("breakpoints.one.column")
        return page.width() if whole else min(self._width, page.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Only while it is seen it follows its page: each sheet would be told of all that happens there."""
        super().showEvent(event)
        page = self.parentWidget()
        assert page is not None, "a sheet lies over a page"
        page.installEventFilter(self)
        self._place()
        QApplication.sendEvent(self.window(), SheetMoved())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        page = self.parentWidget()
        if page is not None:
            page.removeEventFilter(self)
        QApplication.sendEvent(self.window(), SheetMoved())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc is the sheet's before it may lead away from the page."""
        return claims_escape(event) or super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt asks on Tab, and when what has the focus is hidden or disabled: it goes round inside."""
        if not self.isVisible():
            return super().focusNextPrevChild(forward)
        if not go_on(self, QApplication.focusWidget() or self, forward=forward):
            self.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        page = self.parentWidget()
        assert page is not None, "a sheet lies over a page"
        width = self._wanted_width(page)
        self.setGeometry(page.width() - width, 0, width, page.height())
        above = (
            0 if page.height() < size("chat.low") else space("3")
        )  # in a low window the body has the height
        self._head_line.setContentsMargins(space("4"), above, space("3"), above)

    def _build_head(self) -> None:
        whole = QVBoxLayout(self._head)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head_line)
        whole.addWidget(hairline())
        self._head_line.addWidget(self._title, 1)
        self._head_line.addWidget(self._close)


class ConfirmDialog(QDialog):
    """Asks only about what cannot be undone; Esc and Enter mean the harmless answer.

    With `reason` a text is asked for, and the answer is possible only with one; `confirmed` brings it.
    """

    confirmed = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        yes: str,
        no: str,
        *,
        reason: str = "",
        danger: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(min(size("dialog"), parent.window().width() - space("8")))
        self._reason = TextArea(reason, lines=2)
        if not reason:
            self._reason.hide()
        self._yes = Button(yes, "danger-fill" if danger else "primary")
        self._no = Button(no)
        self._lay_out(title, text)
        self._reason.textChanged.connect(self._check)
        self._yes.clicked.connect(self._confirm)
        self._no.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._needs_reason = bool(reason)
        self._check()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        title: str,
        text: str,
        yes: str,
        no: str,
        *,
        reason: str = "",
        danger: bool = True,
    ) -> "ConfirmDialog":
        dialog = cls(parent, title, text, yes, no, reason=reason, danger=danger)
        dialog.open()
        return dialog

    def _lay_out(self, title: str, text: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space("6"), space("5"), space("6"), space("5"))
        layout.setSpacing(space("3"))
        layout.addWidget(label(title, "section", wrap=True))
        layout.addWidget(label(text, "body", "secondary", wrap=True))
        layout.addWidget(self._reason)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._no)
        buttons.addWidget(self._yes)
        self._no.setDefault(True)
        self._no.setFocus()
        return buttons

    def _check(self) -> None:
        self._yes.setEnabled(bool(self._reason.value()) or not self._needs_reason)

    def _confirm(self) -> None:
        reason = self._reason.value()
        self.accept()
        self.confirmed.emit(reason)
