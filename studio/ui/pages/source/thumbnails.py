"""The pages of a document as small pictures at the left; those in sight are drawn, one after the other."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.components.cells import is_chosen, rect_of
from studio.ui.language import tr
from studio.ui.theme import space, theme, tokens

PICTURE = Qt.ItemDataRole.UserRole
_MOST_KEPT = 400
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class _Pages(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.pictures: dict[int, QPixmap] = {}
        self._pages = 0

    def set_pages(self, pages: int) -> None:
        self.beginResetModel()
        self._pages = pages
        self.pictures.clear()
        self.endResetModel()

    def put(self, page: int, picture: QPixmap) -> None:
        if len(self.pictures) >= _MOST_KEPT:
            self.pictures.pop(next(iter(self.pictures)))
        self.pictures[page] = picture
        index = self.index(page - 1, 0)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._pages

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == PICTURE:
            return self.pictures.get(index.row() + 1)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return tr("Page {page}", page=index.row() + 1)
        return str(index.row() + 1) if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_width() + 2 * space("3"), _height() + theme().tokens.type("caption").line + space("4"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect, chosen = rect_of(option), is_chosen(option)
        picture: QPixmap | None = index.data(PICTURE)
        place = QRect(rect.center().x() - _width() // 2, rect.top() + space("2"), _width(), _height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if picture is not None:
            shown = QSize(picture.width(), picture.height()).scaled(
                place.size(), Qt.AspectRatioMode.KeepAspectRatio
            )
            place = QRect(place.center().x() - shown.width() // 2, place.top(), shown.width(), shown.height())
        painter.fillRect(place, theme().color("paper"))
        if picture is not None:
            painter.drawPixmap(place, picture)
        painter.setPen(QPen(theme().color("accent" if chosen else "border"), 2 if chosen else 1))
        painter.drawRect(place)
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().color("accent.text" if chosen else "text.secondary"))
        line = theme().tokens.type("caption").line
        words = QRect(rect.left(), rect.bottom() - line - space("1"), rect.width(), line)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()


class Thumbnails(QListView):
    """`chosen` tells the page that was clicked, `picture_wanted` page and width in device pixels."""

    chosen = Signal(int)
    picture_wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._pages = _Pages()
        self._waiting_for = 0
        self.setModel(self._pages)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_width() + 2 * space("3") + space("2"))
        self.setObjectName("thumbnails")
        self.setAccessibleName(tr("Pages"))
        self.selectionModel().currentChanged.connect(self._tell)
        self.verticalScrollBar().valueChanged.connect(self._ask)

    def open(self, pages: int) -> None:
        """A document of one page needs none."""
        self._waiting_for = 0
        self._pages.set_pages(pages)
        self.setVisible(pages > 1)

    def show_page(self, page: int) -> None:
        index = self._pages.index(page - 1, 0)
        if index.isValid() and index != self.currentIndex():
            blocked = self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(blocked)
            self.viewport().update()
            self.scrollTo(index)
        self._ask()

    def show_picture(self, page: int, png: bytes) -> None:
        """And ask for the next one in sight."""
        self._waiting_for = 0
        pixmap = QPixmap()
        if pixmap.loadFromData(png):
            self._pages.put(page, pixmap)
        self._ask()

    def give_up(self) -> None:
        """Pictures cannot be made; the numbers remain."""
        self._waiting_for = -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()

    def _ask(self) -> None:
        if self._waiting_for or not self.isVisible():
            return
        first = self.indexAt(self.viewport().rect().topLeft()).row()
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        for row in range(max(first, 0), (last if last >= 0 else self._pages.rowCount() - 1) + 1):
            if row + 1 not in self._pages.pictures:
                self._waiting_for = row + 1
                self.picture_wanted.emit(row + 1, round(_width() * self.devicePixelRatioF()))
                return

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row() + 1)


def _width() -> int:
    return tokens().size_pair("thumbnail")[0]


def _height() -> int:
    return tokens().size_pair("thumbnail")[1]
