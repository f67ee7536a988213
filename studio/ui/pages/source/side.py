"""Beside the source: the passages of the answer, and what is known of the file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.passages import DocumentState
from studio.ui.components import (
    ClickableRow,
    ElidedLabel,
    IconButton,
    RowList,
    ScrollPage,
    Tag,
    hairline,
    label,
)
from studio.ui.dates import short_time
from studio.ui.language import language, tr, words
from studio.ui.pages.source.path import Spot
from studio.ui.pages.source.reading import Quoted, Shown
from studio.ui.theme import space
from studio.wording import warning_text


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
        lines.addWidget(ElidedLabel(quoted.spot.document, "label"))
        if place:
            lines.addWidget(ElidedLabel(place, "caption", "muted"))
        lines.addWidget(ElidedLabel(" ".join(quoted.text.split()), "dense", "secondary"))
        layout.addWidget(Tag(str(quoted.spot.number), "accent"))
        layout.addLayout(lines, 1)


class SourceSide(QWidget):
    """`chosen` tells the Spot the person went to."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._quotes: list[Quoted] = []
        self._rows: list[QuoteRow] = []
        self._now: Spot | None = None
        self._count = label("", "caption", "muted")
        self._list, self._facts = RowList(), QGridLayout()
        self._list.setObjectName("surface")
        self._head = self._make_head()
        self._facts.setHorizontalSpacing(space("4"))
        self._facts.setVerticalSpacing(space("1"))
        self._facts.setColumnStretch(1, 1)
        self._lay_out()

    def show_quotes(self, quotes: Sequence[Quoted]) -> None:
        self._quotes, self._rows = list(quotes), [QuoteRow(quoted) for quoted in quotes]
        for row in self._rows:
            row.opened.connect(self._choose)
        self._list.set_rows(self._rows)
        self._head.setVisible(bool(quotes))
        self._list.setVisible(bool(quotes))
        self._show_current()

    def show_source(self, shown: Shown) -> None:
        self._now = shown.spot
        while self._facts.count():
            widget = self._facts.takeAt(0).widget()
            if widget is not None:
                widget.deleteLater()
        for line, (name, value) in enumerate(_facts_of(shown)):
            self._facts.addWidget(label(name, "dense", "muted"), line, 0)
            self._facts.addWidget(label(value, "dense", wrap=True), line, 1)
        self._show_current()

    def quotes(self) -> list[QuoteRow]:
        return self._rows

    def step(self, by: int) -> None:
        """Go to the next or the previous passage of the answer."""
        at = self._at()
        if self._quotes:
            self.chosen.emit(self._quotes[(max(at, 0) + by) % len(self._quotes)].spot)

    def _at(self) -> int:
        found = [i for i, one in enumerate(self._quotes) if self._now and one.spot.same_place(self._now)]
        return found[0] if found else -1

    def _show_current(self) -> None:
        at = self._at()
        self._count.setText(
            tr("{number} of {total}", number=at + 1, total=len(self._quotes)) if at >= 0 else ""
        )
        for index, row in enumerate(self._rows):
            row.set_selected(index == at)

    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, QuoteRow):
            self.chosen.emit(row.quoted.spot)

    def _previous(self) -> None:
        self.step(-1)

    def _next(self) -> None:
        self.step(1)

    def _make_head(self) -> QWidget:
        head = QWidget()
        layout = QHBoxLayout(head)
        layout.setContentsMargins(space("4"), space("2"), space("2"), space("2"))
        before = IconButton("chevron-up", tr("Previous passage"), "Alt+Up")
        after = IconButton("chevron-down", tr("Next passage"), "Alt+Down")
        before.clicked.connect(self._previous)
        after.clicked.connect(self._next)
        layout.addWidget(label(tr("Sources of this answer"), "section"), 1)
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
        about.addWidget(label(tr("About this file"), "section"))
        about.addLayout(self._facts)
        scroll.column.addLayout(about)
        self._list.hide()
        self.body.addWidget(self._head)
        self.body.addWidget(hairline())
        self.body.addWidget(scroll, 1)


def _facts_of(shown: Shown) -> list[tuple[str, str]]:
    row, say = shown.row, words()
    facts = [(tr("Knowledge base"), shown.spot.base), (tr("Kind"), row.kind.upper())]
    facts += [(tr("Pages"), f"{row.pages:,}")] if row.kind in ("pdf", "ofd") else []
    facts += [(tr("Sheets"), f"{row.pages:,}")] if row.kind == "xlsx" else []
    facts += [(tr("Loaded at"), short_time(row.loaded)), (tr("Size"), f"{row.bytes / 1024:,.0f} KB")]
    if row.state is DocumentState.READY:
        facts.append((tr("Chunks"), f"{shown.chunks:,}"))
    if shown.chunk is not None:
        facts.append((tr("Place"), tr("chunk {number}", number=shown.chunk.ordinal + 1)))
    if row.warnings:
        told = [warning_text(code, detail, say) for code, detail in row.warnings]
        facts.append((tr("Missing"), "\n".join(told)))
    return facts
