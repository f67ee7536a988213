"""发文机关署名 and 成文日期: the bodies above the date at the end of the text, before the annexes."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.core.patterns import late
from studio.knowledge.facts.days import DAY, days_in, only_day
from studio.knowledge.facts.issuers import bodies_in

_SIGNERS = 12
_LAST_LINES = 15
_LONGEST = 60
_IMPRINT = late(rf"(?P<who>.*?)\s*(?P<on>{DAY.pattern})\s*(?:印发|印制)")


@dataclass(frozen=True, slots=True)
class Signature:
    issuers: tuple[str, ...] = ()
    issued: str = ""


def signature_in(text: Sequence[str]) -> Signature:
    """The first date that bodies sign; else a bare date in the last lines; else the imprint of the 版记."""
    dated = [(index, line) for index, line in enumerate(text) if len(line) <= _LONGEST and "日" in line]
    signed = [found for index, line in dated if (found := _signed(text, index, line)).issuers]
    if signed:
        return signed[0]
    late = len(text) - _LAST_LINES
    bare = [day for index, line in dated if index >= late and (day := only_day(line))]
    return Signature((), bare[-1]) if bare else _imprint(text[-_LAST_LINES:])


def _signed(text: Sequence[str], index: int, line: str) -> Signature:
    if day := only_day(line):
        return Signature(_signers(text[max(index - _SIGNERS, 0) : index]), day)
    for found, day in days_in(line):
        if found.end() == len(line):
            return Signature(bodies_in(line[: found.start()].strip()), day)
    return Signature()


def _signers(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines just above, as long as they are nothing but names of bodies."""
    signers: tuple[str, ...] = ()
    for line in reversed(lines):
        bodies = bodies_in(line)
        if not bodies:
            break
        signers = (*bodies, *signers)
    return signers


def _imprint(lines: Sequence[str]) -> Signature:
    for line in reversed([line for line in lines if "印" in line]):
        found = _IMPRINT.fullmatch(line)
        for _, day in days_in(line) if found else ():
            return Signature(bodies_in(found["who"].strip()) if found else (), day)
    return Signature()
