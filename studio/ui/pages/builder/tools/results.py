"""What came of trying a tool: text, rows, how they came about, passages, the form, files, and the time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHeaderView, QPlainTextEdit, QTableWidget, QTableWidgetItem, QWidget

from studio.authoring.trying import Tried
from studio.core.artifacts import Artifact
from studio.core.events import Shown
from studio.core.forms import FilledForm
from studio.core.passages import Passage
from studio.ui.components import Card, ListRow, StatusLabel
from studio.ui.language import language, tr
from studio.ui.theme import size, space, tokens

_MOST_ROWS = 10


def result_parts(tried: Tried) -> list[QWidget]:
    """Return what is to be seen, from the first to the last."""
    parts: list[QWidget] = [StatusLabel(tr("Done in {seconds} s", seconds=f"{tried.seconds:.2f}"), "success")]
    if tried.text:
        parts.append(_titled(tr("What the model is told"), _text(tried.text)))
    if tried.shown is not None:
        parts += _shown(tried.shown)
    if tried.passages:
        parts.append(_passages(tried.passages))
    if tried.form is not None:
        parts.append(_form(tried.form))
    return parts + [_file(artifact) for artifact in tried.artifacts]


def _shown(shown: Shown) -> list[QWidget]:
    parts: list[QWidget] = []
    if shown.columns:
        title = tr("{count} {count:row|rows}", count=len(shown.rows) + shown.more)
        parts.append(_titled(title, table_of(shown.columns, shown.rows)))
    if shown.method:
        parts.append(_titled(tr("How it came about"), _text(shown.method)))
    return parts


def _passages(passages: Sequence[Passage]) -> QWidget:
    card = Card(tr("Passages found"), padded=False)
    for passage in passages:
        place = passage.place.label(language())
        row = ListRow("text-search", f"{passage.document} {place}".strip(), passage.text)
        row.setToolTip(passage.text)
        card.body.addWidget(row)
    return card


def _form(form: FilledForm) -> QWidget:
    rows = [(field.label, field.value or "—", field.problem) for field in form.fields]
    return _titled(form.title, table_of((tr("Field"), tr("Value"), tr("Problem")), rows))


def _file(artifact: Artifact) -> QWidget:
    row = ListRow("file-document-outline", artifact.name, artifact.title, action=tr("Open"))
    opener = _Opener(row, artifact)
    row.acted.connect(opener.open)
    row.opened.connect(opener.open)
    return row


class _Opener(QWidget):
    def __init__(self, row: QWidget, artifact: Artifact) -> None:
        super().__init__(row)
        self._path = artifact.path
        self.hide()

    def open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


def table_of(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> QTableWidget:
    table = QTableWidget(len(rows), len(columns))
    table.setHorizontalHeaderLabels(list(columns))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            item.setToolTip(text)
            table.setItem(number, column, item)
    table.setTabKeyNavigation(False)
    table.setAccessibleName(tr("Rows"))
    table.verticalHeader().setDefaultSectionSize(size("row.dense"))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.horizontalHeader().setStretchLastSection(True)
    shown = min(len(rows), _MOST_ROWS)
    table.setFixedHeight((shown + 1) * size("row.dense") + space("5"))
    return table


def _titled(title: str, content: QWidget) -> QWidget:
    card = Card(title, padded=False)
    card.body.addWidget(content)
    return card


def _text(text: str) -> QPlainTextEdit:
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    shown.setFrameShape(QPlainTextEdit.Shape.NoFrame)
    lines = min(max(text.count("\n") + 1 + len(text) // 45, 2), 12)
    shown.setFixedHeight(lines * tokens().type("body").line + space("5"))
    return shown
