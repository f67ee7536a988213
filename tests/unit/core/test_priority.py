"""Who goes first."""

import ctypes
import sys
import threading

import pytest

from studio.core.priority import wake_late

_GET_TIMER_SLACK = 30  # of Linux's prctl.h


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be told")
def test_a_thread_that_may_wake_late_has_said_so_to_the_system() -> None:
    told: list[int] = []

    def begin() -> None:
        wake_late(0.0005)
        told.append(ctypes.CDLL(None).prctl(_GET_TIMER_SLACK, 0, 0, 0, 0))

    thread = threading.Thread(target=begin)
    thread.start()
    thread.join()

    assert told == [500_000]
