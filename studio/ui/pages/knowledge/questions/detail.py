"""One question of the set: what it should find, and after a miss what came instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.ui.components import Button, Card, ScrollPage, clear_layout, hairline, label
from studio.ui.language import tr
from studio.ui.pages.knowledge.questions.lines import QuestionLine, instead_of
from studio.ui.theme import space


class QuestionDetail(Card):
    """The signals bring the QuestionLine."""

    why_wanted = Signal(object)
    tried = Signal(object)
    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(fill=True)
        self._line: QuestionLine | None = None
        self._question, self._state = label("", "section", wrap=True), label("", "label", wrap=True)
        self._expected, self._found = label("", "dense", wrap=True), QVBoxLayout()
        self._found.setSpacing(space("1"))
        self.why = Button(tr("Why was this not found"), icon="help-circle-outline", small=True)
        self.search = Button(tr("Search it"), icon="text-search", small=True)
        self.change = Button(tr("Change"), "text", small=True)
        self._lay_out()
        self.why.clicked.connect(self._ask_why)
        self.search.clicked.connect(self._search)
        self.change.clicked.connect(self._change)

    def show_line(self, line: QuestionLine) -> None:
        self._line = line
        self._question.setText(line.saved.case.question)
        self._expected.setText(line.expected)
        self._state.setText(tr("Came instead") if line.miss else line.result)
        clear_layout(self._found)
        for number, found in enumerate(instead_of(line.miss) if line.miss else (), 1):
            self._found.addWidget(label(f"{number}  {found}", "dense", "secondary", wrap=True))
        if line.miss and not line.miss.found:
            self._found.addWidget(label(tr("nothing at all"), "dense", "secondary"))
        self.why.setVisible(line.miss is not None)

    def _ask_why(self) -> None:
        self.why_wanted.emit(self._line)

    def _search(self) -> None:
        self.tried.emit(self._line)

    def _change(self) -> None:
        self.changed.emit(self._line)

    def _lay_out(self) -> None:
        """What came instead may be long: it scrolls, the buttons stay in sight."""
        scroll = ScrollPage(margin=False)
        scroll.column.setSpacing(space("2"))
        for part in (
            self._question, label(tr("Should be found"), "label"), self._expected, hairline(), self._state,
        ):  # fmt: skip
            scroll.column.addWidget(part)
        scroll.column.addLayout(self._found)
        self.body.addWidget(scroll, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space("2"))
        for button in (self.why, self.search, self.change):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
