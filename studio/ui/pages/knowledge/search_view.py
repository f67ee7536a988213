"""The tab 检索测试: the search test at full width, with settings that can be tried before they hold."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.knowledge.settings import SearchSettings
from studio.ui.components import Button, Card, ScrollPage, label
from studio.ui.language import tr
from studio.ui.pages.knowledge.search_panel import SearchPanel
from studio.ui.pages.knowledge.settings.search_card import SearchFields
from studio.ui.theme import size, space


class SearchView(QWidget):
    """`applied` brings the SearchSettings that are to hold for the base."""

    applied = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kept = SearchSettings()
        self.panel, self.fields = SearchPanel(), SearchFields(columns=1)
        self.panel.show_title(False)
        self.apply_button = Button(tr("Apply to this base"), "primary")
        self._back = Button(tr("As in the base"))
        self._told = label("", "caption", "muted", wrap=True)
        self._side, self._line = ScrollPage(margin=False), QHBoxLayout(self)
        self._lay_out()
        self.fields.changed.connect(self._fit)
        self.apply_button.clicked.connect(self._apply)
        self._back.clicked.connect(self._go_back)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the settings are tried by comparing them on the question set.

        In a low one what is found has the height.
        """
        super().resizeEvent(event)
        edge, above = space("page"), space("2" if self.height() < size("chat.low") else "4")
        self._line.setContentsMargins(edge, above, edge, above)
        self._side.setVisible(self.width() >= size("room.search.settings"))

    def show_settings(self, settings: SearchSettings) -> None:
        """Those of the base; what is being tried stays."""
        trying = self.tried() is not None
        self._kept = settings
        if not trying:
            self.fields.set_value(settings)
        self._fit()

    def tried(self) -> SearchSettings | None:
        """The settings to search with, when they are not the base's."""
        return None if self.fields.value() == self._kept else self.fields.value()

    def forget_trial(self) -> None:
        self.fields.set_value(self._kept)
        self._fit()

    def _fit(self) -> None:
        trying = self.tried() is not None
        self.apply_button.setEnabled(trying)
        self._back.setEnabled(trying)
        self._told.setText(
            tr("These settings hold only for this test.")
            if trying
            else tr("These are the settings of the base.")
        )

    def _apply(self) -> None:
        self.applied.emit(self.fields.value())

    def _go_back(self) -> None:
        self.forget_trial()

    def _lay_out(self) -> None:
        layout = self._line
        layout.setSpacing(space("gap"))
        found = Card(padded=False, fill=True)
        found.body.addWidget(self.panel)
        found.setMaximumWidth(size("readable"))
        layout.addWidget(found, 3)
        card = Card(tr("Try other settings"))
        self._side.setMaximumWidth(size("panel"))
        card.body.addWidget(self.fields)
        card.body.addWidget(self._told)
        buttons = QHBoxLayout()
        buttons.setSpacing(space("2"))
        buttons.addWidget(self.apply_button)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        self._side.column.addWidget(card)
        layout.addWidget(self._side, 2)
        layout.addStretch(0)
