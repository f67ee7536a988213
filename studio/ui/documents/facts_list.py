"""Names and values under one another: what is known of a document and how it came here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.core.passages import DocumentRow
from studio.ui.components import label
from studio.ui.dates import short_time
from studio.ui.documents.words import kind_word, personal_word
from studio.ui.language import tr, words
from studio.ui.theme import space
from studio.wording import fact_text, warning_text

Fact = tuple[str, str]


class FactsList(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space("4"))
        self._grid.setVerticalSpacing(space("1"))
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.deleteLater()
        for line, (name, value) in enumerate(facts):
            self._grid.addWidget(label(name, "dense", "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(value, "dense", wrap=True), line, 1)


def history_of(row: DocumentRow, source: str) -> list[Fact]:
    """How it came here; `source` says how its file stands now."""
    facts = [(tr("Kind"), kind_word(row.kind))]
    if row.bytes:
        facts.append((tr("Size"), size_word(row.bytes)))
    facts.append((tr("Loaded at"), short_time(row.loaded)))
    if row.changed:
        facts.append((tr("Source changed on"), short_time(row.changed)))
    if source:
        facts.append((tr("Source file"), source))
    if row.container:
        facts.append((tr("Came in"), row.container))
    return facts


def ended_of(row: DocumentRow) -> list[Fact]:
    """Its articles that another document has put out of force."""
    parts = fact_text("ended", row.facts, words())
    return [(tr("Parts repealed"), parts)] if parts else []


def checks_of(row: DocumentRow) -> list[Fact]:
    """What the guards found and what could not be read."""
    findings, say = row.findings, words()
    facts = []
    if findings.personal:
        told = [f"{personal_word(kind)} {count}" for kind, count in findings.personal.items()]
        text = tr(", ").join(told)
        facts.append((tr("Personal data"), tr("{found} (masked)", found=text) if findings.masked else text))
    if findings.aimed_at_model:
        facts.append((tr("Aimed at a model"), "\n".join(findings.aimed_at_model)))
    if findings.hidden:
        facts.append((tr("Hidden text"), "\n".join(findings.hidden)))
    if row.warnings:
        facts.append(
            (tr("Missing"), "\n".join(warning_text(code, detail, say) for code, detail in row.warnings))
        )
    return facts or [(tr("Checks"), tr("no classification mark, no personal data"))]


def size_word(count: int) -> str:
    return f"{count / 1024:,.0f} KB" if count < 1 << 20 else f"{count / (1 << 20):,.1f} MB"
