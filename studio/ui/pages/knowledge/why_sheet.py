"""Why a document was not found for a question: which step lost it, to what, and what can be done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.passages import Passage
from studio.knowledge.filters import SearchFilters
from studio.knowledge.settings import SearchSettings
from studio.ui.components import (
    Banner,
    Button,
    FormRow,
    ScrollPage,
    SideSheet,
    TextField,
    clear_layout,
    label,
)
from studio.ui.language import tr, words
from studio.ui.pages.knowledge.chunks.document_choice import DocumentChoice
from studio.ui.pages.knowledge.passage_row import PassageRow
from studio.ui.pages.knowledge.scope_words import all_words
from studio.ui.theme import space
from studio.wording.whereabouts import whereabouts_text

if TYPE_CHECKING:
    from studio.knowledge import Whereabouts


class WhySheet(SideSheet):
    """`asked` brings question, document, place, and SearchFilters and SearchSettings of the search (None for
    those of the base); `passage_opened` a Passage to be seen.
    """

    asked = Signal(str, str, str, object, object)
    passage_opened = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Why was this not found"))
        self._question, self._filters = label("", "body", wrap=True), SearchFilters()
        self._settings: SearchSettings | None = None
        self.filtered = label("", "caption", "secondary", wrap=True)
        self.trial = label(tr("By the settings that are tried here."), "caption", "secondary", wrap=True)
        self.document, self.place = DocumentChoice(), TextField(tr("Article 32, or a page"))
        self.ask_button = Button(tr("Look into it"), "primary")
        self._answer = QVBoxLayout()
        self._answer.setSpacing(space("2"))
        scroll = ScrollPage(margin=False)
        column = scroll.column
        column.setSpacing(space("3"))
        column.addWidget(self._question)
        column.addWidget(self.filtered)
        column.addWidget(self.trial)
        column.addWidget(FormRow(tr("Document that should be found"), self.document))
        column.addWidget(FormRow(tr("Place in it, if you know"), self.place))
        column.addWidget(self.ask_button)
        column.addLayout(self._answer)
        self.fill(scroll)
        self.ask_button.clicked.connect(self._ask)
        self.place.returnPressed.connect(self._ask)

    def open_for(
        self,
        question: str,
        names: Sequence[str],
        filters: SearchFilters | None = None,
        settings: SearchSettings | None = None,
    ) -> None:
        """`filters` and `settings` are those of the search that did not find it."""
        self._filters, self._settings = filters or SearchFilters(), settings
        self.trial.setVisible(settings is not None)
        said = all_words(self._filters)
        self.filtered.setText(tr("Filters: {filters}", filters=said))
        self.filtered.setVisible(bool(said))
        self._question.setText(tr("“{question}”", question=question))
        self._question.setProperty("question", question)
        self.document.set_names(names)
        clear_layout(self._answer)
        self.set_busy(False)
        self.open()
        self.document.setFocus(Qt.FocusReason.TabFocusReason)  # what is typed replaces the name

    def set_busy(self, busy: bool) -> None:
        self.ask_button.set_busy(busy, tr("Looking…"))

    def show_answer(self, told: "Whereabouts") -> None:
        """Say the step in words; then what was in the way, and the passage itself."""
        clear_layout(self._answer)
        kind = "success" if told.found else "warning"
        self._answer.addWidget(Banner(kind, whereabouts_text(told, words()), closable=False))
        self._add(tr("Came before it"), told.ahead)
        if told.passage is not None:
            self._add(tr("Its best passage"), [told.passage])

    def _add(self, title: str, passages: Sequence[Passage]) -> None:
        if passages:
            self._answer.addWidget(label(title, "label"))
        for number, passage in enumerate(passages, 1):
            row = PassageRow(number, passage, ())
            row.chosen.connect(self.passage_opened)
            self._answer.addWidget(row)

    def _ask(self) -> None:
        question = str(self._question.property("question") or "")
        if question and self.document.value():
            self.asked.emit(
                question, self.document.value(), self.place.value(), self._filters, self._settings
            )
