"""The bar over a page picture: which page, how large."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from studio.ui.components import Button, IconButton, TextField, label
from studio.ui.language import tr
from studio.ui.pages.source.find_bar import FindBar
from studio.ui.theme import size, space

ZOOMS = (50, 75, 100, 125, 150, 200, 300)


class PageBar(QFrame):
    """`turned` tells the page wanted, `zoomed` a step up or down, `fitted` the whole width.

    `rotated` asks for a quarter to the right, `text_wanted` for the text instead of the picture.
    """

    turned = Signal(int)
    zoomed = Signal(int)
    fitted = Signal()
    rotated = Signal()
    text_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("surface")
        self._page, self._pages = 1, 1
        self._before = IconButton("chevron-left", tr("Previous page"))
        self._after = IconButton("chevron-right", tr("Next page"))
        self._field, self._total = TextField(), label("", "dense", "secondary")
        self._zoom = label("", "dense", "secondary")
        self._field.setValidator(QIntValidator(1, 99_999, self))
        self._field.setFixedWidth(size("row.two"))
        self._field.setAccessibleName(tr("Page"))
        self._smaller = IconButton("magnify-minus-outline", tr("Smaller"))
        self._larger = IconButton("magnify-plus-outline", tr("Larger"))
        self._fit = IconButton("arrow-expand-horizontal", tr("Fit width"))
        self._rotate = IconButton("rotate-right", tr("Turn by a quarter"))
        self._finding = False
        self._sought = IconButton("magnify", tr("Find in the text"))
        self.finder, self._text = FindBar(), Button(tr("See the text"), "text", small=True)
        self._lay_out()
        self._connect()

    def show_page(self, page: int, pages: int) -> None:
        self._page, self._pages = page, pages
        self._field.setText(str(page))
        self._total.setText(tr("of {pages}", pages=pages))
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < pages)

    def show_zoom(self, percent: int) -> None:
        self._zoom.setText(f"{percent}%")
        self._smaller.setEnabled(percent > ZOOMS[0])
        self._larger.setEnabled(percent < ZOOMS[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What there is no room for is done by keys or wheel; Ctrl+F brings the search back."""
        super().resizeEvent(event)
        self._arrange()

    def open_finder(self) -> None:
        self._finding = True
        self._arrange()

    def _arrange(self) -> None:
        wide, roomy = self.width() >= size("room.source.bar"), self.width() >= size("room.source.zoom")
        finding = wide or self._finding
        self.finder.setVisible(finding)
        self._sought.setVisible(not finding)
        for part in (self._fit, self._rotate, self._zoom):
            part.setVisible(wide)
        for part in (self._smaller, self._larger):
            part.setVisible(roomy and (wide or not self._finding))
        self._text.setVisible(roomy)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("page"), space("1"), space("page"), space("1"))
        layout.setSpacing(space("1"))
        for part in (self._before, self._field, self._total, self._after):
            layout.addWidget(part)
        layout.addSpacing(space("3"))
        for part in (self._smaller, self._zoom, self._larger, self._fit, self._rotate):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self._sought)
        layout.addWidget(self.finder)
        layout.addWidget(self._text)

    def _connect(self) -> None:
        self._before.clicked.connect(self._go_before)
        self._after.clicked.connect(self._go_after)
        self._field.editingFinished.connect(self._go_there)
        self._smaller.clicked.connect(self._shrink)
        self._larger.clicked.connect(self._grow)
        self._fit.clicked.connect(self.fitted)
        self._rotate.clicked.connect(self.rotated)
        self._text.clicked.connect(self.text_wanted)
        self._sought.clicked.connect(self._find)

    def _go_before(self) -> None:
        self.turned.emit(self._page - 1)

    def _go_after(self) -> None:
        self.turned.emit(self._page + 1)

    def _go_there(self) -> None:
        wanted = min(max(int(self._field.value() or self._page), 1), self._pages)
        self._field.setText(str(wanted))
        if wanted != self._page:
            self.turned.emit(wanted)

    def _find(self) -> None:
        self.open_finder()
        self.finder.field.setFocus()

    def _shrink(self) -> None:
        self.zoomed.emit(-1)

    def _grow(self) -> None:
        self.zoomed.emit(1)
