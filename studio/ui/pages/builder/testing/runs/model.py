"""The kept runs as a table: when, how it went, on what."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from studio.trials import RunLine
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.builder.testing.last_run import short_digest
from studio.ui.pages.builder.testing.titled_rows import Index, TitledRows
from studio.ui.theme import icon, theme

RUN = Qt.ItemDataRole.UserRole
NUMBER, WHEN, RESULT, NOTE, MODEL, AGENT, KNOWLEDGE = range(7)


class RunModel(TitledRows):
    def __init__(self) -> None:
        super().__init__(
            tr("Run"),
            tr("When"),
            tr("Result"),
            tr("Note"),
            tr("Model"),
            tr("Agent"),
            tr("Knowledge"),
        )

    def set_runs(self, runs: Sequence[RunLine]) -> None:
        self.set_rows(runs)

    def data(
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # whatever the role asks for
        run, column = self.rows[index.row()], index.column()
        if role == RUN:
            return run
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _text(run, column)
        if column != RESULT:
            return None
        name, color = _mark(run)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(name, color)
        return theme().color(color) if role == Qt.ItemDataRole.ForegroundRole else None


def note_of(run: RunLine) -> str:
    """What is odd about a run: broken off, unanswered, a part of the cases, repeats, flaky, overruled."""
    head, parts = run.head, []
    if not run.finished:
        parts.append(tr("broken off at {answers} of {planned}", answers=run.answers, planned=head.planned))
    elif run.unanswered:
        parts.append(tr("{count} unanswered", count=run.unanswered))
    if not head.whole:
        parts.append(
            tr("{chosen} of {cases} {cases:question|questions}", chosen=len(head.chosen), cases=head.cases)
        )
    if head.repeats > 1:
        parts.append(tr("each {count} {count:time|times}", count=head.repeats))
    if run.flaky:
        parts.append(tr("{count} flaky", count=run.flaky))
    if run.overruled:
        parts.append(tr("{count} overruled", count=run.overruled))
    return " · ".join(parts)


def model_of(run: RunLine) -> str:
    head = run.head
    return tr("practice endpoint") if head.model == "practice" else f"{head.endpoint} {head.model}"


def _mark(run: RunLine) -> tuple[str, str]:
    if not run.finished:
        return "pause-circle-outline", "text.muted"
    return ("check-circle", "success") if run.all_passed else ("close-circle-outline", "danger")


def _text(run: RunLine, column: int) -> str:
    head = run.head
    return {
        NUMBER: str(head.run),
        WHEN: short_time(head.started),
        RESULT: f"{run.passed} / {run.total}",
        NOTE: note_of(run),
        MODEL: model_of(run),
        AGENT: f"{head.version} · {short_digest(head.agent_digest)}".lstrip(" ·"),
        KNOWLEDGE: short_digest(head.knowledge_digest),
    }[column]
