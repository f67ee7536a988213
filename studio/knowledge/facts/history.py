"""How a law came about, by the lines under its title: passed, promulgated, amended, by whom and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.knowledge.facts.days import days_in
from studio.knowledge.facts.issuers import bodies_in, joined, organ_of

_ACT = re.compile(r"通过|公布|发布|颁布|修订|修正|修改|印发|批准|施行|实施")
_MAKING = {"通过", "公布", "发布", "颁布", "修订", "修正", "修改", "印发"}
_AMENDING = {"修正", "修改"}
_NAMED = re.compile(r"《(?:[^《》]|《[^《》]*》)*》")


@dataclass(frozen=True, slots=True)
class History:
    """`issuer` passed it first; `issued` is the day of its present wording.

    `made` is the day from which "之日起" counts: amendments (修正) leave it, a revision (修订) moves it.
    """

    issuer: str = ""
    issued: str = ""
    made: str = ""


def history_in(under: Sequence[str]) -> History:
    steps = [step for step in _steps("\n".join(under)) if step.act in _MAKING]
    return History(
        next((step.body for step in steps if step.body), ""),
        max((step.day for step in steps), default=""),
        max((step.day for step in steps if step.act not in _AMENDING), default=""),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    body: str
    act: str
    day: str


def _steps(text: str) -> list[_Step]:
    days = list(days_in(text))
    ends = [*(found.start() for found, _ in days[1:]), len(text)]
    steps = []
    for (found, day), end in zip(days, ends, strict=False):
        told = _NAMED.sub("《》", text[found.end() : end])
        if act := _ACT.search(told):
            steps.append(_Step(_body(told[: act.end()], text[: found.start()]), act[0], day))
    return steps


def _body(told: str, before: str) -> str:
    """“示例市教育局　2025年5月8日印发” has its bodies before the day."""
    ahead = bodies_in(before.rpartition("\n")[2].strip(" \u3000（("))
    return joined(ahead) if ahead else organ_of(told.replace("\n", ""))
