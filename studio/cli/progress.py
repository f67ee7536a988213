"""Progress of long work as one line on stderr that is written over."""

import sys
from typing import TYPE_CHECKING

from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.knowledge import LoadProgress


class LoadLine:
    """Counts while documents load; one line per tenth of the work where stderr is not a terminal."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._terminal = sys.stderr.isatty()
        self._told = -1

    def __call__(self, progress: "LoadProgress") -> None:
        tenth = 10 * progress.done // max(progress.total, 1)
        if not self._terminal and tenth == self._told:
            return
        self._told = tenth
        text = self._session.say("{done} / {total} files", done=progress.done, total=progress.total)
        self._session.tell(
            f"\r\x1b[K{text}  {progress.current}" if self._terminal else text, ending=self._ending
        )

    @property
    def _ending(self) -> str:
        return "" if self._terminal else "\n"
