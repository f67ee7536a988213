"""The verdict of a run: a few large figures with those of the run before, and how each group did."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.trials import CaseResult
from studio.ui.components import Card, ElidedLabel, IconLabel, clear_layout, label
from studio.ui.components.charts import PairedBars
from studio.ui.language import tr
from studio.ui.pages.builder.testing.lines import RunFacts, group_facts, run_facts
from studio.ui.theme import size, space


class VerdictCard(Card):
    def __init__(self) -> None:
        super().__init__(padded=False)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self.body.addLayout(self._row)
        self.bars = PairedBars()
        self._groups: QWidget | None = None
        self._wide = True

    def show_run(self, results: Sequence[CaseResult], before: Sequence[CaseResult]) -> None:
        """`before` are the results of the run before, if there was one."""
        clear_layout(self._row)
        facts, earlier = run_facts(results), run_facts(before) if before else None
        cells = [_passed(facts, earlier), *_sources(facts, earlier), *_first(facts, earlier)]
        cells.append(_cell(tr("Time of all answers"), _seconds(facts.seconds)))
        for at, cell in enumerate(cells):
            if at:
                self._row.addWidget(_line())
            self._row.addWidget(cell, 1)
        groups = group_facts(results, before)
        self._groups = self._group_cell() if len(groups) > 1 and before else None
        if self._groups is not None:
            self.bars.show_groups(groups)
            self._row.addWidget(self._groups, 2)
            self._groups.setVisible(self._wide)

    def fit(self, width: int) -> None:
        self._wide = width >= size("room.groups")
        if self._groups is not None:
            self._groups.setVisible(self._wide)

    def _group_cell(self) -> QWidget:
        part = QWidget()
        row, column = QHBoxLayout(part), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(_line())
        column.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        column.setSpacing(space("1"))
        column.addLayout(_legend())
        self.bars = PairedBars()
        column.addWidget(self.bars)
        column.addStretch(1)
        row.addLayout(column, 1)
        return part


def _legend() -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(space("2"))
    line.addWidget(label(tr("Against the last run"), "label"))
    line.addStretch(1)
    for color, text in (("accent", tr("now")), ("chart.previous", tr("before"))):
        line.addWidget(IconLabel("minus-thick", color, "icon.small"))
        line.addWidget(label(text, "caption", "muted"))
    return line


def _passed(facts: RunFacts, before: RunFacts | None) -> QWidget:
    share = facts.passed / facts.total if facts.total else 0.0
    figure = f"{facts.passed} / {facts.total}"
    tone = "success" if facts.passed == facts.total else "warning"
    then = _then(f"{before.passed} / {before.total}", _rate(facts), _rate(before)) if before else None
    return _cell(tr("Passed {share}", share=f"{share:.1%}"), figure, tone, then)


def _sources(facts: RunFacts, before: RunFacts | None) -> list[QWidget]:
    met, expected = facts.sources
    if not expected:
        return []
    now, then = met / expected, None
    if before and before.sources[1]:
        share = before.sources[0] / before.sources[1]
        then = _then(f"{share:.1%}", now, share)
    return [_cell(tr("Expected sources cited"), f"{now:.1%}", "", then)]


def _first(facts: RunFacts, before: RunFacts | None) -> list[QWidget]:
    if facts.first_text is None:
        return []
    then = None
    if before and before.first_text is not None:
        then = _then(_seconds(before.first_text), -round(facts.first_text, 1), -round(before.first_text, 1))
    return [_cell(tr("First words (median)"), _seconds(facts.first_text), "", then)]


def _rate(facts: RunFacts) -> float:
    return facts.passed / facts.total if facts.total else 0.0


def _then(text: str, now: float, before: float) -> tuple[str, str, str]:
    """What it was before, with an icon for better, the same or worse."""
    icon, tone = ("arrow-up", "success") if now > before else ("arrow-down", "danger")
    if now == before:
        icon, tone = "minus", "muted"
    return icon, tone, tr("before {figure}", figure=text)


def _cell(title: str, figure: str, tone: str = "", then: tuple[str, str, str] | None = None) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
    column.setSpacing(space("1") // 2)
    column.addWidget(ElidedLabel(title, "dense", "secondary"))
    column.addWidget(label(figure, "figure", tone))
    if then is not None:
        icon, shade, text = then
        line = QHBoxLayout()
        line.setSpacing(space("1"))
        line.addWidget(IconLabel(icon, "text.muted" if shade == "muted" else shade, "icon.small"))
        line.addWidget(ElidedLabel(text, "caption", shade), 1)
        column.addLayout(line)
    column.addStretch(1)
    part.setAccessibleName(f"{title}: {figure}")
    return part


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedWidth(1)
    return line


def _seconds(seconds: float) -> str:
    if seconds < 60:
        return tr("{seconds} s", seconds=f"{seconds:.1f}" if seconds < 10 else f"{seconds:.0f}")
    return tr("{minutes} min {seconds} s", minutes=int(seconds) // 60, seconds=int(seconds) % 60)
