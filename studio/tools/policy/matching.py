"""Which policies an applicant meets, what they are paid, and what is still to be asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from studio.tools.policy.policies import Policy
from studio.tools.policy.reckoning import Missing, Reckoning
from studio.tools.policy.saying import said


class Standing(StrEnum):
    MET = "符合"
    NOT_MET = "不符合"
    UNCLEAR = "待确认"


@dataclass(frozen=True, slots=True)
class Finding:
    """`failed` are the conditions that do not hold; `missing` the facts it still takes.

    `amount` is in yuan, None where there is none or it cannot be reckoned yet; `working` says how it came
    about, `fault` what does not work out. `beaten` is the policy of the same group that is paid instead.
    `known` is how many of its facts were told.
    """

    policy: Policy
    standing: Standing
    failed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    amount: Decimal | None = None
    working: str = ""
    fault: str = ""
    beaten: str = ""
    known: int = 0


def findings(policies: Iterable[Policy], reckoning: Reckoning) -> list[Finding]:
    found = (replace(_finding(each, reckoning), known=_known(each, reckoning)) for each in policies)
    return _highest_of_groups(list(found))


def total(found: Sequence[Finding]) -> Decimal:
    """Of what is met and paid."""
    paid = (each.amount for each in found if each.standing is Standing.MET and not each.beaten)
    return sum((amount for amount in paid if amount is not None), Decimal(0))


def _known(policy: Policy, reckoning: Reckoning) -> int:
    nodes = (*policy.conditions, *([policy.amount] if policy.amount else []))
    return len({name for node in nodes for name in reckoning.known_of(node)})


def _finding(policy: Policy, reckoning: Reckoning) -> Finding:
    outcomes = [(condition, reckoning.holds(condition)) for condition in policy.conditions]
    failed = tuple(said(condition) for condition, outcome in outcomes if outcome is False)
    if failed:
        return Finding(policy, Standing.NOT_MET, failed)
    open_ = [outcome for _, outcome in outcomes if isinstance(outcome, Missing)]
    if open_:
        facts = tuple(dict.fromkeys(fact for each in open_ for fact in each.facts))
        return Finding(policy, Standing.UNCLEAR, missing=facts, fault=_fault(open_))
    return _paid(policy, reckoning)


def _paid(policy: Policy, reckoning: Reckoning) -> Finding:
    if policy.amount is None:
        return Finding(policy, Standing.MET)
    amount = reckoning.amount(policy.amount)
    working = reckoning.working(policy.amount)
    if isinstance(amount, Missing):
        return Finding(policy, Standing.MET, missing=amount.facts, working=working, fault=amount.fault)
    return Finding(policy, Standing.MET, amount=amount, working=working)


def _fault(open_: Sequence[Missing]) -> str:
    return next((each.fault for each in open_ if each.fault), "")


def _highest_of_groups(found: Sequence[Finding]) -> list[Finding]:
    best: dict[str, Finding] = {}
    for each in found:
        group = each.policy.group
        if group and each.standing is Standing.MET and each.amount is not None:
            first = best.get(group)
            best[group] = each if first is None or each.amount > (first.amount or 0) else first
    return [_beaten_by(each, best.get(each.policy.group)) for each in found]


def _beaten_by(each: Finding, best: Finding | None) -> Finding:
    if best is None or best is each or each.standing is not Standing.MET or each.amount is None:
        return each
    return replace(each, beaten=best.policy.name)
