"""A command's time from its start to its end, to a line it prints, and its greatest memory."""

import os
import resource
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_EVERY = 0.02
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Measured:
    """`peak` is the resident memory of the process and all below it together, in MB, sampled every 20 ms."""

    seconds: float
    until_line: float
    peak: float
    said: str


def measured(command: Sequence[str], is_the_line: Callable[[str], bool] = lambda _: False) -> Measured:
    """Raises SystemExit with what it said when the command fails."""
    started, before = time.perf_counter(), _computed()
    said = tempfile.TemporaryFile("w+")  # noqa: SIM115  # a pipe would fill up while the other is read
    process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.PIPE, text=True)
    peaks: list[int] = []
    sampling = threading.Thread(target=_sample, args=(process, peaks))
    sampling.start()
    assert process.stderr is not None
    lines, until_line = [], 0.0
    for line in process.stderr:
        lines.append(line)
        until_line = until_line or (time.perf_counter() - started if is_the_line(line) else 0.0)
    process.wait()
    seconds = time.perf_counter() - started
    said.seek(0)
    told = said.read()
    sampling.join()
    if process.returncode:
        raise SystemExit("".join(lines) + told)
    peak = max(peaks, default=0) / 1e6
    computed = _computed() - before
    print(f"  {seconds:6.2f} s  {computed:6.2f} s computed  {peak:6.0f} MB  {told.strip()[:60]}", flush=True)
    return Measured(seconds, until_line or seconds, peak, told)


def _computed() -> float:
    """Seconds of the processor that all processes which have ended took; on a calm computer what counts.

    One that another has forked off and does not wait for is not among them.
    """
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _sample(process: "subprocess.Popen[str]", peaks: list[int]) -> None:
    while process.poll() is None:
        peaks.append(sum(resident(pid) for pid in tree(process.pid)))
        time.sleep(_EVERY)


def tree(root: int) -> list[int]:
    """A process and all below it.

    Without those that are about to become another program: until then they share their parent's memory.
    """
    found = [root]
    for one in found:
        found += [child for child in _children(one) if one != root or _command(child) != _command(root)]
    return found


def _children(pid: int) -> list[int]:
    """Asked of the process where the kernel tells: looking through all slows down what is measured."""
    try:
        lists = [task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    if not lists:
        return [child for child, parent in _parents() if parent == pid]
    return [int(child) for one in lists for child in one.split()]


def _parents() -> Iterator[tuple[int, int]]:
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError):
            yield int(folder.name), int((folder / "stat").read_text().rpartition(")")[2].split()[1])


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def shared_out_memory(pid: int) -> float:
    """Megabytes, each page of memory that several processes share counted in parts (PSS)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0
