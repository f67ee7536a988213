"""How a law came about, by the lines under its title: passed, promulgated, amended, by whom and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.core.patterns import late
from studio.knowledge.facts.days import days_in
from studio.knowledge.facts.issuers import bodies_in, joined, organ_of

_ACT = late(r"通过|公布|发布|颁布|修订|修正|修改|印发|批准|施行|实施")
_MAKING = {"批准", "通过", "公布", "发布", "颁布", "修订", "修正", "修改", "印发"}
_PUBLISHING = {"公布", "发布", "颁布", "印发"}
_DECREE = late(r"(?P<who>[\u4e00-\u9fff]{2,30}?令)\s*[(（]?第\s*(?P<serial>\d{1,5})\s*号")
_NAMED = late(r"《(?:[^《》]|《[^《》]*》)*》")


@dataclass(frozen=True, slots=True)
class History:
    """`issuer` passed it first, `number` is that of its decree, `issued` the day of its present wording.

    `made` is the day from which 公布之日起 counts: a revision (修订) moves it, amendments (修正) do not.
    """

    issuer: str = ""
    issued: str = ""
    made: str = ""
    number: str = ""


def history_in(under: Sequence[str]) -> History:
    steps = [step for step in _steps("\n".join(under)) if step.act in _MAKING]
    return History(
        next((step.body for step in steps if step.body and step.act != "批准"), ""),
        max((step.day for step in steps), default=""),
        _made(steps),
        next((step.number for step in steps if step.number), ""),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    body: str
    act: str
    day: str
    number: str


def _made(steps: Sequence[_Step]) -> str:
    revised = [step.day for step in steps if step.act == "修订"]
    published = [step.day for step in steps if step.act in _PUBLISHING]
    first = min((step.day for step in steps), default="")
    return max(revised, default="") or min(published, default="") or first


def _steps(text: str) -> list[_Step]:
    days = list(days_in(text))
    ends = [*(found.start() for found, _ in days[1:]), len(text)]
    steps = []
    for (found, day), end in zip(days, ends, strict=False):
        told = _NAMED.sub("《》", text[found.end() : end])
        if act := _ACT.search(told):
            body = _body(told[: act.end()], text[: found.start()])
            steps.append(_Step(body, act[0], day, _decree(told[: act.end()])))
    return steps


def _decree(told: str) -> str:
    """国务院令第675号 of 中华人民共和国国务院令第675号公布."""
    found = _DECREE.search(told.replace("\n", ""))
    return f"{found['who'].removeprefix('中华人民共和国')}第{found['serial']}号" if found else ""


def _body(told: str, before: str) -> str:
    """“示例市教育局　2025年5月8日印发” has its bodies before the day."""
    ahead = bodies_in(before.rpartition("\n")[2].strip(" \u3000（("))
    return joined(ahead) if ahead else organ_of(told.replace("\n", ""))
