"""The process ReaderPool starts: `python -m studio.documents.reader_process MEGABYTES SECONDS [patient]`."""

import sys

from studio.core.memory import look_rarely_for_cycles


def main(megabytes: int, seconds: float, *, patient: bool) -> None:
    """Imports make most of what would be looked through for cycles: so they come after that is settled."""
    look_rarely_for_cycles()
    from studio.documents.worker import work

    work(megabytes, seconds, patient=patient)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), patient="patient" in sys.argv[3:])
