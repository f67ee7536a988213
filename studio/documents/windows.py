"""What Windows is asked about processes, by its own functions."""

import ctypes
import sys

assert sys.platform == "win32"

_MAY_ASK = 0x0400 | 0x0010  # PROCESS_QUERY_INFORMATION and PROCESS_VM_READ
_SIZES = ("peak", "now", "peak_paged", "paged", "peak_not_paged", "not_paged", "file", "peak_file")


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of psapi.h."""

    _fields_ = [
        ("cb", ctypes.c_uint32),
        ("faults", ctypes.c_uint32),
        *((name, ctypes.c_size_t) for name in _SIZES),
    ]


def working_set(process: int) -> int:
    """Resident bytes of a process; 0 when it is gone."""
    kernel = ctypes.WinDLL("kernel32")
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_MAY_ASK, False, process)
    if not handle:
        return 0
    counters = _Counters(cb=ctypes.sizeof(_Counters))
    try:
        told = kernel.K32GetProcessMemoryInfo(
            ctypes.c_void_p(handle), ctypes.byref(counters), ctypes.c_uint32(counters.cb)
        )
        return int(counters.now) if told else 0
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
