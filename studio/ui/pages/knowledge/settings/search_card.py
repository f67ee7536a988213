"""How a base is searched; the same settings hold for the search test and for agents."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from studio.knowledge.settings import SearchSettings
from studio.ui.components import FormRow, NumberField, Switch, label
from studio.ui.language import tr
from studio.ui.theme import space

_PERCENT = 100


class SearchFields(QWidget):
    """`changed` whenever the person changed one of them."""

    changed = Signal()

    def __init__(self, columns: int = 3) -> None:
        super().__init__()
        self._showing = False
        self.weight, self.threshold = NumberField(0, 200, " %"), NumberField(0, 100, " %")
        self.per_document = NumberField(0, 50)
        self.switches = {name: Switch(text) for name, text, _ in _switches()}
        self._lay_out(columns)
        for field in (self.weight, self.threshold, self.per_document):
            field.valueChanged.connect(self._tell)
        for switch in self.switches.values():
            switch.toggled.connect(self._tell)
        self.set_value(SearchSettings())

    def value(self) -> SearchSettings:
        switches: dict[str, Any] = {name: switch.isChecked() for name, switch in self.switches.items()}
        return SearchSettings(
            vector_weight=self.weight.value() / _PERCENT,
            threshold=self.threshold.value() / _PERCENT,
            per_document=self.per_document.value(),
            **switches,
        )

    def set_value(self, settings: SearchSettings) -> None:
        self._showing = True
        self.weight.set_value(round(settings.vector_weight * _PERCENT))
        self.threshold.set_value(round(settings.threshold * _PERCENT))
        self.per_document.set_value(settings.per_document)
        for name, switch in self.switches.items():
            switch.setChecked(getattr(settings, name))
        self._showing = False

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit()

    def _lay_out(self, columns: int) -> None:
        """The numbers side by side, the switches below them, each with what it means."""
        whole, numbers = QVBoxLayout(self), QGridLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space("3"))
        numbers.setHorizontalSpacing(space("6"))
        numbers.setVerticalSpacing(space("3"))
        rows = (
            FormRow(tr("Weight of meaning"), self.weight, tr("Beside the words, which weigh 100 %.")),
            FormRow(tr("Least score"), self.threshold, tr("Passages below it are not shown; 0 shows all.")),
            FormRow(tr("At most from one document"), self.per_document, tr("0 sets no limit.")),
        )
        for place, row in enumerate(rows):
            numbers.addWidget(row, place // columns, place % columns)
        whole.addLayout(numbers)
        for name, _, meaning in _switches():
            both = QVBoxLayout()
            both.setSpacing(0)
            both.addWidget(self.switches[name])
            both.addWidget(label(meaning, "caption", "muted", wrap=True))
            whole.addLayout(both)


def _switches() -> tuple[tuple[str, str, str], ...]:
    return (
        ("rewrite", tr("Put the question into official terms"), tr("Asks the endpoint before each search.")),
        ("rerank", tr("Let the endpoint put the best first"), tr("Asks its rerank model after each search.")),
        (
            "merge_adjoining",
            tr("Join neighbouring chunks"),
            tr("Passages that follow one another are shown as one."),
        ),
        ("drop_duplicates", tr("Leave out what is nearly the same"), tr("Of copies only the best is shown.")),
        ("repealed_too", tr("Search what is repealed, too"), tr("Otherwise only when asked for.")),
    )
