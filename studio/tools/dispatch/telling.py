"""What the model and the person are told of a dispatch: department, item, basis, how sure, runners-up."""

from collections.abc import Sequence

from studio.core.events import Shown
from studio.tools.dispatch.judging import Confidence, Doubt, Verdict
from studio.tools.dispatch.ranking import Match
from studio.tools.tool import ToolResult

_COLUMNS = ("名次", "部门", "事项", "依据", "匹配程度", "相同的词", "出处")
_LONGEST = 300


def told(verdict: Verdict, runners_up: int, standards: Sequence[Match] = ()) -> ToolResult:
    matches = _one_a_department(verdict, runners_up)
    rows = tuple(_row(number, match, verdict) for number, match in enumerate(matches, 1))
    shown = Shown(columns=_COLUMNS, rows=rows, method="按字词相似度 (BM25) 对照清单")
    lines = [_conclusion(verdict), *map(_line, rows), *map(_standard, standards)]
    return ToolResult(text="\n".join(lines), shown=shown)


def _standard(match: Match) -> str:
    duty = match.duty
    said = " ".join(filter(None, (duty.text, duty.basis)))[:_LONGEST]
    return f"相关标准:{said}(出处:{duty.place})"


def _conclusion(verdict: Verdict) -> str:
    if not verdict.matches or verdict.doubt is Doubt.NOTHING_FITS:
        nearest = "以下是字面上最近的条目,不作为派单建议。" if verdict.matches else ""
        return f"清单中没有相符的条目,需人工判断。{nearest}"
    best = verdict.matches[0].duty
    lines = [f"建议部门:{best.department};事项:{best.name};匹配程度:{verdict.confidence}"]
    if verdict.confidence is Confidence.WEAK and not verdict.doubt:
        lines.append("只有个别词语相符,派单前由人核对。")
    if best.basis:
        lines.append(f"依据:{best.basis[:_LONGEST]}")
    if verdict.reason:
        lines.append(f"选择理由:{verdict.reason}")
    if verdict.doubt:
        lines.append(f"需人工判断:{verdict.doubt}。")
    return "\n".join(lines)


def _one_a_department(verdict: Verdict, runners_up: int) -> list[Match]:
    """The best row, then the best of each other department, then what else is near."""
    best = {match.duty.department: match for match in reversed(verdict.matches)}
    first = sorted(best.values(), key=verdict.matches.index)
    rest = [match for match in verdict.matches if match not in first]
    return [*first, *rest][: runners_up + 1]


def _row(number: int, match: Match, verdict: Verdict) -> tuple[str, ...]:
    first = "字面最近" if verdict.doubt is Doubt.NOTHING_FITS else str(verdict.confidence)
    sure = first if number == 1 else f"备选 {match.score:.0%}"
    duty = match.duty
    words = "、".join(match.words[:6])
    return str(number), duty.department, duty.name, duty.basis[:_LONGEST], sure, words, duty.place


def _line(row: tuple[str, ...]) -> str:
    number, department, name, basis, sure, _, place = row
    return f"{number}. {department} | {name} | {sure} | 依据:{basis or '未列'} | 出处:{place}"
