"""Progress of long work as one line on stderr that is written over."""

import sys
from typing import TYPE_CHECKING

from studio import wording
from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.knowledge import LoadProgress


class LoadLine:
    """Counts while documents load; one line per tenth of the work where stderr is not a terminal."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._terminal = sys.stderr.isatty()
        self._told = -1
        self._last: LoadProgress | None = None

    def __call__(self, progress: "LoadProgress") -> None:
        self._last = progress
        tenth = 10 * progress.done // max(progress.total, 1)
        if not self._terminal and tenth == self._told:
            return
        self._told = tenth
        text = self._session.say(
            "{done} / {total} {total:file|files}", done=progress.done, total=progress.total
        )
        self._session.tell(
            f"\r\x1b[K{text}  {self._now(progress)}" if self._terminal else text, ending=self._ending
        )

    def _now(self, progress: "LoadProgress") -> str:
        return wording.now_reading(progress.current, progress.page, progress.pages, self._session.say)

    def tell_stopped(self) -> None:
        """After Ctrl+C: what is kept, and how to go on."""
        say, last = self._session.say, self._last
        text = say(
            "Stopped; {count} {count:file|files} {count:is|are} loaded. Add them again to go on.",
            count=_kept(last),
        )
        self._session.tell(f"\n{text}")
        if self._session.as_json:
            counts = {"loaded": _kept(last), "done": last.done if last else 0}
            self._session.print_json({"stopped": True, **counts, "total": last.total if last else 0})

    @property
    def _ending(self) -> str:
        return "" if self._terminal else "\n"


def _kept(last: "LoadProgress | None") -> int:
    """All that is in the base by now: written for good in this call, or before it."""
    return last.loaded + last.skipped if last else 0
