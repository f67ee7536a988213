"""What the model and the person are told of a match: each policy, the sum, what to ask next."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from studio.core.events import Shown
from studio.tools.policy.facts import Asked
from studio.tools.policy.matching import Finding, Standing, total
from studio.tools.policy.nodes import Value
from studio.tools.policy.saying import shown
from studio.tools.tool import ToolResult

_COLUMNS = ("政策", "结论", "金额(元)", "说明", "依据")
_ASKED_AT_ONCE = 5
_NOTHING_TOLD = 0.25
"""What a policy weighs, when asking, none of whose facts was told yet."""


def told(found: Sequence[Finding], known: Mapping[str, Value], facts: Mapping[str, Asked]) -> ToolResult:
    ordered = sorted(found, key=lambda each: (list(Standing).index(each.standing), -each.known))
    lines = ["已知:" + (";".join(f"{name}={shown(value)}" for name, value in known.items()) or "无")]
    untold = [each for each in ordered if known and not each.known and each.standing is Standing.UNCLEAR]
    lines += [_line(each) for each in ordered if each not in untold]
    if untold:
        lines.append(f"- 还没有说到有关情况的:{'、'.join(each.policy.name for each in untold)}")
    lines.append(f"符合的政策金额合计:{money(total(found))} 元(由程序计算,请照此回答)")
    stated = [each.policy.name for each in found if each.standing is Standing.MET and _by_hand(each)]
    if stated:
        lines.append(f"不在合计内、须按原文人工核定金额的:{'、'.join(stated)}")
    asked = to_ask(found, facts)
    if asked:
        lines.append("还需要向对方了解(逐条询问,不要猜):")
        lines += [f"{number}. {one.question}" for number, one in enumerate(asked, 1)]
    rows = tuple(_row(each) for each in ordered)
    working = ";".join(
        f"{each.policy.name}: {each.working} = {money(each.amount)}" for each in found if each.amount
    )
    return ToolResult(text="\n".join(lines), shown=Shown(columns=_COLUMNS, rows=rows, method=working))


def to_ask(found: Sequence[Finding], facts: Mapping[str, Asked]) -> list[Asked]:
    """First what decides most with fewest questions, above all where much was told already."""
    worth: defaultdict[str, float] = defaultdict(float)
    for each in found:
        for name in each.missing:
            worth[name] += (each.known or _NOTHING_TOLD) / len(each.missing)
    wanted = sorted(filter(facts.get, worth), key=lambda name: -worth[name])
    return [facts[name] for name in wanted[:_ASKED_AT_ONCE]]


def money(amount: Decimal | None) -> str:
    return "" if amount is None else shown(amount)


def _by_hand(each: Finding) -> bool:
    return bool(each.policy.stated) and each.standing is not Standing.NOT_MET


def _line(each: Finding) -> str:
    basis = f";依据:{each.policy.basis}" if each.policy.basis else ""
    amount = f",{money(each.amount)} 元" if each.amount is not None else ""
    return f"- {each.policy.name}:{each.standing}{amount}。{_why(each)}{basis}"


def _row(each: Finding) -> tuple[str, ...]:
    return each.policy.name, str(each.standing), money(each.amount), _why(each), each.policy.basis


def _why(each: Finding) -> str:
    parts = [
        f"不满足:{';'.join(each.failed)}" if each.failed else "",
        f"还缺:{'、'.join(each.missing)}" if each.missing else "",
        f"计算:{each.working} = {money(each.amount)}" if each.amount is not None else "",
        f"与“{each.beaten}”不重复享受,取高" if each.beaten else "",
        f"金额原文“{each.policy.stated[:200]}”,程序不能计算" if _by_hand(each) else "",
        each.fault,
        each.policy.note,
    ]
    return ";".join(filter(None, parts))
