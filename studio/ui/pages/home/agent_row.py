"""A row of my agents on 首页: how ready one is, how its last test went, and what it lacks first."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studio.ui.components import (
    Button,
    ClickableRow,
    ElidedLabel,
    ElidedLink,
    IconLabel,
    IconTile,
    Tag,
    label,
)
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.builder.readiness import Need, Standing, need_text
from studio.ui.pages.use.agent_icon import agent_icon
from studio.ui.theme import size, space


class AgentsHead(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tableHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        ready, test = (
            label(text, "label", "secondary")
            for text in (tr("Ready to publish"), tr("Last test · still missing"))
        )
        self.columns = _Columns(ready, test)
        layout = _across(self)
        layout.addWidget(label(tr("Name"), "label", "secondary"), 1)
        for part in (ready, test):
            layout.addWidget(part)
        layout.addWidget(_right(QWidget()))


class AgentRow(ClickableRow):
    """`led` brings the need that is missing first."""

    led = Signal(str)

    def __init__(self, line: AgentLine, live: Mapping[str, str], returned: Mapping[str, str]) -> None:
        super().__init__()
        self.line = line
        self.setMinimumHeight(size("row.two"))
        state = _state(line, live, returned)
        self.setAccessibleName(f"{line.name} {state}")
        ready, test = _Readiness(line.standing), self._test(line)
        self.columns = _Columns(ready, test)
        button = Button(_action(line), small=True)
        button.setAccessibleName(f"{_action(line)} {line.name}")
        button.clicked.connect(self.opened)
        layout = _across(self)
        layout.addWidget(IconTile(agent_icon(line.icon)))
        layout.addLayout(_words(line.name, state), 1)
        layout.addWidget(ready)
        layout.addWidget(test)
        layout.addWidget(_right(button))

    def _test(self, line: AgentLine) -> QWidget:
        """How the last test went, then the first missing thing as a link to where it is put right."""
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("2"))
        standing = line.standing
        missing = standing.first_missing if standing else None
        kind, score = _verdict(line)
        name, color = _MARKS[kind]
        layout.addWidget(IconLabel(name, color, "icon.small"))
        if score:
            layout.addWidget(label(score, "dense"))
        if standing is not None and missing is not None:
            self._need = missing
            link = ElidedLink(need_text(missing, standing))
            link.setObjectName("need")
            link.clicked.connect(self._lead)
            layout.addWidget(link)
            layout.addStretch(1)
        else:
            layout.addWidget(ElidedLabel(_said(line), "dense", kind if kind == "success" else "secondary"), 1)
        return holder

    def _lead(self) -> None:
        self.led.emit(self._need.value)


class UsedRow(ClickableRow):
    def __init__(self, line: AgentLine) -> None:
        super().__init__()
        self.line = line
        self.setMinimumHeight(size("row.two"))
        state = " · ".join(filter(None, [tr("version {version}", version=line.version), line.owner]))
        self.setAccessibleName(f"{line.name} {state}")
        button = Button(tr("Open"), small=True)
        button.clicked.connect(self.opened)
        layout = _across(self)
        layout.addWidget(IconTile(agent_icon(line.icon)))
        layout.addLayout(_words(line.name, state), 1)
        if line.heard and (tag := _heard(line.heard)) is not None:
            self.setAccessibleDescription(tag.text())
            layout.addWidget(tag)
        layout.addWidget(button)


def _heard(state: str) -> Tag | None:
    from studio.catalogue import ReleaseState  # Home comes first and mostly needs none of this
    from studio.ui.packages.states import state_tag

    return state_tag(ReleaseState(state))


class _Columns:
    """The parts of a row that give way in a narrow window, the last first."""

    def __init__(self, ready: QWidget, test: QWidget) -> None:
        self._ready, self._test = ready, test
        ready.setFixedWidth(size("home.ready"))
        test.setFixedWidth(size("home.test"))

    def fit(self, width: int) -> None:
        self._ready.setVisible(width >= size("room.home.ready"))
        self._test.setVisible(width >= size("room.home.test"))


class _Readiness(QWidget):
    def __init__(self, standing: Standing | None) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("2"))
        if standing is None:
            return
        total = len(standing.needs)
        bar = QProgressBar(textVisible=False, maximum=total, value=standing.met)
        bar.setFixedWidth(size("meter.wide"))
        bar.setProperty("tone", "success" if standing.first_missing is None else "")
        bar.setAccessibleName(tr("Ready to publish"))
        layout.addWidget(bar)
        layout.addWidget(label(f"{standing.met} / {total}", "dense", "secondary"))
        layout.addStretch(1)


_MARKS = {
    "success": ("check-circle", "success"),
    "warning": ("alert-circle", "warning"),
    "danger": ("close-circle-outline", "danger"),
    "muted": ("circle-outline", "text.muted"),
}


def _verdict(line: AgentLine) -> tuple[str, str]:
    """Return the mark and the score of the last test, empty for none."""
    standing, report = line.standing, line.report
    if line.trouble is not None:
        return "danger", ""
    if report is None:
        return "muted", ""
    good = report.all_passed and (standing is None or standing.meets(Need.PASSED))
    return ("success" if good else "warning"), f"{report.passed} / {report.total}"


def _said(line: AgentLine) -> str:
    if line.trouble is not None:
        return explanation_of(line.trouble).happened
    if line.report is None:
        return tr("Not tested yet")
    when = short_time(line.report.started)
    return tr("All passed · {time}", time=when) if line.report.all_passed else when


def _state(line: AgentLine, live: Mapping[str, str], returned: Mapping[str, str]) -> str:
    """在用 1.2.0 · 草稿 1.3.0"""
    used = live.get(line.id, "")
    parts = [tr("in use {version}", version=used)] if used else []
    if line.version and line.version != used:
        parts.append(tr("draft {version}", version=line.version))
    if line.id in returned:
        parts.append(tr("changes requested"))
    return " · ".join(parts)


def _action(line: AgentLine) -> str:
    missing = line.standing.first_missing if line.standing else None
    return tr("Go on") if missing in {Need.PASSED, Need.ATTACKED} else tr("Open")


def _across(widget: QWidget) -> QHBoxLayout:
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
    layout.setSpacing(space("3"))
    return layout


def _words(name: str, state: str) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(ElidedLabel(name, "body"))
    if state:
        words.addWidget(ElidedLabel(state, "caption", "muted"))
    return words


def _right(button: QWidget) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(size("home.action"))
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addStretch(1)
    layout.addWidget(button)
    return holder
