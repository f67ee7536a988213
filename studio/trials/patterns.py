"""Regular expressions of test cases, tried in a child process: one that never ends is ended there."""

import re
import unicodedata
from pathlib import Path
from types import TracebackType
from typing import Self

from studio.core.errors import PatternTooSlow, ReaderOutOfMemory, ReaderTimedOut
from studio.documents.pool import ReaderPool

_SECONDS = 3


class Patterns:
    """The child is started when it is first needed; close it, or use it with `async with`."""

    def __init__(self, seconds: int = _SECONDS) -> None:
        self._seconds = seconds
        self._pool = ReaderPool(workers=2, seconds=seconds, megabytes=512)

    async def found(self, pattern: str, text: str) -> str | None:
        """Return the words that match, None where none do; raises PatternTooSlow."""
        facts = {"pattern": pattern, "text": text}
        try:
            match = await self._pool.call(Path("pattern"), "studio.trials.patterns:first_match", facts)
        except (ReaderTimedOut, ReaderOutOfMemory) as error:
            raise PatternTooSlow(pattern=pattern, seconds=self._seconds) from error
        return None if match is None else str(match)

    async def aclose(self) -> None:
        await self._pool.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def first_match(path: Path, pattern: str, text: str) -> str | None:
    """For the child; `path` is not looked at."""
    return match_in(pattern, text)


def match_in(pattern: str, text: str) -> str | None:
    """Return what matches in the text as it is, or else with its full-width signs made plain."""
    wanted = re.compile(pattern)
    found = wanted.search(text) or wanted.search(unicodedata.normalize("NFKC", text))
    return found[0] if found else None
