"""One passage that was found: document, place, how well it fits, and its text with the words marked."""

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from studio.core.facts import Validity
from studio.core.passages import Passage
from studio.ui.components import ClickableRow, ElidedLabel, Tag, label
from studio.ui.documents import validity_kind, validity_tag
from studio.ui.language import language, words
from studio.ui.pages.knowledge.searching import Excerpt, excerpt, match_word
from studio.ui.theme import KeepsColors, space, theme
from studio.wording import validity_text


class PassageRow(KeepsColors, ClickableRow):
    chosen = Signal(object)

    def __init__(self, number: int, passage: Passage, marked: tuple[str, ...]) -> None:
        super().__init__()
        self.passage = passage
        self._excerpt = excerpt(passage.text, marked)
        place = passage.place.label(language())
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._text.setProperty("type", "dense")
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{number} {passage.document} {place}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        layout.setSpacing(space("1"))
        layout.addLayout(self._head(number))
        if place:
            layout.addWidget(ElidedLabel(place, "caption", "muted", start=True))
        layout.addWidget(self._text)
        self._show_text()
        self.opened.connect(self._choose)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ThemeChange:
            self._show_text()

    def _head(self, number: int) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(space("2"))
        match, tone = match_word(self.passage.score)
        fits = label(match, "caption", tone)
        fits.setToolTip(f"{self.passage.score:.2f}")
        head.addWidget(Tag(str(number), "accent"))
        head.addWidget(ElidedLabel(self.passage.document, "label", middle=True), 1)
        if self.passage.validity is not Validity.IN_FORCE:
            word = validity_tag(self.passage.validity, self.passage.in_force_from)
            stands = Tag(word, validity_kind(self.passage.validity))
            told = validity_text(
                self.passage.validity, self.passage.replaced_by, words(), self.passage.in_force_from
            )
            stands.setToolTip(told)
            head.addWidget(stands)
        head.addWidget(fits)
        return head

    def _show_text(self) -> None:
        self._text.setText(_marked(self._excerpt))

    def _choose(self) -> None:
        self.chosen.emit(self.passage)


def _marked(shown: Excerpt) -> str:
    """As rich text, in the colours of the theme that is worn now."""
    ground, ink = theme().hex("mark"), theme().hex("text")
    pieces, at = [], 0
    for start, end in shown.marks:
        pieces.append(escape(shown.text[at:start]))
        marked = escape(shown.text[start:end])
        pieces.append(f'<span style="background-color:{ground}; color:{ink}">{marked}</span>')
        at = end
    return "".join([*pieces, escape(shown.text[at:])])
