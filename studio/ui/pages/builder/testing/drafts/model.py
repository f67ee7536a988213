"""The drafts as a table: where each comes from, what it asks, what it expects."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from studio.trials.sources import CaseOrigin, DraftCase
from studio.ui.language import tr, words
from studio.ui.pages.builder.testing.lines import expected_text
from studio.ui.pages.builder.testing.titled_rows import Index, TitledRows
from studio.ui.theme import icon
from studio.wording.cases import origin_text

DRAFT = Qt.ItemDataRole.UserRole
QUESTION, EXPECTED, ORIGIN = range(3)
ICONS = {
    CaseOrigin.HAND: "pencil-outline",
    CaseOrigin.SHEET: "table-large",
    CaseOrigin.DOCUMENTS: "file-document-outline",
    CaseOrigin.MODEL: "creation-outline",
    CaseOrigin.MARKED: "flag-outline",
    CaseOrigin.FEEDBACK: "message-alert-outline",
}


class DraftModel(TitledRows):
    def __init__(self) -> None:
        super().__init__(tr("Question"), tr("Expected"), tr("Where from"))

    def set_drafts(self, drafts: Sequence[DraftCase]) -> None:
        self.set_rows(drafts)

    def data(
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # whatever the role asks for
        draft = self.rows[index.row()]
        if role == DRAFT:
            return draft
        if role == Qt.ItemDataRole.DecorationRole and index.column() == ORIGIN:
            return icon(ICONS[draft.origin], "text.muted")
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _text(draft, index.column())
        return None


def origin_of(draft: DraftCase) -> str:
    said = origin_text(draft.origin, words())
    return f"{said} · {draft.source}" if draft.source else said


def _text(draft: DraftCase, column: int) -> str:
    if column == QUESTION:
        return " → ".join([*draft.case.before, draft.case.question])
    return expected_text(draft.case) if column == EXPECTED else origin_of(draft)
