"""How a process or a thread at full work lets others go first, the window above all."""

import os
import sys
from contextlib import suppress

_LESS_URGENT = 10  # steps of Unix
_TIMER_SLACK = 29  # of Linux's prctl.h


def give_way(steps: int = _LESS_URGENT) -> None:
    """Called by a child about itself; Windows knows one step alone."""
    if sys.platform == "win32":
        _below_normal()
    else:
        os.nice(steps)


def give_way_here(steps: int) -> None:
    """The calling thread, those it begins and the processes they start; Linux alone tells threads apart."""
    if sys.platform == "linux":
        os.nice(steps)


def wake_late(seconds: float) -> None:
    """How much later than told the calling thread may be woken, and those it begins; Linux alone can tell.

    A thread that waits for Python's lock asks for it when its wait is over: who wakes later goes second.
    """
    if sys.platform == "linux":
        import ctypes

        with suppress(AttributeError):  # another C library
            ctypes.CDLL(None).prctl(_TIMER_SLACK, ctypes.c_ulong(max(round(seconds * 1e9), 1)), 0, 0, 0)


if sys.platform == "win32":
    import ctypes

    _BELOW_NORMAL = 0x4000

    def _below_normal() -> None:
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), _BELOW_NORMAL)
