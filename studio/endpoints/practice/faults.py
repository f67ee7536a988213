"""What the practice endpoint can do wrong on purpose, for training and for tests."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from studio.endpoints.practice.manners import Manner

SLOW_FIRST, SLOW_EACH = 3.0, 0.2
"""Seconds until the first piece and between two of them, for `slow` without figures."""


class FaultKind(StrEnum):
    """`gullible` and `r1` are manners: they hold beside any other, and break nothing."""

    KEY_REFUSED = "401"
    BUSY = "429"
    FAILED = "500"
    UNAVAILABLE = "503"
    MODEL_UNKNOWN = "404"
    SLOW = "slow"
    CUT = "cut"
    BAD_JSON = "bad-json"
    HTML = "html"
    GULLIBLE = "gullible"
    R1 = "r1"

    @property
    def manner(self) -> Manner | None:
        return Manner(self.value) if self.value in set(Manner) else None


@dataclass(frozen=True, slots=True)
class Fault:
    """`times` counts requests it strikes (0: all); the other figures belong to 429, slow and cut."""

    kind: FaultKind
    times: int = 0
    retry_after: str = ""
    first: float = 0.0
    each: float = 0.0
    after: int = 3


def parsed_fault(text: str) -> Fault:
    """Read `429:times=2,retry_after=1`, `slow:first=3,each=0.2`, `cut:after=5` …; raises ValueError."""
    kind, _, rest = text.strip().partition(":")
    fault = Fault(FaultKind(kind.strip()))
    for setting in filter(None, rest.split(",")):
        name, _, value = setting.partition("=")
        fault = _with(fault, name.strip(), value.strip())
    unsaid = fault.kind is FaultKind.SLOW and not (fault.first or fault.each)
    return replace(fault, first=SLOW_FIRST, each=SLOW_EACH) if unsaid else fault


def _with(fault: Fault, name: str, value: str) -> Fault:
    match name:
        case "times":
            return replace(fault, times=int(value))
        case "retry_after":
            return replace(fault, retry_after=value)
        case "first":
            return replace(fault, first=float(value))
        case "each":
            return replace(fault, each=float(value))
        case "after":
            return replace(fault, after=int(value))
    raise ValueError(name)


def manners_of(faults: Iterable[Fault]) -> frozenset[Manner]:
    return frozenset(fault.kind.manner for fault in faults if fault.kind.manner is not None)


class FaultBox:
    """The faults that are switched on, each as often as it should strike."""

    def __init__(self, faults: list[Fault]) -> None:
        self.switch(faults)

    def switch(self, faults: list[Fault]) -> None:
        self._faults = list(faults)
        self._left = [fault.times or None for fault in faults]

    @property
    def switched_on(self) -> list[Fault]:
        return [fault for fault, left in zip(self._faults, self._left, strict=True) if left != 0]

    @property
    def manners(self) -> frozenset[Manner]:
        return manners_of(self._faults)

    def next(self) -> Fault | None:
        """Return the fault that strikes this request, if any."""
        for number, fault in enumerate(self._faults):
            left = self._left[number] if fault.kind.manner is None else 0
            if left is None:
                return fault
            if left > 0:
                self._left[number] = left - 1
                return fault
        return None
