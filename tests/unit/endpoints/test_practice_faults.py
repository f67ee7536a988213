"""Faults as they are written on the command line."""

import pytest

from studio.endpoints.practice.faults import SLOW_EACH, SLOW_FIRST, Fault, FaultKind, parsed_fault


def test_slow_without_figures_is_slow_enough_to_be_seen() -> None:
    fault = parsed_fault("slow")

    assert fault == Fault(FaultKind.SLOW, first=SLOW_FIRST, each=SLOW_EACH)
    assert fault.first > 0 < fault.each


def test_slow_with_figures_is_as_slow_as_they_say() -> None:
    assert parsed_fault("slow:first=0.5") == Fault(FaultKind.SLOW, first=0.5)
    assert parsed_fault("slow:times=2") == Fault(FaultKind.SLOW, times=2, first=SLOW_FIRST, each=SLOW_EACH)


def test_a_fault_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="explode"):
        parsed_fault("explode")
