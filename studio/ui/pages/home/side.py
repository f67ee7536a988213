"""Beside Home's rows: the endpoint that answers, and the news of reviews."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Card, ElidedLabel, IconTile, Link, ListRow, RowList, Tag, label
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.home.facts import HomeFacts, NewsLine
from studio.ui.theme import space

_ICONS = {
    "submitted": "clipboard-check-outline",
    "changes_requested": "undo-variant",
    "rejected": "close-circle-outline",
    "withdrawn": "arrow-left-circle-outline",
    "superseded": "history",
    "released": "check-circle-outline",
}


class EndpointCard(Card):
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Endpoint"), parent=parent)
        settings = Link(tr("Settings"))
        settings.clicked.connect(self.opened)
        self.add_header_widget(settings)
        self._name = ElidedLabel("", "strong")
        self._about = label("", "caption", "muted", wrap=True)
        self._tag = Tag(tr("For practice"), "practice")
        self._tile = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        line = QHBoxLayout()
        line.addLayout(self._tile)
        line.addLayout(words, 1)
        line.addWidget(self._tag)
        self.body.addLayout(line)

    def show_facts(self, facts: HomeFacts) -> None:
        practice = facts.practice
        self._name.set_text(tr("Practice endpoint") if practice else facts.endpoint)
        note = (
            tr("Built in, without a model: it quotes the documents.") if practice else tr("Default endpoint")
        )
        self._about.setText(note)
        self._tag.setVisible(practice)
        if not self._tile.count():
            colors = ("practice", "practice.tint") if practice else ("accent.text", "accent.tint")
            self._tile.addWidget(IconTile("flask-outline" if practice else "server-outline", *colors))


class NewsCard(RowList):
    opened = Signal(int)
    all_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reviews"), parent=parent)
        everything = Link(tr("All"))
        everything.clicked.connect(self.all_opened)
        self.add_header_widget(everything)

    def show_facts(self, facts: HomeFacts) -> None:
        waiting = facts.waiting
        self.set_note(tr("{count} waiting for you", count=waiting) if waiting else "")
        rows: list[QWidget] = [self._row(line) for line in facts.news]
        self.set_rows(rows or [_nothing()])

    def _row(self, line: NewsLine) -> ListRow:
        row = ListRow(_ICONS.get(line.state, "history"), _title(line), _state(line), date=short_time(line.at))
        row.setProperty("number", line.number)
        row.opened.connect(self._open)
        return row

    def _open(self) -> None:
        self.opened.emit(int(self.sender().property("number")))


def _title(line: NewsLine) -> str:
    if line.waits_for_me:
        return tr("Waiting for your review: {name}", name=line.name)
    return f"{line.name} {line.version} · {tr(line.state)}"


def _state(line: NewsLine) -> str:
    by = tr("Submitted by {author}", author=line.author)
    return by if line.waits_for_me else line.comment or by


def _nothing() -> QWidget:
    text = tr("What you submit and what waits for your review appears here.")
    words = label(text, "dense", "muted", wrap=True)
    edge = space("card")
    words.setContentsMargins(edge, edge, edge, edge)
    return words
