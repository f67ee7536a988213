"""Cards of what a submission adds, removes and changes: knowledge, settings, test questions."""

from collections import Counter
from collections.abc import Sequence

import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from studio.catalogue import Change, How
from studio.core.agents import TestCase
from studio.ui.chat.sources import file_icon
from studio.ui.components import Card, IconLabel, label
from studio.ui.language import tr
from studio.ui.pages.reviews.words import SIGNS, expected, setting_name, setting_value
from studio.ui.theme import size, space


class ChangesCard(Card):
    """A head with the counts by kind, then one line per change."""

    def __init__(self, title: str, changes: Sequence[Change]) -> None:
        super().__init__(title, padded=False)
        counts = Counter(change.how for change in changes)
        for how in How:
            if counts[how]:
                sign, tone = SIGNS[how]
                self.add_header_widget(label(f"{sign}{counts[how]}", "label", tone))
        if not changes:
            self.body.addWidget(unchanged())


class KnowledgeCard(ChangesCard):
    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__(tr("Knowledge"), changes)
        for change in changes:
            base, _, document = change.subject.partition("/")
            row, line = _row(change.how)
            line.addWidget(IconLabel(file_icon(document), "text.secondary"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(document, "dense", wrap=True), 1)
            where = tr("File of its tools") if base == "files" else base
            line.addWidget(label(f"{where} · {_how(change.how)}", "caption", "muted"))
            self.body.addWidget(row)


class SettingsCard(ChangesCard):
    """Before and after side by side; a first version has only what it is."""

    def __init__(self, changes: Sequence[Change], *, first: bool) -> None:
        super().__init__(tr("Settings"), changes)
        for change in changes:
            row, line = _row(change.how)
            grid = QGridLayout()
            grid.setHorizontalSpacing(space("3"))
            grid.addWidget(label(setting_name(change.subject), "dense", wrap=True), 0, 0)
            after = label(setting_value(change.after), "dense" if first else "label", wrap=True)
            if first:
                grid.addWidget(after, 0, 1)
            else:
                grid.addWidget(_struck(setting_value(change.before)), 0, 1)
                grid.addWidget(IconLabel("chevron-right", "text.muted", "icon.small"), 0, 2, _TOP)
                grid.addWidget(after, 0, 3)
                grid.setColumnStretch(3, 3)
            grid.setColumnStretch(0, 2)
            grid.setColumnStretch(1, 6 if first else 3)
            line.addLayout(grid, 1)
            self.body.addWidget(row)


class TestsCard(ChangesCard):
    __test__ = False

    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__(tr("Test questions"), changes)
        for change in changes:
            row, line = _row(change.how)
            line.addWidget(label(change.subject, "dense", wrap=True), 1)
            expectation = label(_expectation(change), "caption", "muted", wrap=True)
            line.addWidget(expectation, 1)
            self.body.addWidget(row)


def unchanged() -> QWidget:
    line = label(tr("unchanged"), "dense", "muted")
    line.setContentsMargins(space("card"), space("3"), space("card"), space("3"))
    return line


_TOP = Qt.AlignmentFlag.AlignTop


def _row(how: How) -> tuple[QFrame, QHBoxLayout]:
    row = QFrame()
    row.setObjectName("row")
    row.setMinimumHeight(size("row.dense"))
    line = QHBoxLayout(row)
    line.setContentsMargins(space("card"), space("2"), space("card"), space("2"))
    line.setSpacing(space("3"))
    sign, tone = SIGNS[how]
    mark = label(sign, "strong", tone)
    mark.setAccessibleName(_how(how))
    mark.setFixedWidth(space("3"))
    line.addWidget(mark, 0, _TOP)
    return row, line


def _how(how: How) -> str:
    return {How.ADDED: tr("added"), How.REMOVED: tr("removed"), How.CHANGED: tr("changed")}[how]


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
