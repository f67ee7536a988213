"""The requests of an endpoint one by one: when, for what, how long, and how they ended."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from studio.endpoints import Use
from studio.endpoints.uses import STOPPED
from studio.ui.components import SideSheet, label
from studio.ui.language import tr
from studio.ui.theme import size


class RecordSheet(SideSheet):
    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Requests"), width=size("sheet.wide"))
        note = tr("The newest first. Only counts and times are kept, no contents, for 31 days.")
        self.body.addWidget(label(note, "caption", "muted", wrap=True))
        self.table = _table()
        self.body.addWidget(self.table, 1)

    def show_uses(self, uses: Sequence[Use]) -> None:
        self.table.setRowCount(len(uses))
        for row, use in enumerate(uses):
            for column, text in enumerate(_cells(use)):
                item = QTableWidgetItem(text)
                if column in {2, 3}:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(text if column == 4 else "")
                self.table.setItem(row, column, item)
        self.open()


def _table() -> QTableWidget:
    table = QTableWidget(0, 5)
    heads = [tr("Time"), tr("Asked for"), tr("Queue"), tr("Seconds"), tr("Result")]
    table.setHorizontalHeaderLabels(heads)
    table.setAccessibleName(tr("Requests"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(size("row.dense"))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
    return table


def _cells(use: Use) -> tuple[str, str, str, str, str]:
    work = {
        "chat/completions": tr("Chat"),
        "embeddings": tr("Embeddings"),
        "rerank": tr("Rerank"),
        "models": tr("Models"),
    }.get(use.work, use.work)
    result = _ended(use.trouble)
    if use.limited:
        result += f" · {tr('{count} {count:time|times} too many at once', count=use.limited)}"
    when = f"{datetime.fromtimestamp(use.began):%m-%d %H:%M:%S}"
    return when, work, f"{use.waited:.1f}", f"{use.seconds:.2f}", result


def _ended(name: str) -> str:
    """Of an error only its name is kept; its sentence would need what is gone."""
    words = {
        "": tr("Answered"),
        STOPPED: tr("Stopped"),
        "EndpointUnreachable": tr("Not reached"),
        "EndpointUntrusted": tr("Certificate not trusted"),
        "EndpointTimedOut": tr("No answer in time"),
        "EndpointKeyMissing": tr("Key missing"),
        "EndpointKeyRefused": tr("Key refused"),
        "EndpointUnpaid": tr("No quota left"),
        "EndpointModelUnknown": tr("No such model"),
        "EndpointBusy": tr("Too busy"),
        "EndpointFailed": tr("The server failed"),
        "EndpointRejected": tr("Request rejected"),
        "ContextTooLong": tr("Too long for the model"),
        "AnswerBroken": tr("Broken off"),
        "EndpointNotCompatible": tr("No model endpoint"),
        "AnswerUnfit": tr("Answer not usable"),
    }
    return words.get(name, tr("Failed"))
