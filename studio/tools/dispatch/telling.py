"""What the model and the person are told of a dispatch: department, item, basis, how sure, runners-up."""

from collections.abc import Sequence

from studio.core.events import Shown
from studio.tools.dispatch.judging import Confidence, Doubt, Verdict
from studio.tools.dispatch.ranking import Match
from studio.tools.dispatch.telling_words import EN, ZH, DispatchWords
from studio.tools.tool import ToolResult

_LONGEST = 300


def told(
    verdict: Verdict, runners_up: int, standards: Sequence[Match] = (), *, english: bool = False
) -> ToolResult:
    words = EN if english else ZH
    matches = _one_a_department(verdict, runners_up)
    rows = tuple(_row(number, match, verdict, words) for number, match in enumerate(matches, 1))
    shown = Shown(columns=words.columns, rows=rows, method=words.method)
    lines = [
        _conclusion(verdict, words),
        *(_line(row, words) for row in rows),
        *(_standard(match, words) for match in standards),
    ]
    return ToolResult(text="\n".join(lines), shown=shown)


def _standard(match: Match, words: DispatchWords) -> str:
    duty = match.duty
    said = " ".join(filter(None, (duty.text, duty.basis)))[:_LONGEST]
    return words.standard.format(said=said, place=words.place(duty.place))


def _conclusion(verdict: Verdict, words: DispatchWords) -> str:
    if not verdict.matches or verdict.doubt is Doubt.NOTHING_FITS:
        return f"{words.nothing_fits}{words.nearest if verdict.matches else ''}"
    best, sure = verdict.matches[0].duty, words.sure(verdict.confidence)
    lines = [words.proposed.format(department=best.department, name=best.name, sure=sure)]
    if verdict.confidence is Confidence.WEAK and not verdict.doubt:
        lines.append(words.weak)
    if best.basis:
        lines.append(words.basis.format(basis=best.basis[:_LONGEST]))
    if verdict.reason:
        lines.append(words.reason.format(reason=verdict.reason))
    if verdict.doubt:
        lines.append(words.doubtful.format(doubt=words.doubt(verdict.doubt)))
    return "\n".join(lines)


def _one_a_department(verdict: Verdict, runners_up: int) -> list[Match]:
    """The best row, then the best of each other department, then what else is near."""
    best = {match.duty.department: match for match in reversed(verdict.matches)}
    first = sorted(best.values(), key=verdict.matches.index)
    rest = [match for match in verdict.matches if match not in first]
    return [*first, *rest][: runners_up + 1]


def _row(number: int, match: Match, verdict: Verdict, words: DispatchWords) -> tuple[str, ...]:
    nearest = verdict.doubt is Doubt.NOTHING_FITS
    first = words.closest if nearest else words.sure(verdict.confidence)
    sure = first if number == 1 else words.runner_up.format(share=f"{match.score:.0%}")
    duty = match.duty
    common = ("、" if words is ZH else ", ").join(match.words[:6])
    basis, place = duty.basis[:_LONGEST], words.place(duty.place)
    return str(number), duty.department, duty.name, basis, sure, common, place


def _line(row: tuple[str, ...], words: DispatchWords) -> str:
    number, department, name, basis, sure, _, place = row
    return words.line.format(
        number=number,
        department=department,
        name=name,
        sure=sure,
        basis=basis or words.no_basis,
        place=place,
    )
