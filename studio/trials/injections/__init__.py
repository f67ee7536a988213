"""The injection suite: hostile documents of office kinds, and what an endpoint makes of them."""

from studio.core.attacks import Attack, Goal, read_attacks
from studio.trials.injections.carriers import CARRIERS, Carrier, in_every_carrier, in_turn
from studio.trials.injections.findings import Finding, InjectionReport, Verdict
from studio.trials.injections.suite import run_injections

__all__ = [
    "CARRIERS",
    "Attack",
    "Carrier",
    "Finding",
    "Goal",
    "InjectionReport",
    "Verdict",
    "in_every_carrier",
    "in_turn",
    "read_attacks",
    "run_injections",
]
