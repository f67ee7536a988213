"""What an agent does and touches, tool by tool; and what it does not do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.catalogue import PackedBase, PackedTool, Release
from studio.core.reach import Reach
from studio.ui.components import Card, IconTile, StatusLabel, Tag, hairline, label
from studio.ui.language import tr, words
from studio.ui.theme import space
from studio.wording.passports import tool_name
from studio.wording.tools.words import reach_lines


class TouchingCard(Card):
    def __init__(self, release: Release) -> None:
        super().__init__(tr("What it does and touches"))
        for base in release.knowledge:
            self.body.addLayout(_base_line(base))
        for tool in release.tools:
            self.body.addLayout(_tool_line(tool))
        self.body.addWidget(hairline())
        for said, kind in _sums(release):
            self.body.addWidget(StatusLabel(said, kind))


class BoundsCard(Card):
    """What it does not do."""

    def __init__(self, release: Release) -> None:
        super().__init__(tr("What it does not do"))
        self.body.setSpacing(space("2"))
        for said in _bounds(release):
            line = QHBoxLayout()
            line.setSpacing(space("3"))
            line.addWidget(label("—", "body", "muted"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(said, "body", wrap=True), 1)
            self.body.addLayout(line)
        if release.ai_label:
            self.body.addWidget(hairline())
            said = tr("What it writes bears the label “AI-generated”, exported files too.")
            self.body.addWidget(label(said, "caption", "muted", wrap=True))


def _base_line(base: PackedBase) -> QHBoxLayout:
    count = tr("Reads {count} {count:document|documents}", count=f"{len(base.documents):,}")
    return _line("bookshelf", base.name, count, Tag(tr("read only")))


def _tool_line(tool: PackedTool) -> QHBoxLayout:
    say = words()
    reads, writes, sends = reach_lines(tool.reach, say)
    told = [tr("Reads {reads}", reads=reads)]
    if tool.reach.writes:
        told.append(tr("writes {writes}", writes=writes))
    if tool.reach.sends:
        told.append(tr("sends to {sends}", sends=sends))
    return _line("tools", tool_name(tool, say), " · ".join(told), _tag(tool.reach))


def _tag(reach: Reach) -> Tag:
    if reach.writes or reach.outward:
        return Tag(tr("asks first"), "accent")
    return Tag(tr("sends"), "warning") if reach.sends else Tag(tr("read only"))


def _line(icon: str, title: str, text: str, tag: Tag) -> QHBoxLayout:
    line, told = QHBoxLayout(), QVBoxLayout()
    line.setSpacing(space("3"))
    told.setSpacing(0)
    told.addWidget(label(title, "body", wrap=True))
    told.addWidget(label(text, "caption", "muted", wrap=True))
    line.addWidget(IconTile(icon))
    line.addLayout(told, 1)
    line.addWidget(tag)
    return line


def _sums(release: Release) -> list[tuple[str, str]]:
    """What matters of all tools together."""
    sends = any(tool.reach.sends for tool in release.tools)
    reached = (
        (tr("Sends something outside"), "warning") if sends else (tr("Reaches no other server"), "success")
    )
    found = [reached]
    if release.masks_personal_data:
        found.append((tr("Masks personal data before anything is sent"), "success"))
    found.append((tr("Sends questions and passages to the chosen model endpoint only"), "info"))
    return found


def _bounds(release: Release) -> list[str]:
    found = [tr("Declines: {topics}", topics=topic) for topic in release.declines]
    if release.only_from_knowledge and release.knowledge:
        found.append(tr("Answers nothing that its documents do not hold, and says so"))
    if not any(tool.reach.writes for tool in release.tools):
        found.append(tr("Writes no files"))
    found.append(tr("Changes nothing outside without asking first"))
    found.append(tr("Keeps no attachments: they end with the chat"))
    return found
