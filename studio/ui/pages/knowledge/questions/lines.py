"""What the table of test questions shows: each with how the last run went for it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studio.ui.language import language, tr

if TYPE_CHECKING:
    from studio.knowledge import Comparison, EvalReport, Miss, SavedQuestion

_SHOWN = 10


@dataclass(frozen=True)
class Run:
    """The last run: what was asked, in its order, and what came of it; `comparison` when two were run."""

    asked: "tuple[SavedQuestion, ...]"
    report: "EvalReport"
    comparison: "Comparison | None" = None


@dataclass(frozen=True)
class QuestionLine:
    """`rank` is where its first hit came, None for a miss; without a run neither is known."""

    saved: "SavedQuestion"
    run: bool = False
    rank: int | None = None
    before: int | None = None
    compared: bool = False
    miss: "Miss | None" = field(default=None, compare=False)

    @property
    def kind(self) -> str:
        if not self.run:
            return "muted"
        return "success" if self.rank is not None else "danger"

    @property
    def result(self) -> str:
        if not self.run:
            return tr("not run")
        now = _rank_word(self.rank)
        if self.compared and self.before != self.rank:
            return f"{_rank_word(self.before)} → {now}"
        return now

    @property
    def expected(self) -> str:
        case = self.saved.case
        return " · ".join(
            [tr(", ").join(case.documents), *([tr(", ").join(case.places)] if case.places else [])]
        )

    @property
    def order(self) -> tuple[int, int]:
        """Misses first, then the lowest hits."""
        return (0, 0) if self.run and self.rank is None else (1, -(self.rank or 0))


def lines_of(saved: "tuple[SavedQuestion, ...]", run: Run | None) -> list[QuestionLine]:
    """A question that was changed since the run counts as not run."""
    if run is None:
        return [QuestionLine(one) for one in saved]
    ranks = dict(zip((one.id for one in run.asked), run.report.ranks, strict=True))
    asked = {one.id: one.case for one in run.asked}
    misses = {miss.question: miss for miss in run.report.misses}
    before: dict[int, int | None] = {}
    if run.comparison is not None:
        before = dict(zip((one.id for one in run.asked), run.comparison.one.ranks, strict=True))
    lines = []
    for one in saved:
        if asked.get(one.id) == one.case:
            compared = run.comparison is not None
            lines.append(
                QuestionLine(
                    one, True, ranks[one.id], before.get(one.id), compared, misses.get(one.case.question)
                )
            )
        else:
            lines.append(QuestionLine(one))
    return sorted(lines, key=lambda line: line.order)


def origin_word(origin: str) -> str:
    return {
        "hand": tr("By hand"),
        "file": tr("From a file"),
        "headings": tr("From headings"),
        "asked": tr("Past question"),
        "search": tr("Search test"),
    }.get(origin, origin)


def instead_of(miss: "Miss") -> list[str]:
    """What came in place of what should have, best first."""
    found = [(one.document, one.place.label(language())) for one in miss.found[:_SHOWN]]
    return [" · ".join(filter(None, parts)) for parts in found]


def _rank_word(rank: int | None) -> str:
    return tr("not found") if rank is None else tr("rank {rank}", rank=rank)
