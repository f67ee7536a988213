"""How much memory this process uses and may use, where the system lets us say so."""

import sys
from pathlib import Path

_MEGABYTE = 1 << 20


def limit_memory(megabytes: int) -> None:
    """Cap the address space at what is used now plus `megabytes`, and leave no core file."""
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _virtual() + megabytes * _MEGABYTE
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def memory_used() -> int:
    """Resident megabytes; 0 where it cannot be told."""
    return _statm(1) // _MEGABYTE if sys.platform == "linux" else 0


def _virtual() -> int:
    return _statm(0)


def _statm(column: int) -> int:
    import resource

    return int(Path("/proc/self/statm").read_text().split()[column]) * resource.getpagesize()
