"""How much memory and time a process uses and may use."""

import os
import sys
from pathlib import Path

_MEGABYTE = 1 << 20
_ROOM = 3072  # megabytes of addresses that libraries reserve and do not fill
PATIENCE = 10  # times the seconds a file may take are waited by the clock on a busy computer


def limit_memory(megabytes: int) -> None:
    """Leave no core file, and cap what a single wild request for memory can get.

    Addresses are not memory: what is really used is watched by the parent through `memory_of`.
    """
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _statm(os.getpid(), 0) + (megabytes + _ROOM) * _MEGABYTE
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def memory_of(process: int) -> int:
    """Resident megabytes of a process of this user; 0 where it cannot be told or the process is gone."""
    if sys.platform == "linux":
        try:
            return _statm(process, 1) // _MEGABYTE
        except (OSError, IndexError, ValueError):
            return 0
    elif sys.platform == "win32":
        from studio.documents.windows import working_set

        return working_set(process) // _MEGABYTE
    else:
        return 0


def starved_of(process: int) -> float:
    """Seconds a process had work to do and no processor to do it on; 0 where it cannot be told."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def _statm(process: int, column: int) -> int:
    import resource

    return int(Path(f"/proc/{process}/statm").read_text().split()[column]) * resource.getpagesize()
