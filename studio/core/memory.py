"""How a process gives memory back: what its threads have freed, and what only refers to itself."""

import atexit
import gc
import sys
from contextlib import suppress

_ARENA_MAX = -8  # of glibc's malloc.h
_MANY = 200_000  # objects, of which a program has some 100,000 when it has started
_USUAL = gc.get_threshold()


def keep_no_spare_memory() -> None:
    """By itself glibc keeps a heap for each thread, and what a thread gave back stays in it: some 30 MB."""
    if sys.platform == "linux":
        import ctypes

        with suppress(AttributeError):  # another C library
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def give_back_memory() -> None:
    """What only refers to itself goes, and what the C library keeps of it goes back to the system.

    Stops every thread for 100 to 300 ms.
    """
    gc.unfreeze()  # what the short searches leave out is looked through, too
    gc.collect()
    if sys.platform == "linux":
        import ctypes

        with suppress(AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)


def look_rarely_for_cycles() -> None:
    """As often as Python does it takes a fifth of a short command; at the end all memory goes anyway."""
    gc.set_threshold(_MANY, 10, 10)
    atexit.register(gc.freeze)


def look_for_cycles_as_usual() -> None:
    """Often and briefly, for who must never wait long; what is there by now stays."""
    gc.freeze()
    gc.set_threshold(*_USUAL)
