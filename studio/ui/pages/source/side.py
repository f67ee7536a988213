"""Beside the source: the passages of the answer, and what is known of the file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.passages import DocumentState
from studio.ui.components import (
    ClickableRow,
    ElidedLabel,
    IconButton,
    Link,
    RowList,
    ScrollPage,
    Tag,
    hairline,
    label,
)
from studio.ui.dates import full_day
from studio.ui.documents import FactsList, checks_of, ended_of, history_of, standing_word
from studio.ui.language import language, tr
from studio.ui.pages.source.path import Spot
from studio.ui.pages.source.reading import Quoted, Shown
from studio.ui.theme import space

_PAGED, _SHEETS = {"pdf", "ofd", "image", "pptx", "ppt", "docx", "doc", "odp", "odt"}, {"xlsx", "xls", "ods"}


class QuoteRow(ClickableRow):
    def __init__(self, quoted: Quoted) -> None:
        super().__init__()
        self.quoted = quoted
        place = quoted.place.label(language())
        self.setAccessibleName(f"[{quoted.spot.number}] {quoted.spot.document} {place}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
        layout.setSpacing(space("2"))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(ElidedLabel(quoted.spot.document, "label", middle=True))
        if place:
            lines.addWidget(ElidedLabel(place, "caption", "muted", start=True))
        lines.addWidget(ElidedLabel(" ".join(quoted.text.split()), "dense", "secondary"))
        layout.addWidget(Tag(str(quoted.spot.number), "accent"))
        layout.addLayout(lines, 1)


class SourceSide(QWidget):
    """`chosen` tells the Spot the person went to, `counted` which of how many passages it is.

    The facts may be mended where the base is one's own.
    """

    chosen = Signal(object)
    counted = Signal(str)
    facts_wanted = Signal()
    chunks_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._quotes: list[Quoted] = []
        self._rows: list[QuoteRow] = []
        self._now: Spot | None = None
        self.title, self._count = label("", "section"), label("", "caption", "muted")
        self._list, self._facts = RowList(), FactsList()
        self._change, self._chunks = Link(tr("Change")), Link(tr("See its chunks"))
        self._change.clicked.connect(self.facts_wanted)
        self._chunks.clicked.connect(self.chunks_wanted)
        self._list.setObjectName("surface")
        self._head = self._make_head()
        self._lay_out()

    def show_quotes(self, quotes: Sequence[Quoted], *, searched: bool = False) -> None:
        """`searched` when a search found them and no answer cites them."""
        self.title.setText(tr("Found by this search") if searched else tr("Sources of this answer"))
        self._quotes, self._rows = list(quotes), [QuoteRow(quoted) for quoted in quotes]
        for row in self._rows:
            row.opened.connect(self._choose)
        self._list.set_rows(self._rows)
        self._head.setVisible(bool(quotes))
        self._list.setVisible(bool(quotes))
        self._show_current()

    def show_source(self, shown: Shown) -> None:
        self._now = shown.spot
        self._facts.show_facts(_facts_of(shown))
        own = not shown.spot.agent
        self._change.setVisible(own and shown.row.state is DocumentState.READY)
        self._chunks.setVisible(own and shown.chunks > 0)
        self._show_current()

    def show_nothing(self) -> None:
        """The file is not there; the answer's other passages stay."""
        self._facts.show_facts([(tr("File"), tr("not there any more"))])
        self._change.hide()
        self._chunks.hide()

    def quotes(self) -> list[QuoteRow]:
        return self._rows

    def step(self, by: int) -> None:
        """Go to the next or the previous passage of the answer or the search."""
        at = self._at()
        if self._quotes:
            self.chosen.emit(self._quotes[(max(at, 0) + by) % len(self._quotes)].spot)

    def go_back(self) -> None:
        self.step(-1)

    def go_on(self) -> None:
        self.step(1)

    def _at(self) -> int:
        found = [i for i, one in enumerate(self._quotes) if self._now and one.spot.same_place(self._now)]
        return found[0] if found else -1

    def _show_current(self) -> None:
        at = self._at()
        told = tr("{number} of {total}", number=at + 1, total=len(self._quotes)) if at >= 0 else ""
        self._count.setText(told)
        self.counted.emit(told)
        for index, row in enumerate(self._rows):
            row.set_selected(index == at)

    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, QuoteRow):
            self.chosen.emit(row.quoted.spot)

    def _make_head(self) -> QWidget:
        head = QWidget()
        layout = QHBoxLayout(head)
        layout.setContentsMargins(space("4"), space("2"), space("2"), space("2"))
        before = IconButton("chevron-up", tr("Previous passage"), "Alt+Up")
        after = IconButton("chevron-down", tr("Next passage"), "Alt+Down")
        before.clicked.connect(self.go_back)
        after.clicked.connect(self.go_on)
        layout.addWidget(self.title, 1)
        for part in (self._count, before, after):
            layout.addWidget(part)
        head.hide()
        return head

    def _lay_out(self) -> None:
        scroll = ScrollPage(margin=False)
        scroll.column.setSpacing(0)
        scroll.column.addWidget(self._list)
        about = QVBoxLayout()
        about.setContentsMargins(space("4"), space("4"), space("4"), space("4"))
        about.setSpacing(space("2"))
        head = QHBoxLayout()
        head.addWidget(label(tr("About this file"), "section"), 1)
        head.addWidget(self._change)
        about.addLayout(head)
        about.addWidget(self._facts)
        about.addWidget(self._chunks)
        scroll.column.addLayout(about)
        self._list.hide()
        self.body.addWidget(self._head)
        self.body.addWidget(hairline())
        self.body.addWidget(scroll, 1)


def _facts_of(shown: Shown) -> list[tuple[str, str]]:
    """What it says of itself first, then how it came here, then what was found in it."""
    row, facts = shown.row, shown.row.facts
    told = [
        (tr("Issuer"), facts.issuer),
        (tr("Document no."), facts.number),
        (tr("Date of issue"), full_day(facts.issued)),
        (tr("Validity"), _validity(shown)),
        *ended_of(row),
        (tr("Replaced by"), facts.replaced_by),
        (tr("Replaces"), tr("; ").join(facts.replaces)),
        (tr("Knowledge base"), shown.spot.base),
    ]
    if row.kind in _PAGED:
        told.append((tr("Pages"), f"{row.pages:,}"))
    if row.kind in _SHEETS:
        told.append((tr("Sheets"), f"{row.pages:,}"))
    place = [shown.place.label(language())] if shown.chunk else []
    place += (
        [tr("chunk {number} of {total}", number=shown.chunk.ordinal + 1, total=shown.chunks)]
        if shown.chunk
        else []
    )
    told += [*history_of(row, shown.source), *checks_of(row), (tr("Place"), " · ".join(filter(None, place)))]
    return [(name, value) for name, value in told if value]


def _validity(shown: Shown) -> str:
    facts = shown.row.facts
    if shown.row.state is not DocumentState.READY:
        return ""
    since = tr("since {day}", day=full_day(facts.in_force_from)) if facts.in_force_from else ""
    until = tr("until {day}", day=full_day(facts.in_force_until)) if facts.in_force_until else ""
    return " ".join(part for part in (standing_word(facts), since, until) if part)
