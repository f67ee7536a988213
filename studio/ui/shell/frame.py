"""What fills the window: rail, header, page and status bar, joined; it knows no page by name."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.components import Banner, PracticeStrip, SheetMoved, ToastStack
from studio.ui.components.announcing import announce
from studio.ui.language import tr
from studio.ui.notices import Act, Notices, error_banner
from studio.ui.remedies import remedy_for
from studio.ui.shell.columns import go_to_next_column
from studio.ui.shell.header import Header
from studio.ui.shell.header_bar import HeaderBar
from studio.ui.shell.help_sheet import HelpSheet
from studio.ui.shell.keys import act_on
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.page import Page
from studio.ui.shell.places import RAIL
from studio.ui.shell.practice_sheet import PracticeSheet
from studio.ui.shell.rail import Rail
from studio.ui.shell.status_bar import StatusBar
from studio.ui.shell.tabbing import go_to_tab, step_tab
from studio.ui.shell.undo_key import UndoKey
from studio.ui.theme import size, space

_MOST_BANNERS = 2


class Frame(QWidget):
    """`language_changed` is sent when everything has to be said anew."""

    language_changed = Signal()

    def __init__(self, window: QMainWindow, notices: Notices) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._navigator: Navigator | None = None
        self.rail, self.header_bar, self.status = Rail(), HeaderBar(), StatusBar()
        self.stack, self.practice = QStackedWidget(), PracticeStrip()
        self._practising = False
        self._banners, self.above_page = QVBoxLayout(), QVBoxLayout()
        self.rail.setEnabled(False)  # until there is a way to go
        self._join()
        window.setCentralWidget(self)
        window.setWindowTitle(tr("Agent Studio"))
        self.toasts = ToastStack(window, size("statusbar"))
        notices.error_shown.connect(self.show_error)
        notices.tried_again.connect(self._forget_trouble)
        notices.said.connect(self.toasts.show)
        self._add_keys()
        UndoKey(self, lambda: self.toasts.can_take_back, self.toasts.take_back)
        window.installEventFilter(self)

    def take_sizes(self) -> None:
        """Take up the sizes anew, as when another size of text was chosen."""
        for part in (self.rail, self.header_bar, self.status):
            part.take_sizes()
        self._fit()

    def follow(self, navigator: Navigator) -> None:
        """Go where the navigator says, from now on."""
        self._navigator = navigator
        self.rail.setEnabled(True)
        navigator.arrived.connect(self.rail.set_current)
        navigator.arrived.connect(self._clear_banners)
        navigator.arrived.connect(self.toasts.settle)
        navigator.header_changed.connect(self._show_header)
        navigator.badge_changed.connect(self.rail.set_badge)
        self.rail.went.connect(navigator.open)
        self.header_bar.went.connect(self._follow_crumb)
        self.practice.replaced.connect(self._open_endpoints)
        self.practice.asked.connect(self.explain_practice)
        self.header_bar.practice_asked.connect(self.explain_practice)
        self.stack.currentChanged.connect(self._make_way)

    def lead_to(self, page: str, *path: str) -> None:
        if self._navigator is not None:
            self._navigator.open(page, *path)

    def show_error(self, error: object, acts: Sequence[Act] = (), of: str = "") -> None:
        banner = error_banner(error, acts=acts, remedy=not self._is_mended_here(error))
        banner.setProperty("of", of)
        self.add_banner(banner)

    def _is_mended_here(self, error: object) -> bool:
        """Nobody is led to where they are."""
        found = remedy_for(error)
        name, path = self._navigator.here if self._navigator is not None else ("", ())
        return found is not None and found.place == (name, *path)

    def _forget_trouble(self, of: str) -> None:
        for banner in self.banners():
            if banner.property("of") == of:
                banner.close_banner()

    def add_banner(self, banner: Banner) -> None:
        """Put it over the page, newest first, at most two at a time, and none twice."""
        for index in reversed(range(self._banners.count())):
            other = self._banners.itemAt(index).widget()
            if isinstance(other, Banner) and _words(other) == _words(banner):
                self._drop_banner(index)
        self._banners.insertWidget(0, banner)
        banner.show()
        announce(banner, f"{banner.title()} {banner.text()}")
        while self._banners.count() > _MOST_BANNERS:
            self._drop_banner(self._banners.count() - 1)
        banner.closed.connect(self._tidy_banners)
        self._tidy_banners()

    def banners(self) -> list[Banner]:
        found = (self._banners.itemAt(index).widget() for index in range(self._banners.count()))
        return [banner for banner in found if isinstance(banner, Banner) and not banner.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a low window the page has the height: the practice strip is a mark in the header then."""
        low = self.height() < size("breakpoints.low")
        self.rail.set_compact(self.width() < size("breakpoints.compact.rail"))
        self.header_bar.set_low(low=low)
        self.practice.setVisible(self.header_bar.practice and not low)
        self._make_way()

    def _make_way(self) -> None:
        """A sheet over all of a low window's page has a head of its own."""
        page = self.page()
        sheet = page.open_sheet() if page is not None else None
        low = self.height() < size("breakpoints.low")
        self.header_bar.setVisible(not (low and sheet is not None and sheet.covers))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.window().setWindowTitle(tr("Agent Studio"))
            self.rail.retranslate()
            self.language_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key press comes to the window itself when nobody who has the focus took it."""
        if isinstance(event, SheetMoved):
            self._make_way()
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        return act_on(event, self.page(), self.toasts.take_back)

    def page(self) -> Page | None:
        """The one in front; none before the workspace is open."""
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    def _join(self) -> None:
        right = QVBoxLayout()
        self._banners.setContentsMargins(space("page"), 0, space("page"), 0)
        self._banners.setSpacing(space("2"))
        for part in (right, across := QHBoxLayout()):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(0)
        right.addWidget(self.header_bar)
        right.addWidget(self.practice)
        self.practice.hide()
        right.addLayout(self._banners)
        right.addLayout(self.above_page)
        right.addWidget(self.stack, 1)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(across, 1)
        whole.addWidget(self.status)

    def _add_keys(self) -> None:
        for place in RAIL:
            key = QShortcut(QKeySequence(place.keys), self)
            key.activated.connect(self.rail.item(place.name).click)
        for keys, act in (
            ("Ctrl+K", self.rail.search.click),
            ("Ctrl+Q", self.window().close),
            ("F1", self.show_help),
            ("F6", self._next_column),
            ("Shift+F6", self._last_column),
            ("Ctrl+Tab", self._next_tab),
            ("Ctrl+Shift+Tab", self._last_tab),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for number in range(1, 10):
            key = QShortcut(QKeySequence(f"Alt+{number}"), self)
            key.setProperty("tab", number - 1)
            key.activated.connect(self._go_to_tab)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._go_back)

    def show_help(self) -> None:
        """F1 a second time puts it away."""
        page = self.page()
        shown = [sheet for sheet in self.findChildren(HelpSheet) if sheet.isVisible()]
        if shown:
            shown[0].close_sheet()
        elif page is not None and self._navigator is not None:
            sheet = HelpSheet(page)
            sheet.closed.connect(sheet.deleteLater)
            sheet.show_for(self._navigator.place, page.offered())

    def explain_practice(self) -> None:
        """What the practice endpoint does otherwise than a model."""
        page = self.page()
        if page is not None and page.open_sheet() is None:
            sheet = PracticeSheet(page)
            sheet.closed.connect(sheet.deleteLater)
            sheet.open()

    def _open_endpoints(self) -> None:
        self.lead_to("settings", "endpoints")

    def _next_column(self) -> None:
        go_to_next_column((self.rail, self.header_bar, self.status), self.stack.currentWidget())

    def _last_column(self) -> None:
        go_to_next_column((self.rail, self.header_bar, self.status), self.stack.currentWidget(), back=True)

    def _next_tab(self) -> None:
        step_tab(self.stack.currentWidget(), 1)

    def _last_tab(self) -> None:
        step_tab(self.stack.currentWidget(), -1)

    def _go_to_tab(self) -> None:
        go_to_tab(self.stack.currentWidget(), int(self.sender().property("tab")))

    def _show_header(self, header: Header) -> None:
        practice = header.practice or self._practising
        self.header_bar.show_header(replace(header, practice=practice))
        self._fit()

    def practise(self, practising: bool) -> None:
        """In a course all that is asked on any page is practice; it is said on every one."""
        self._practising = practising
        self.practice.set_teaching(practising)
        page = self.page()
        if page is not None:
            self._show_header(page.header)

    def _go_back(self) -> None:
        if self._navigator is not None:
            self._navigator.back()

    def _follow_crumb(self, target: tuple[str, ...]) -> None:
        self.lead_to(*target)

    def _clear_banners(self) -> None:
        while self._banners.count():
            self._drop_banner(0)
        self._tidy_banners()

    def _drop_banner(self, index: int) -> None:
        widget = self._banners.takeAt(index).widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

    def _tidy_banners(self) -> None:
        edge = space("page")
        self._banners.setContentsMargins(edge, space("3") if self.banners() else 0, edge, 0)


def _words(banner: Banner) -> tuple[str, str]:
    return banner.title(), banner.text()
