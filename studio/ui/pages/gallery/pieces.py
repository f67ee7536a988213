"""The larger components as the gallery shows them: seats, a table, a diff, what floats over a page."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from studio.catalogue import DiffLine
from studio.core.facts import DocumentFacts
from studio.core.passages import DocumentRow, DocumentState, Trouble
from studio.ui.chat.cite_card import CiteCard
from studio.ui.components import Card, ConfirmDialog, SeatGrid, SeatLegend, SeatMark, SeatState, StepBars
from studio.ui.language import tr
from studio.ui.pages.gallery.samples import STEPS, citation
from studio.ui.pages.knowledge.documents_table import DocumentsTable
from studio.ui.pages.knowledge.lines import DocumentLine
from studio.ui.pages.reviews.diff_view import DiffView
from studio.ui.pages.reviews.word_marks import rows_of
from studio.ui.theme import size

_STATES = {
    3: SeatState.DONE, 6: SeatState.HAND, 8: SeatState.DONE, 12: SeatState.DONE, 15: SeatState.ABSENT,
    17: SeatState.DONE, 20: SeatState.LOST, 24: SeatState.HAND,
}  # fmt: skip
_LINES = (
    DiffLine(text="你是示例市的防汛值班助手。", before=1, after=1),
    DiffLine(text="答案要写明文件名。", before=2, after=None),
    DiffLine(text="答案要写明文件名和条款号。", before=None, after=2),
    DiffLine(text="没有依据时说明没有找到。", before=None, after=3),
)


def seats() -> Card:
    card = Card(tr("Seats"))
    grid, legend, bars = SeatGrid(), SeatLegend(), StepBars()
    marks = [SeatMark(number, _STATES.get(number, SeatState.WORKING)) for number in range(1, 25)]
    for part in (grid, legend):
        part.show_seats(marks)
    bars.show_steps(STEPS)
    for widget in (grid, legend, bars):
        card.body.addWidget(widget)
    return card


def table() -> Card:
    card = Card(tr("Table"), padded=False)
    documents = DocumentsTable()
    documents.set_lines([DocumentLine(row) for row in _rows()])
    documents.setFixedHeight(4 * size("row"))
    documents.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    card.body.addWidget(documents)
    return card


def diff() -> Card:
    card = Card(tr("Changes"))
    view = DiffView()
    view.show_rows(rows_of(_LINES))
    card.body.addWidget(view)
    return card


def floating() -> Card:
    """A hover card and a dialog, lying in the page instead of over it."""
    card = Card(tr("Hover card and dialog"))
    cited = CiteCard(card)
    cited.show_citation(citation(), QRect())
    card.body.addWidget(cited)
    card.body.addWidget(_dialog(card))
    return card


def _dialog(card: Card) -> QWidget:
    title, text = "召回“防汛值班助手 1.2.0”？", "37 个单位的已安装副本会停用。"
    dialog = ConfirmDialog(card, title, text, "召回", "不召回", reason="为什么召回")
    dialog.setWindowFlags(Qt.WindowType.Widget)
    dialog.setMinimumWidth(0)
    dialog.show()
    return dialog


def _rows() -> list[DocumentRow]:
    ready, failed = DocumentState.READY, DocumentState.FAILED
    locked = Trouble(name="DocumentEncrypted", facts={"document": "值班表（加密）.pdf"})
    facts = DocumentFacts(number="示应急〔2025〕12号")
    return [
        DocumentRow(
            name="防汛应急预案（2025年修订）.pdf", kind="pdf", state=ready, pages=36, chunks=212, facts=facts
        ),
        DocumentRow(name="值班表（加密）.pdf", kind="pdf", state=failed, trouble=locked),
        DocumentRow(name="主要江河水位阈值表.xlsx", kind="xlsx", state=ready, pages=2, chunks=48),
    ]
