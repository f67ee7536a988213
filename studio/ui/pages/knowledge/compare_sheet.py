"""Other settings to run the questions with, beside those of the base; what is better can be applied."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.knowledge.settings import SearchSettings
from studio.ui.components import Button, ScrollPage, SideSheet, label
from studio.ui.language import tr
from studio.ui.pages.knowledge.settings.search_card import SearchFields


class CompareSheet(SideSheet):
    """`compared` and `applied` bring the SearchSettings in the fields."""

    compared = Signal(object)
    applied = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Compare settings"))
        self._kept = SearchSettings()
        self.fields = SearchFields(columns=1)
        self.run, self.apply_button = (
            Button(tr("Run with these"), "primary"),
            Button(tr("Apply to this base")),
        )
        scroll = ScrollPage(margin=False)
        told = tr("The same questions are asked twice: with the settings of the base, and with these.")
        scroll.column.addWidget(label(told, "dense", "secondary", wrap=True))
        scroll.column.addWidget(self.fields)
        buttons = QHBoxLayout()
        for button in (self.run, self.apply_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.fill(scroll, buttons)
        self.fields.changed.connect(self._fit)
        self.run.clicked.connect(self._compare)
        self.apply_button.clicked.connect(self._apply)

    def ask(self, settings: SearchSettings) -> None:
        """`settings` are those of the base; what was tried before is still there."""
        if self.fields.value() in (self._kept, SearchSettings()):
            self.fields.set_value(settings)
        self._kept = settings
        self._fit()
        self.open()

    def set_busy(self, busy: bool) -> None:
        self.run.set_busy(busy, tr("Running…"))
        if not busy:
            self._fit()

    def _fit(self) -> None:
        other = self.fields.value() != self._kept
        self.run.setEnabled(other)
        self.apply_button.setEnabled(other)

    def _compare(self) -> None:
        self.compared.emit(self.fields.value())

    def _apply(self) -> None:
        self.applied.emit(self.fields.value())
