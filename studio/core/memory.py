"""How a process keeps little memory that its threads have given back."""

import sys
from contextlib import suppress

_ARENA_MAX = -8  # of glibc's malloc.h


def keep_no_spare_memory() -> None:
    """By itself glibc keeps a heap for each thread, and what a thread gave back stays in it: some 30 MB."""
    if sys.platform == "linux":
        import ctypes

        with suppress(AttributeError):  # another C library
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)
