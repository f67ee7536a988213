"""The tools of both versions: what each reaches, how it is set, and what all of them add up to."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import Change, Changes, How, Spot
from studio.catalogue.packages.tool_changes import ToolChange
from studio.core.reach import Reach
from studio.ui.components import Card, StatusLabel, Tag, end_rows, hairline, label
from studio.ui.language import tr, words
from studio.ui.pages.reviews.change_cards import setting_grid
from studio.ui.pages.reviews.remarks import RemarkBook
from studio.ui.pages.reviews.rows import add_row, signed_row
from studio.ui.theme import space
from studio.wording import setting_label
from studio.wording.tools.words import reach_lines


class ToolsCard(Card):
    """`changes` are the settings of tools that differ, by the path of the tool."""

    def __init__(self, changes: Changes, settings: Sequence[Change], book: RemarkBook) -> None:
        super().__init__(tr("Tools and what they reach"), padded=False)
        self._changes, self._book = changes, book
        self.spots: list[Spot] = []
        if not changes.reach.tools:
            self.body.addWidget(_no_tools())
        for tool in changes.reach.tools:
            self._add_tool(tool, [one for one in settings if _is_of(one, tool)])
        end_rows(self.body)
        self.body.addWidget(hairline())
        self.body.addLayout(self._sums())

    def _add_tool(self, tool: ToolChange, settings: Sequence[Change]) -> None:
        row, line = signed_row(_how(tool))
        told = QVBoxLayout()
        told.setSpacing(space("1") // 2)
        path = f"tools.{tool.kind}.{tool.name}"
        told.addWidget(label(setting_label(path, words()), "dense", wrap=True))
        reach = tool.after or tool.before
        told.addWidget(label(_reaches(tool, reach), "caption", "muted", wrap=True))
        line.addLayout(told, 1)
        line.addWidget(_tag(reach))
        self._put(row, line, path, gone=not tool.there_after)
        for change in settings:
            if change.subject != path:
                self._add_setting(change, gone=change.how is How.REMOVED)

    def _add_setting(self, change: Change, *, gone: bool) -> None:
        row, line = signed_row(change.how)
        line.insertSpacing(0, space("4"))
        line.addLayout(setting_grid(change, first=not self._changes.since), 1)
        self._put(row, line, change.subject, gone=gone)

    def _put(self, row: QFrame, line: QHBoxLayout, subject: str, *, gone: bool) -> None:
        digest = self._changes.since_digest if gone else self._changes.digest
        spot = Spot(file="agent.yaml", subject=subject, digest=digest)
        self.spots.append(spot)
        add_row(self.body, row, line, spot, self._book)

    def _sums(self) -> QVBoxLayout:
        """Text from outside, sensitive data, effects outside: all three together is high risk."""
        sums, reach = QVBoxLayout(), self._changes.reach.after
        sums.setContentsMargins(space("card"), space("3"), space("card"), space("3"))
        sums.setSpacing(space("1"))
        if reach is None:
            sums.addWidget(StatusLabel(tr("What it reaches cannot be told here"), "danger"))
            return sums
        before = self._changes.reach.before
        for title, name in (
            (tr("Text from outside comes in"), "untrusted"),
            (tr("Gets at sensitive data"), "sensitive"),
            (tr("Is felt outside this computer"), "outward"),
        ):
            now, was = bool(getattr(reach, name)), getattr(before, name, None)
            sums.addLayout(_sum(title, now=now, was=was))
        return sums


def _sum(title: str, *, now: bool, was: bool | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(space("2"))
    said = tr("yes") if now else tr("no")
    if was is not None and was != now:
        said = tr("{now}, before: {before}", now=said, before=tr("yes") if was else tr("no"))
    line.addWidget(label(title, "dense"), 1)
    line.addWidget(StatusLabel(said, "warning" if now else "success"))
    return line


def _how(tool: ToolChange) -> How | None:
    if not tool.there_before:
        return How.ADDED
    if not tool.there_after:
        return How.REMOVED
    return How.CHANGED if tool.settings_differ or tool.before != tool.after else None


def _reaches(tool: ToolChange, reach: Reach | None) -> str:
    if reach is None:
        return tr("not known here, or not filled in")
    now = _reach_text(reach)
    before = _reach_text(tool.before) if tool.before and tool.there_after else now
    return now if before == now else tr("before: {before}; now: {after}", before=before, after=now)


def _reach_text(reach: Reach) -> str:
    reads, writes, sends = reach_lines(reach, words())
    parts = [
        tr("reads {what}", what=reads) if reach.reads else "",
        tr("writes {what}", what=writes) if reach.writes else tr("writes nothing"),
        tr("sends to {where}", where=sends) if reach.sends else tr("sends nothing"),
    ]
    return " · ".join(part for part in parts if part)


def _tag(reach: Reach | None) -> Tag:
    if reach is None:
        return Tag(tr("unknown"), "danger")
    if reach.writes or reach.outward:
        return Tag(tr("asks first"), "accent")
    return Tag(tr("sends"), "warning") if reach.sends else Tag(tr("read only"))


def _no_tools() -> QWidget:
    line = label(tr("It has no tools"), "dense", "muted")
    line.setContentsMargins(space("card"), space("3"), space("card"), space("3"))
    return line


def _is_of(change: Change, tool: ToolChange) -> bool:
    path = f"tools.{tool.kind}.{tool.name}"
    return change.subject == path or change.subject.startswith(f"{path}.")
