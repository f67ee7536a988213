"""The process ReaderPool starts: `python -m studio.documents.reader_process MEGABYTES SECONDS …`.

What else may be said: `patient`; `twin=REQUESTS,REPLIES`, pipes that a second process like this is to speak
over; names of modules that the first file will need.
"""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from studio.core.memory import look_rarely_for_cycles
from studio.documents.twin import pipes_of_twin, tells_of_twin

_PATIENT = "patient"


def main(megabytes: int, seconds: float, others: Sequence[str]) -> None:
    """Imports make most of what would be looked through for cycles: so they come after that is settled."""
    look_rarely_for_cycles()
    from studio.documents.worker import work

    twin = next(filter(tells_of_twin, others), None)
    for module in others:
        if module not in (_PATIENT, twin):
            import_module(module)
    if twin is not None:
        _become_two(*pipes_of_twin(twin))
    work(megabytes, seconds, patient=_PATIENT in others)


def _become_two(requests: int, replies: int) -> None:
    """What is loaded is loaded for both; each may die without the other."""
    if sys.platform == "win32":
        return
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the twin
    if os.fork() == 0:
        os.dup2(requests, 0)
        os.dup2(replies, 1)
    os.close(requests)
    os.close(replies)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:])
