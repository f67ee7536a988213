"""The tab 变更: everything that differs from the version in use, in one scroll."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from studio.catalogue import Changes, Part, Remark, Spot, Submission
from studio.ui.components import ScrollPage, clear_layout
from studio.ui.language import tr
from studio.ui.packages import FactsCard
from studio.ui.pages.reviews.change_cards import KnowledgeCard, SettingsCard, TestsCard
from studio.ui.pages.reviews.instructions_card import InstructionsCard
from studio.ui.pages.reviews.remarks import RemarkBook, RemarkThread
from studio.ui.pages.reviews.remarks.composer import Composer
from studio.ui.pages.reviews.tools_card import ToolsCard
from studio.ui.theme import size, space


class ChangesView(ScrollPage):
    """`book` holds what was said about places in it; without one nothing can be said."""

    def __init__(self, book: RemarkBook | None = None) -> None:
        super().__init__()
        self.book = book or RemarkBook(self)
        self._changes, self._place, self._sought = Changes(), 0, 0
        self._submission: Submission | None = None
        self.instructions = InstructionsCard(self._changes, self.book)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.column.addWidget(self.instructions)
        self.book.changed.connect(self._write_anew)
        self.verticalScrollBar().rangeChanged.connect(self._bring)
        for keys, step in (("F7", self._go_next), ("Shift+F7", self._go_back)):
            QShortcut(QKeySequence(keys), self).activated.connect(step)

    def show_changes(self, changes: Changes, submission: Submission | None = None) -> None:
        """Of a submission it also says what it is for, whose it is, and what its author noted."""
        self._changes, self._submission = changes, submission
        self._write()

    def go_to(self, remark: Remark) -> None:
        """Bring that comment, and what it is about above it, into sight."""
        self._sought = remark.number
        QTimer.singleShot(0, self, self._seek)  # a page that was just turned to is not laid out yet

    @property
    def digest(self) -> str:
        """Of the package that is read."""
        return self._changes.digest

    def count(self) -> int:
        """Return how many things differ, a run of changed lines counting as one."""
        return len(self._changes.changes) + self.instructions.count()

    def text(self) -> str:
        """The lines of the instructions that are shown."""
        return self.instructions.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _write(self) -> None:
        changes, book = self._changes, self.book
        extent = self.instructions.extent.value() if self.instructions.count() else ""
        clear_layout(self.column)
        by_part = {part: [change for change in changes.changes if change.part is part] for part in Part}
        tools = [change for change in by_part[Part.SETTINGS] if change.subject.startswith("tools.")]
        apart = bool(changes.digest)  # without a package what its tools reach is not told
        settings = [one for one in by_part[Part.SETTINGS] if not (apart and one in tools)]
        digests = (changes.digest, changes.since_digest)
        if self._submission is not None:
            self.column.addWidget(_about(self._submission))
        self.instructions = InstructionsCard(changes, book)
        if extent and extent != self.instructions.extent.value() and changes.since:
            self.instructions.extent.set_value(extent)
            self.instructions.lay_out()
        self.column.addWidget(self.instructions)
        knowledge = KnowledgeCard(tr("Knowledge"), by_part[Part.KNOWLEDGE], book, digests, "knowledge")
        known = self._add_beside(knowledge, ToolsCard(changes, tools, book) if apart else None)
        shown = [change for change in settings if changes.since or change.after]
        self.column.addWidget(SettingsCard(tr("Settings"), shown, book, digests, "agent.yaml", known))
        tests = TestsCard(tr("Test questions"), by_part[Part.TESTS], book, digests, "tests.yaml")
        self.column.addWidget(tests)

    def _add_beside(self, knowledge: KnowledgeCard, tools: ToolsCard | None) -> list[Spot]:
        """Return the places that the tools have taken."""
        holder = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(space("gap"))
        self._beside.addWidget(knowledge, 3)
        if tools is not None:
            self._beside.addWidget(tools, 2)
        self.column.addWidget(holder)
        self._turn()
        return tools.spots if tools else []

    def _turn(self) -> None:
        """In a narrow place what stands beside stands below."""
        wide = self.viewport().width() >= size("room.two.columns")
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(direction)

    def _write_anew(self) -> None:
        """After a comment: what was in sight stays there."""
        place = self.verticalScrollBar().value()
        self._write()
        self._place = place
        QTimer.singleShot(0, self, self._return)

    def _return(self) -> None:
        self.verticalScrollBar().setValue(self._place)
        self._bring()

    def _bring(self) -> None:
        """Where one writes comes into sight, also as what is above it finds its height."""
        if (composer := self.findChild(Composer)) is not None:
            self.ensureWidgetVisible(composer, 0, space("page"))

    def _seek(self) -> None:
        for thread in self.findChildren(RemarkThread):
            if thread.number == self._sought:
                top = thread.mapTo(self.widget(), thread.rect().topLeft()).y()
                self.verticalScrollBar().setValue(top - self.viewport().height() // 3)
                thread.setFocus()

    def _go_next(self) -> None:
        self._go(forward=True)

    def _go_back(self) -> None:
        self._go(forward=False)

    def _go(self, *, forward: bool) -> None:
        """Bring the next run of changed lines to the top of the view."""
        bar = self.verticalScrollBar()
        card = self.instructions
        top = card.mapTo(self.widget(), card.rect().topLeft()).y() - size("row")
        places = [top + place for place in card.change_places()]
        ahead = [place for place in places if (place > bar.value() if forward else place < bar.value())]
        if ahead:
            bar.setValue(ahead[0] if forward else ahead[-1])


def _about(submission: Submission) -> FactsCard:
    return FactsCard(
        tr("About this version"),
        (
            (tr("Purpose"), submission.purpose or tr("Not stated")),
            (tr("Owner"), submission.owner or tr("Not stated")),
            (tr("Release note"), submission.note),
        ),
    )
