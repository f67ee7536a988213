"""The verdict of the last run in a few large figures, beside those of the settings it was compared with."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Card, FlowLayout, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.knowledge.questions.lines import Run
from studio.ui.theme import space

if TYPE_CHECKING:
    from studio.knowledge import EvalReport

_RANKS = (1, 3, 5, 10)


class FiguresCard(Card):
    def __init__(self) -> None:
        super().__init__()
        line, self._about = QWidget(), label("", "caption", "muted", wrap=True)
        self._figures = FlowLayout(line, "6")
        self.body.addWidget(line)
        self.body.addWidget(self._about)

    def show_run(self, run: Run) -> None:
        clear_layout(self._figures)
        report = run.report
        before = run.comparison.one if run.comparison else None
        for rank in _RANKS:
            title = tr("Found among the first {rank}", rank=rank) if rank > 1 else tr("Found first")
            old = before.hits[rank] if before else None
            self._add(
                title,
                f"{report.hits[rank]:.0%}",
                _change(old, report.hits[rank]),
                f"{old:.0%}" if before else "",
            )
        change = _change(before.mrr if before else None, report.mrr, percent=False)
        self._add(tr("MRR"), f"{report.mrr:.2f}", change, f"{before.mrr:.2f}" if before else "")
        self._add(tr("Time of a search"), tr("{count} ms", count=f"{report.p50_ms:,.0f}"))
        self._about.setText(_about(report, run))

    def _add(self, title: str, figure: str, change: tuple[str, str] = ("", ""), before: str = "") -> None:
        part, both = QWidget(), QHBoxLayout()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(title, "caption", "muted"))
        both.setSpacing(space("1"))
        both.addWidget(label(figure, "figure"))
        if change[0]:
            both.addWidget(label(change[0], "label", change[1]))
        both.addStretch(1)
        column.addLayout(both)
        if before:
            column.addWidget(label(tr("base {figure}", figure=before), "caption", "secondary"))
        part.setAccessibleName(f"{title} {figure} {change[0]}")
        self._figures.addWidget(part)


def _change(before: float | None, now: float, *, percent: bool = True) -> tuple[str, str]:
    """How far it moved, with its sign, and the tone for it."""
    if before is None:
        return "", ""
    moved = now - before
    text = f"{moved * 100:+.0f}" if percent else f"{moved:+.2f}"
    if not moved:
        return "±0", "muted"
    return text.replace("-", "−"), "success" if moved > 0 else "danger"


def _about(report: "EvalReport", run: Run) -> str:
    told = [
        tr("{count} {count:question|questions}", count=f"{report.cases:,}"),
        tr("{count} {count:miss|misses}", count=f"{len(report.misses):,}"),
    ]
    if run.comparison is not None:
        told.append(tr("compared with the settings of the base: {better} better, {worse} worse",
                       better=len(run.comparison.better), worse=len(run.comparison.worse)))  # fmt: skip
    return " · ".join(told)
