"""Cards of what a submission adds, removes and changes: knowledge, settings, test questions."""

from collections import Counter
from collections.abc import Sequence

import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from studio.catalogue import Change, How, Spot
from studio.core.agents import TestCase
from studio.ui.chat.sources import file_icon
from studio.ui.components import Card, IconLabel, end_rows, label
from studio.ui.language import tr
from studio.ui.pages.reviews.document_words import document_text
from studio.ui.pages.reviews.remarks import RemarkBook
from studio.ui.pages.reviews.rows import TOP, add_others, add_row, how_text, signed_row
from studio.ui.pages.reviews.words import SIGNS, expected, setting_name, setting_value
from studio.ui.theme import space


class ChangesCard(Card):
    """A head with the counts by kind, then one line per change.

    `digests` are of now and of before; `elsewhere` are places of that file which another card shows.
    """

    def __init__(
        self,
        title: str,
        changes: Sequence[Change],
        book: RemarkBook,
        digests: tuple[str, str],
        file: str,
        elsewhere: Sequence[Spot] = (),
    ) -> None:
        super().__init__(title, padded=False)
        self._book, self._digests, self._file, self._changes = book, digests, file, changes
        counts = Counter(change.how for change in changes)
        for how in How:
            if counts[how]:
                sign, tone = SIGNS[how]
                self.add_header_widget(label(f"{sign}{counts[how]}", "label", tone))
        if not changes:
            self.body.addWidget(unchanged())
        for change in changes:
            self.add_change(change)
        end_rows(self.body)
        add_others(self.body, file, [*elsewhere, *(self.spot(change) for change in changes)], book)

    def add_change(self, change: Change) -> None:
        raise NotImplementedError

    def spot(self, change: Change) -> Spot:
        """What went stands in the version before."""
        digest = self._digests[change.how is How.REMOVED]
        return Spot(file=self._file, subject=change.subject, digest=digest)


class KnowledgeCard(ChangesCard):
    def add_change(self, change: Change) -> None:
        base, _, document = change.subject.partition("/")
        row, line = signed_row(change.how)
        line.addWidget(IconLabel(file_icon(document), "text.secondary"), 0, TOP)
        line.addWidget(_from_top(label(document, "dense", wrap=True)), 3)
        told = label(self._told(change, base), "caption", "muted", wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        line.addWidget(told, 4)
        add_row(self.body, row, line, self.spot(change), self._book)

    def _told(self, change: Change, base: str) -> str:
        """The sign says how it changed, the head of the card where: the base only where there are several."""
        bases = {one.subject.partition("/")[0] for one in self._changes} - {"files"}
        where = tr("File of its tools") if base == "files" else base if len(bases) > 1 else ""
        return " · ".join(part for part in (where, document_text(change) or how_text(change.how)) if part)

    def spot(self, change: Change) -> Spot:
        digest = self._digests[change.how is How.REMOVED]
        if change.subject.startswith("files/"):
            return Spot(file=change.subject, digest=digest)
        return Spot(file=self._file, subject=change.subject, digest=digest)


class SettingsCard(ChangesCard):
    """Before and after side by side; a first version has only what it is."""

    def add_change(self, change: Change) -> None:
        row, line = signed_row(change.how)
        line.addLayout(setting_grid(change, first=not self._digests[1]), 1)
        add_row(self.body, row, line, self.spot(change), self._book)


class TestsCard(ChangesCard):
    __test__ = False

    def add_change(self, change: Change) -> None:
        row, line = signed_row(change.how)
        line.addWidget(_from_top(label(change.subject, "dense", wrap=True)), 1)
        line.addWidget(_from_top(label(_expectation(change), "caption", "muted", wrap=True)), 1)
        add_row(self.body, row, line, self.spot(change), self._book)


def setting_grid(change: Change, *, first: bool) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(space("3"))
    grid.addWidget(label(setting_name(change.subject), "dense", wrap=True), 0, 0)
    after = label(setting_value(change.subject, change.after), "dense" if first else "label", wrap=True)
    if first:
        grid.addWidget(after, 0, 1)
    else:
        grid.addWidget(_struck(setting_value(change.subject, change.before)), 0, 1)
        grid.addWidget(IconLabel("chevron-right", "text.muted", "icon.small"), 0, 2, TOP)
        grid.addWidget(after, 0, 3)
        grid.setColumnStretch(3, 3)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 6 if first else 3)
    return grid


def _from_top(words: QLabel) -> QLabel:
    """Beside the sign, however many lines there are."""
    words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return words


def unchanged() -> QWidget:
    line = label(tr("unchanged"), "dense", "muted")
    line.setContentsMargins(space("card"), space("3"), space("card"), space("3"))
    return line


def _struck(text: str) -> QWidget:
    old = label(text, "dense", "muted", wrap=True)
    font = old.font()
    font.setStrikeOut(True)
    old.setFont(font)
    return old


def _expectation(change: Change) -> str:
    if change.how is How.CHANGED:
        before, after = _case(change.before), _case(change.after)
        return tr("before: {before}; now: {after}", before=before, after=after)
    return _case(change.after or change.before)


def _case(written: str) -> str:
    """A case comes as it stands in tests.yaml."""
    try:
        return expected(TestCase.model_validate(yaml.safe_load(written)))
    except (yaml.YAMLError, ValueError):
        return written
