"""The tab 变更: everything that differs from the version in use, in one scroll."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QWidget

from studio.catalogue import Changes, Part, Remark, Spot, Submission
from studio.ui.components import ScrollPage, clear_layout
from studio.ui.language import tr
from studio.ui.packages import FactsCard
from studio.ui.pages.reviews.change_cards import KnowledgeCard, SettingsCard, TestsCard
from studio.ui.pages.reviews.diff_view import DiffView
from studio.ui.pages.reviews.instructions_card import InstructionsCard
from studio.ui.pages.reviews.remarks import RemarkBook, RemarkThread
from studio.ui.pages.reviews.remarks.composer import Composer
from studio.ui.pages.reviews.rows import CommentButton
from studio.ui.pages.reviews.tools_card import ToolsCard
from studio.ui.theme import size, space


class ChangesView(ScrollPage):
    """`book` holds what was said about places in it; without one nothing can be said."""

    def __init__(self, book: RemarkBook | None = None) -> None:
        super().__init__()
        self.book = book or RemarkBook(self)
        self._changes, self._place, self._sought = Changes(), 0, 0
        self._returning = QTimer(self, singleShot=True, interval=0)
        self._returning.timeout.connect(self._return)
        self._submission: Submission | None = None
        self._current: ChangedPlace | None = None
        self.instructions = InstructionsCard(self._changes, self.book)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.column.addWidget(self.instructions)
        self.book.changed.connect(self._write_anew)
        self.verticalScrollBar().rangeChanged.connect(self._bring)
        for keys, step in (("F7", self._go_next), ("Shift+F7", self._go_back)):
            QShortcut(QKeySequence(keys), self).activated.connect(step)

    def show_changes(self, changes: Changes, submission: Submission | None = None) -> None:
        """Of a submission it also says what it is for, whose it is, and what its author noted."""
        again = bool(changes.digest) and changes.digest == self._changes.digest
        self._changes, self._submission = changes, submission
        if again:
            self._write_anew()
        else:
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
        """After a comment: what was in sight stays there, and what had the keys takes none along."""
        if not self._returning.isActive():
            self._place = self.verticalScrollBar().value()
        if (focused := QApplication.focusWidget()) is not None and self.isAncestorOf(focused):
            self.setFocus()
        self._write()
        self._returning.start()

    def _return(self) -> None:
        self.widget().adjustSize()
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
        """To the next change, of whichever card: it comes into sight and takes the keys."""
        places = self._changed_places()
        if not places:
            return
        at = next((index for index, place in enumerate(places) if place.same(self._current)), None)
        if at is None or not self._in_sight(places[at]):
            at = self._nearest(places, forward=forward)
        else:
            at = min(max(at + (1 if forward else -1), 0), len(places) - 1)
        self._current = places[at]
        self.verticalScrollBar().setValue(places[at].top - size("row"))
        places[at].take_focus()

    def _nearest(self, places: "list[ChangedPlace]", *, forward: bool) -> int:
        top = self.verticalScrollBar().value()
        ahead = [index for index, place in enumerate(places) if (place.top >= top) is forward]
        return (ahead or [len(places) - 1 if forward else 0])[0 if forward else -1]

    def _in_sight(self, place: "ChangedPlace") -> bool:
        top = self.verticalScrollBar().value()
        return top <= place.top <= top + self.viewport().height()

    def _changed_places(self) -> "list[ChangedPlace]":
        inner = self.widget()
        lines = [
            ChangedPlace(diff.mapTo(inner, diff.rect().topLeft()).y() + top, diff, row)
            for diff in self.instructions.diffs
            for row, top in diff.changes()
        ]
        rows = [
            ChangedPlace(row.mapTo(inner, row.rect().topLeft()).y(), row)
            for row in inner.findChildren(QFrame, "row")
            if row.property("changed")
        ]
        return sorted([*lines, *rows], key=lambda place: place.top)


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """`top` is in pixels of the whole scroll; `row` is of a text, -1 for a row of a card."""

    top: int
    holder: QWidget
    row: int = -1

    def same(self, other: "ChangedPlace | None") -> bool:
        return other is not None and (self.holder, self.row) == (other.holder, other.row)

    def take_focus(self) -> None:
        if isinstance(self.holder, DiffView):
            self.holder.stand_at(self.row)
        elif (button := self.holder.findChild(CommentButton)) is not None:
            button.setFocus()


def _about(submission: Submission) -> FactsCard:
    return FactsCard(
        tr("About this version"),
        (
            (tr("Purpose"), submission.purpose or tr("Not stated")),
            (tr("Owner"), submission.owner or tr("Not stated")),
            (tr("Release note"), submission.note),
        ),
    )
