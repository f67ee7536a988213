"""The widgets of the tab 设置: one form, kept with one button; the change of the model has its own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.knowledge.settings import BaseSettings
from studio.ui.components import Button, Card, FormRow, NumberField, ScrollPage, hairline, label
from studio.ui.language import tr
from studio.ui.pages.knowledge.settings.embedding_card import EmbeddingCard
from studio.ui.pages.knowledge.settings.personal_card import PersonalCard
from studio.ui.pages.knowledge.settings.search_card import SearchFields
from studio.ui.theme import size, space

_MOST_QUESTIONS = 5


class SettingsView(QWidget):
    """`saved` brings the BaseSettings of the form, with the embedding as it was."""

    saved = Signal(object)
    exported = Signal()
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept = BaseSettings()
        self.personal, self.embedding, self.search = PersonalCard(), EmbeddingCard(), SearchFields()
        self.questions = NumberField(0, _MOST_QUESTIONS)
        self.save = Button(tr("Save the settings"), "primary")
        self._state = label("", "caption", "muted")
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.search.changed.connect(self._fit)
        self.questions.valueChanged.connect(self._fit)
        for button in self.personal.choices.values():
            button.toggled.connect(self._fit)
        self.show_settings(self._kept)

    def show_settings(self, settings: BaseSettings) -> None:
        self._kept = settings
        self.personal.set_value(settings.personal_data)
        self.embedding.show_choice(settings.embedding)
        self.search.set_value(settings.search)
        self.questions.set_value(settings.questions_per_chunk)
        self._fit()

    def kept(self) -> BaseSettings:
        """As they are in the base."""
        return self._kept

    def is_changed(self) -> bool:
        """Whether a person has changed something that is not saved yet."""
        return self.settings() != self._kept or self.embedding.choice() != self._kept.embedding

    def settings(self) -> BaseSettings:
        return self._kept.model_copy(
            update={
                "personal_data": self.personal.value(),
                "search": self.search.value(),
                "questions_per_chunk": self.questions.value(),
            }
        )

    def _save(self) -> None:
        self.saved.emit(self.settings())

    def _fit(self) -> None:
        changed = self.settings() != self._kept
        self.save.setEnabled(changed)
        self._state.setText(tr("Changed, not saved yet") if changed else tr("All saved"))

    def _lay_out(self) -> None:
        scroll, column = ScrollPage(), QWidget()
        column.setMaximumWidth(size("readable"))
        cards = QVBoxLayout(column)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(space("gap"))
        for card in (self._search_card(), self.embedding, self.personal, self._moving_card()):
            cards.addWidget(card)
        scroll.column.addWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(space("page"), space("3"), space("page"), space("3"))
        foot.setSpacing(space("3"))
        foot.addWidget(self.save)
        foot.addWidget(self._state)
        foot.addStretch(1)
        layout.addLayout(foot)

    def _search_card(self) -> Card:
        card = Card(tr("Search"), tr("the same for the search test and for agents"))
        card.body.addWidget(self.search)
        help_text = tr("The endpoint writes them when a document is loaded; 0 writes none.")
        card.body.addWidget(FormRow(tr("Questions for each chunk"), self.questions, help_text))
        return card

    def _moving_card(self) -> Card:
        card = Card(tr("Moving and mending"))
        words = tr("One file with documents, chunks, vectors and question set, to be imported elsewhere.")
        for text, icon, signal, meaning in (
            (tr("Export…"), "export-variant", self.exported, words),
            (
                tr("Rebuild the index"),
                "refresh",
                self.rebuilt,
                tr("Makes the vector index anew from the documents."),
            ),
        ):
            row, button = QHBoxLayout(), Button(text, icon=icon)
            button.clicked.connect(signal)
            row.addWidget(button)
            row.addWidget(label(meaning, "caption", "muted", wrap=True), 1)
            card.body.addLayout(row)
        return card
