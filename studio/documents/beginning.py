"""How a reader's process begins; imports next to nothing, for two are wanted before all else is loaded."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from studio.core.programs import running
from studio.documents.twin import told_of_twin

MEGABYTES, SECONDS = 1024, 60.0  # what one file may take, unless something else is wanted
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}


@dataclass(frozen=True, slots=True)
class TwoBegun:
    """A process that becomes two, and the ends of the pipes to the second one."""

    first: "subprocess.Popen[bytes]"
    asking: IO[bytes]
    hearing: IO[bytes]


def command(megabytes: int, seconds: float, *, patient: bool, others: Sequence[str]) -> list[str]:
    """A patient one lets others go first; what else it is told `reader_process` says."""
    told = [str(megabytes), str(seconds), *(["patient"] if patient else []), *others]
    return [*running("studio.documents.reader_process", "-P"), *told]


def environment() -> dict[str, str]:
    path = os.pathsep.join(part for part in sys.path if part)
    return os.environ | _ENVIRONMENT | {"PYTHONPATH": path}


def two_begun(loads: Sequence[str]) -> TwoBegun | None:
    """Impatient ones that load these modules before the first file comes.

    None where a process cannot become two.
    """
    if sys.platform != "linux":
        return None
    (requests, asking), (hearing, replies) = os.pipe(), os.pipe()
    others = [told_of_twin(requests, replies), *loads]
    try:
        first = subprocess.Popen(
            command(MEGABYTES, SECONDS, patient=False, others=others),
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            pass_fds=(requests, replies),
        )
    finally:
        os.close(requests)
        os.close(replies)
    return TwoBegun(first, os.fdopen(asking, "wb", 0), os.fdopen(hearing, "rb", 0))
