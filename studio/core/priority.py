"""How a process at full work lets others go first, the window above all."""

import os
import sys

_LESS_URGENT = 10  # steps of Unix


def give_way(steps: int = _LESS_URGENT) -> None:
    """Called by a child about itself; Windows knows one step alone."""
    if sys.platform == "win32":
        _below_normal()
    else:
        os.nice(steps)


if sys.platform == "win32":
    import ctypes

    _BELOW_NORMAL = 0x4000

    def _below_normal() -> None:
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), _BELOW_NORMAL)
