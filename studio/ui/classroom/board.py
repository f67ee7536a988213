"""Code and address of the class for the projector: read across a room, on a screen of its own."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.ui.classroom.sight import ClassSight, spaced
from studio.ui.components import Button, IconLabel, label
from studio.ui.language import tr
from studio.ui.theme import size, space, theme, tokens

_WIDTH_OF_CODE = 0.72


class ClassBoard(QDialog):
    """The code grows with the window; F11 fills the screen, Esc leaves it."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Join the class"))
        self.setSizeGripEnabled(True)
        self._code, self._address = QLabel(), label("", "page", wrap=True)
        self._count = label("", "section", "secondary")
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.full = Button(tr("Full screen (F11)"), icon="fullscreen")
        self.full.clicked.connect(self._turn)
        leave = Button(tr("Close"))
        leave.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("page"), space("page"), space("page"), space("page"))
        column.setSpacing(space("4"))
        column.addWidget(_centred(label(title, "page", wrap=True)))
        column.addStretch(1)
        column.addWidget(_centred(label(_first(), "section", "secondary", wrap=True)))
        column.addWidget(self._code)
        column.addWidget(_centred(self._address))
        column.addStretch(1)
        column.addLayout(self._foot(leave))
        leave.setFocus()
        self.resize(self.sizeHint())

    def show_sight(self, sight: ClassSight) -> None:
        self._code.setText(spaced(sight.code))
        self._code.setAccessibleName(tr("Class code {code}", code=" ".join(sight.code)))
        found = tr(
            "The class is found by itself; if it is not, type this address: {address}", address=sight.address
        )
        self._address.setText(found)
        self._count.setText(tr("{online} of {seats} are here", online=sight.online, seats=len(sight.seats)))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(size("readable"), size("readable") * 9 // 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11:
            self._turn()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _turn(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _fit(self) -> None:
        """As large as fits into the width, and into what the other lines leave of the height."""
        font, least = theme().font("figure"), tokens().type("figure").px
        per_pixel = QFontMetrics(font).horizontalAdvance(self._code.text()) / least
        wide = self.width() * _WIDTH_OF_CODE / max(per_pixel, 1.0)
        font.setPixelSize(max(least, min(int(wide), self.height() // 3)))
        self._code.setFont(font)

    def _foot(self, leave: Button) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(space("2"))
        foot.addWidget(IconLabel("account-group-outline", "text.secondary"))
        foot.addWidget(self._count, 1)
        foot.addWidget(self.full)
        foot.addWidget(leave)
        return foot


def _centred(words: QLabel) -> QLabel:
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words


def _first() -> str:
    return tr("Open Agent Studio, go to Courses, and type this code:")
