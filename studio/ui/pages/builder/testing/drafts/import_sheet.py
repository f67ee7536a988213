"""What a spreadsheet holds, shown before any of it is taken: the good rows, and each bad one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.trials.sources.sheets import SheetCases
from studio.ui.components import Banner, Button, RowList, ScrollPage, SideSheet, clear_layout, label
from studio.ui.language import tr, words
from studio.ui.theme import space
from studio.wording.cases import row_text

_SHOWN = 100


class ImportSheet(SideSheet):
    """`taken` brings the cases and whether they are to wait as drafts."""

    taken = Signal(list, bool)
    template_wanted = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Import from a spreadsheet"))
        self._cases: list[object] = []
        self._scroll = ScrollPage(margin=False)
        edge = space("4")
        self._scroll.column.setContentsMargins(edge, edge, edge, edge)
        self._scroll.column.setSpacing(space("3"))
        self.take, self.draft = Button("", "primary"), Button(tr("Look them over first"))
        self.template = Button(tr("Save an empty sheet…"), "text", small=True)
        self.take.clicked.connect(self._take)
        self.draft.clicked.connect(self._keep)
        self.template.clicked.connect(self.template_wanted)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(self._buttons())

    def show_read(self, file: str, read: SheetCases) -> None:
        self._cases = list(read.cases)
        column = self._scroll.column
        clear_layout(column)
        column.addWidget(label(file, "section", wrap=True))
        good = tr("{count} {count:question|questions} can be taken", count=len(read.rows))
        column.addWidget(label(good, "body", "success" if read.rows else "secondary", wrap=True))
        if read.unknown:
            names = "、".join(read.unknown)
            text = tr("Columns that were not understood: {names}", names=names)
            known = tr("An empty sheet names all columns that are understood.")
            column.addWidget(Banner("warning", text, known, closable=False))
        if read.problems:
            self._show_problems(read)
        column.addWidget(self.template)
        self._offer(len(read.rows))
        self.open()

    def show_trouble(self, file: str, banner: Banner) -> None:
        self._cases = []
        clear_layout(self._scroll.column)
        self._scroll.column.addWidget(label(file, "section", wrap=True))
        self._scroll.column.addWidget(banner)
        self._scroll.column.addWidget(self.template)
        self._offer(0)
        self.open()

    def _show_problems(self, read: SheetCases) -> None:
        rows = RowList(tr("{count} {count:row|rows} {count:is|are} left out", count=len(read.problems)))
        lines = []
        for one in read.problems[:_SHOWN]:
            said = row_text(one.sheet, one.number, one.column, one.code, one.value, words())
            line = label(said, "dense", "danger", wrap=True)
            edge = space("3")
            line.setContentsMargins(edge, space("2"), edge, space("2"))
            lines.append(line)
        rows.set_rows(lines)
        self._scroll.column.addWidget(rows)

    def _offer(self, count: int) -> None:
        self.take.set_text(tr("Take {count} {count:question|questions}", count=count))
        self.take.setEnabled(count > 0)
        self.draft.setEnabled(count > 0)

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(space("4"), 0, space("4"), space("4"))
        buttons.addStretch(1)
        buttons.addWidget(self.draft)
        buttons.addWidget(self.take)
        return buttons

    def _take(self) -> None:
        self.close_sheet()
        self.taken.emit(self._cases, False)

    def _keep(self) -> None:
        self.close_sheet()
        self.taken.emit(self._cases, True)
