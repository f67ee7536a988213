"""Beside Home's rows: the endpoint that answers, and the news of reviews."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import (
    Card,
    ElidedLabel,
    IconTile,
    Link,
    ListRow,
    PracticeMark,
    RowList,
    StatusLabel,
    Tag,
    clear_layout,
    label,
)
from studio.ui.dates import brief_time, short_time
from studio.ui.language import tr
from studio.ui.last_answers import told_by_last
from studio.ui.pages.home.facts import EndpointLine, HomeFacts, NewsLine
from studio.ui.pages.home.told import Told
from studio.ui.theme import space
from studio.wording.labels import STATES

_ICONS = {
    "submitted": "clipboard-check-outline",
    "changes_requested": "undo-variant",
    "rejected": "close-circle-outline",
    "withdrawn": "arrow-left-circle-outline",
    "superseded": "history",
    "released": "check-circle-outline",
    "recalled": "alert-outline",
}
_TILES = {"muted": "accent"}
_TONES = {"changes_requested": "warning", "rejected": "danger", "released": "success", "recalled": "danger"}


class EndpointCard(Card):
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Endpoint"), parent=parent)
        settings = Link(tr("Settings"))
        settings.setAccessibleName(tr("Settings of the endpoints"))
        settings.clicked.connect(self.opened)
        self.add_header_widget(settings)
        self._name = ElidedLabel("", "strong")
        self._about = label("", "caption", "muted", wrap=True)
        self._state, self._practice = StatusLabel(""), PracticeMark()
        self.head.insertWidget(1, self._practice)
        self._figures, self._latest = (
            label("", "dense", "secondary", wrap=True),
            label("", "caption", "muted"),
        )
        self._tile, self._below, self._told = QHBoxLayout(), QWidget(), Told()
        self._lay_out()

    def _lay_out(self) -> None:
        words, line, below = QVBoxLayout(), QHBoxLayout(), QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addLayout(self._name_line())
        words.addWidget(self._about)
        line.setSpacing(space("3"))
        self._tile.setAlignment(Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._tile)
        line.addLayout(words, 1)
        below.addWidget(self._figures, 1)
        below.addWidget(self._latest)
        self.body.addLayout(line)
        self.body.addWidget(self._below)

    def show_facts(self, facts: HomeFacts) -> None:
        line = facts.endpoint
        if not self._told.is_new(line):
            return
        self._name.set_text(tr("Practice endpoint") if line.practice else line.name)
        self._about.setText(_about(line))
        self._practice.setVisible(line.practice)
        self._state.setVisible(not line.practice)
        said, tone = _endpoint_state(line)
        self._state.set(said, tone)
        self._figures.setText(" · ".join(_figures(line)))
        self._below.setVisible(bool(_figures(line) or line.latest))
        self._latest.setText(short_time(line.latest))
        clear_layout(self._tile)
        icon = "flask-outline" if line.practice else "server-outline"
        self._tile.addWidget(IconTile.of(icon, _TILES.get(tone, tone)))

    def _name_line(self) -> QHBoxLayout:
        """The name, and how it does at the right end."""
        title = QHBoxLayout()
        title.setSpacing(space("2"))
        title.addWidget(self._name, 1)
        title.addWidget(self._state)
        return title


class NewsCard(RowList):
    """`opened` brings the number of what waits for me, `mended` the agent whose submission was decided on."""

    opened = Signal(int)
    mended = Signal(str)
    all_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reviews"), parent=parent)
        self._unread = Tag("", "danger")
        self._unread.hide()
        self.head.insertWidget(1, self._unread)
        everything = Link(tr("All"))
        everything.setAccessibleName(tr("All reviews"))
        everything.clicked.connect(self.all_opened)
        self.add_header_widget(everything)
        self._told = Told()

    def show_facts(self, facts: HomeFacts) -> None:
        if not self._told.is_new(facts.news, facts.waiting_unseen, facts.hears):
            return
        unread = facts.unread
        self._unread.set(tr("{count} unread", count=unread), "danger")
        self._unread.setVisible(bool(unread))
        rows: list[QWidget] = [self._row(line) for line in facts.news]
        if facts.waiting_unseen:
            rows.append(self._more(facts.waiting_unseen))
        self.set_rows(rows or [_nothing()])
        self.setVisible(facts.hears or bool(rows))

    def _more(self, count: int) -> QWidget:
        more = Link(tr("{count} more {count:waits|wait} for your review", count=count))
        more.clicked.connect(self.all_opened)
        return _edged(more)

    def _row(self, line: NewsLine) -> ListRow:
        icon, tone = _ICONS.get(line.state, "history"), _TONES.get(line.state, "accent")
        row = ListRow(icon, _title(line), _state(line), date=brief_time(line.at))
        row.set_tone(tone)
        row.setProperty("number", line.number if line.waits_for_me else 0)
        row.setProperty("agent", line.agent)
        row.opened.connect(self._open)
        return row

    def _open(self) -> None:
        number = int(self.sender().property("number"))
        if number:
            self.opened.emit(number)
        else:
            self.mended.emit(str(self.sender().property("agent")))


def _title(line: NewsLine) -> str:
    return f"{line.name} {line.version}"


def _state(line: NewsLine) -> str:
    """What became of it comes first: of a long line the end is cut."""
    by = tr("Submitted by {author}", author=line.author)
    if line.waits_for_me:
        return f"{tr('waits for your review')} · {by}"
    return f"{tr(STATES[line.state])} · {line.comment or by}"


def _nothing() -> QWidget:
    text = tr("What you submit and what waits for your review appears here.")
    return _edged(label(text, "dense", "muted", wrap=True))


def _edged(part: QWidget) -> QWidget:
    edged, edge = QWidget(), space("card")
    line = QHBoxLayout(edged)
    line.setContentsMargins(edge, edge, edge, edge)
    line.addWidget(part)
    return edged


def _about(line: EndpointLine) -> str:
    if line.practice:
        return tr("Built in, without a model: it quotes the documents.")
    names = {"chat": tr("chat"), "embedding": tr("embeddings"), "rerank": tr("rerank")}
    can = tr(", ").join(names[kind] for kind in line.can)
    return tr("{kinds} available", kinds=can) if can else tr("No model chosen yet")


def _endpoint_state(line: EndpointLine) -> tuple[str, str]:
    """What the last day's requests tell; a server that was not asked is not judged."""
    if not line.asked:
        return tr("not asked today"), "muted"
    kind, text = told_by_last(line.trouble)
    if kind == "success" and line.failed * 5 > line.asked:
        return tr("often failed"), "warning"
    return text, kind


def _figures(line: EndpointLine) -> list[str]:
    parts = [tr("first token {seconds} s", seconds=f"{line.first:.1f}")] if line.first else []
    if not line.practice:
        parts.append(tr("{count} at once", count=line.at_once))
    if line.queued:
        parts.append(tr("{count} had to queue", count=line.queued))
    if line.failed:
        parts.append(tr("{failed} of {asked} failed", failed=line.failed, asked=line.asked))
    return parts
