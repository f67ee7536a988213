"""How sure a match is: how much of the report speaks for the duty, and how far the next department is behind.

The thresholds are measured by tests/bench/dispatch.py: of reports judged STRONG 97 in 100 and more go right,
also by lists nobody had seen; of FAIR some 80, of WEAK 75 to 90, of those left to a person half.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from studio.tools.dispatch.evidence import Grounds
from studio.tools.dispatch.ranking import Match

_NEAR, _AHEAD = 0.15, 0.3
_ENOUGH, _LITTLE = 4, 3  # signs of the report that speak for the duty
_MOSTLY = 0.5  # of a short report: 停电 is two signs and all there is


class Confidence(StrEnum):
    STRONG = "很匹配"
    FAIR = "较匹配"
    WEAK = "可参考"


class Doubt(StrEnum):
    """Why a person has to decide."""

    NOTHING_FITS = "没有相符的条目"
    TWO_ARE_NEAR = "两个部门很接近"
    MODEL_FOUND_NONE = "模型认为候选都不合适"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`matches` best first; `doubt` when a person is to decide."""

    matches: tuple[Match, ...]
    confidence: Confidence
    doubt: Doubt | None = None
    reason: str = ""

    @property
    def departments(self) -> list[str]:
        return list(dict.fromkeys(match.duty.department for match in self.matches))


def judged(matches: Sequence[Match]) -> Verdict:
    if not matches:
        return Verdict((), Confidence.WEAK, Doubt.NOTHING_FITS)
    best = matches[0]
    if not best.grounds.signs:  # single characters in common are chance: 海底捞 is no 捕捞
        return Verdict(tuple(matches), Confidence.WEAK, Doubt.NOTHING_FITS)
    ahead, more = margin(matches), best.grounds.signs - _rival(matches)
    near = ahead < (_NEAR if more > 0 else _AHEAD) or more < 0
    return Verdict(
        tuple(matches), _confidence(best.grounds, ahead, more), Doubt.TWO_ARE_NEAR if near else None
    )


def margin(matches: Sequence[Match]) -> float:
    """How far the best row of another department is behind, between 0 and 1."""
    return 1 - max((match.score for match in _others(matches)), default=0.0)


def _rival(matches: Sequence[Match]) -> int:
    """The most signs that speak for another department."""
    return max((match.grounds.signs for match in _others(matches)), default=0)


def _others(matches: Sequence[Match]) -> list[Match]:
    return [match for match in matches if match.duty.department != matches[0].duty.department]


def _confidence(grounds: Grounds, ahead: float, more: int) -> Confidence:
    all_said = grounds.share >= _MOSTLY
    much = grounds.signs >= _ENOUGH or all_said
    if much and ahead >= _AHEAD and more >= (1 if all_said else 2):
        return Confidence.STRONG
    some = grounds.signs >= _LITTLE or grounds.spots > 1 or all_said
    return Confidence.FAIR if some and ahead >= _AHEAD and more > 0 else Confidence.WEAK
