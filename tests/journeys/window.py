"""The window as a person has it: what is in sight is read, pressed and typed into; nothing else is known."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio.ui.components import ClickableRow
from studio.ui.pictures import rest
from studio.ui.studio import Studio

_PATIENCE = 30_000
_Place = tuple[QWidget, QPoint]
_LEFT = Qt.MouseButton.LeftButton


class Window:
    def __init__(self, studio: Studio, qtbot: QtBot) -> None:
        self.studio, self._qtbot = studio, qtbot

    def press(self, words: str) -> None:
        """Click on what bears exactly these words, or a name for those who cannot see it."""
        self.until(lambda: next(self._pressable(words), None), f"“{words}” to press")
        widget, where = next(self._pressable(words))
        QTest.mouseClick(widget, _LEFT, pos=where)

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def waits_for(self, words: str) -> None:
        self.until(lambda: self.sees(words), f"“{words}” in sight")

    def type(self, field: str, words: str) -> None:
        """Into the field of that name, as an input method does: what it holds is replaced."""
        self.until(lambda: next(self._fields(field), None), f"a field “{field}”")
        _type(next(self._fields(field)), words)

    def type_into_all(self, field: str, words: str) -> None:
        """Into every field of that name, one after the other."""
        self.until(lambda: next(self._fields(field), None), f"a field “{field}”")
        for widget in self._fields(field):
            _type(widget, words)

    def choose(self, field: str, words: str) -> None:
        """From the list of that name, by its keys."""
        self.until(lambda: next(self._lists(field), None), f"a list “{field}”")
        chosen = next(self._lists(field))
        row = chosen.findText(words, Qt.MatchFlag.MatchStartsWith)
        assert row >= 0, [chosen.itemText(one) for one in range(chosen.count())]
        QTest.keyClick(chosen, Qt.Key.Key_Home)
        for _ in range(row):
            QTest.keyClick(chosen, Qt.Key.Key_Down)

    def press_part(self, words: str) -> None:
        """What says more than these words."""
        self.until(lambda: next(self._bearing(words), None), f"“{words}” to press")
        self.press(next(self._bearing(words)))

    def press_button(self, words: str) -> None:
        """The first button of these words, where other things bear them too."""
        self.until(lambda: next(self._buttons(words), None), f"a button “{words}”")
        QTest.mouseClick(next(self._buttons(words)), _LEFT)

    def key(self, keys: str) -> None:
        QTest.keySequence(QApplication.focusWidget() or self.studio.window, keys)

    def drop(self, files: Sequence[Path]) -> None:
        """Drag files from the desktop over the middle of the page and let them go."""
        target = self._taking()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        where, copy = target.rect().center(), Qt.DropAction.CopyAction
        free = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QDragEnterEvent(where, copy, data, _LEFT, free))
        QApplication.sendEvent(target, QDropEvent(QPointF(where), copy, data, _LEFT, free))

    def texts(self) -> Iterator[str]:
        """All that can be read now: labels, buttons, fields, and the rows in sight."""
        for widget in self._in_sight():
            if isinstance(widget, QPlainTextEdit | QTextEdit):
                yield widget.toPlainText()
            elif isinstance(widget, QAbstractItemView):
                yield from _rows(widget.model())
            else:
                yield f"{widget.property('text') or ''}"
            yield widget.accessibleName()

    def until(self, found: Callable[[], object], what: str) -> None:
        try:
            self._qtbot.waitUntil(lambda: bool(found()), timeout=_PATIENCE)
        except Exception as error:
            seen = " | ".join(dict.fromkeys(text for text in self.texts() if text.strip()))
            raise AssertionError(f"no {what}; in sight: {seen}") from error

    def rest(self) -> None:
        rest(self.studio)

    def _in_sight(self) -> Iterator[QWidget]:
        for top in QApplication.topLevelWidgets():
            if top.isVisible():
                yield top
                yield from (child for child in top.findChildren(QWidget) if child.isVisible())

    def _pressable(self, words: str) -> Iterator[_Place]:
        return (place for named in self._places() for text, place in named if text == words)

    def _bearing(self, words: str) -> Iterator[str]:
        return (text for named in self._places() for text, _ in named if words in text)

    def _places(self) -> Iterator[Iterable[tuple[str, _Place]]]:
        for widget in self._in_sight():
            middle = widget.rect().center()
            if isinstance(widget, QAbstractButton) and widget.isEnabled():
                yield ((text, (widget, middle)) for text in _names(widget))
            elif isinstance(widget, QMenu):
                yield (
                    (one.text(), (widget, widget.actionGeometry(one).center())) for one in widget.actions()
                )
            elif isinstance(widget, QTabBar):
                yield _tabs(widget)
            elif isinstance(widget, ClickableRow):
                yield _row(widget)
            elif isinstance(widget, QAbstractItemView):
                yield _cells(widget)

    def _fields(self, name: str) -> Iterator[QWidget]:
        fields = (one for one in self._in_sight() if isinstance(one, QLineEdit | QPlainTextEdit | QTextEdit))
        return (one for one in fields if name in (one.accessibleName(), one.property("placeholderText")))

    def _lists(self, name: str) -> Iterator[QComboBox]:
        lists = (one for one in self._in_sight() if isinstance(one, QComboBox))
        return (one for one in lists if one.accessibleName() == name)

    def _buttons(self, words: str) -> Iterator[QPushButton]:
        buttons = (one for one in self._in_sight() if isinstance(one, QPushButton))
        return (one for one in buttons if one.text() == words and one.isEnabled())

    def _taking(self) -> QWidget:
        self.until(lambda: [one for one in self._in_sight() if one.acceptDrops()], "place to drop on")
        taking = [one for one in self._in_sight() if one.acceptDrops() and one.objectName() == "dropZone"]
        return taking[0]


def _type(widget: QWidget, words: str) -> None:
    QTest.mouseClick(widget, _LEFT)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    QApplication.sendEvent(widget, typed)


def _names(button: QAbstractButton) -> tuple[str, ...]:
    return button.text(), button.accessibleName(), button.toolTip()


def _rows(model: QAbstractItemModel | None) -> Iterator[str]:
    for row in range(model.rowCount() if model is not None else 0):
        assert model is not None
        yield " ".join(str(model.index(row, column).data() or "") for column in range(_columns(model)))


def _columns(model: QAbstractItemModel) -> int:
    index = model.index(0, 0)
    return 1 if not index.siblingAtColumn(1).isValid() else model.columnCount()


def _tabs(bar: QTabBar) -> Iterator[tuple[str, _Place]]:
    for tab in range(bar.count()):
        yield bar.tabText(tab), (bar, bar.tabRect(tab).center())


def _row(row: ClickableRow) -> Iterator[tuple[str, _Place]]:
    """By any words on it, as one would name it."""
    yield row.accessibleName(), (row, row.rect().center())
    for label in row.findChildren(QLabel):
        yield label.text(), (row, label.geometry().center())


def _cells(view: QAbstractItemView) -> Iterator[tuple[str, _Place]]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(_columns(model)):
            index = model.index(row, column)
            yield str(index.data() or ""), (view.viewport(), view.visualRect(index).center())
