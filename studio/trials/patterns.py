"""Regular expressions of test cases, tried in a child process: one that never ends is ended there."""

from pathlib import Path
from types import TracebackType
from typing import Self

from studio.core.errors import PatternTooSlow, ReaderOutOfMemory, ReaderTimedOut
from studio.documents.pool import ReaderPool

_SECONDS = 3
_MEGABYTES = 512


class Patterns:
    """The child is started when it is first needed; close it, or use it with `async with`."""

    def __init__(self, seconds: int = _SECONDS) -> None:
        self._seconds = seconds
        self._pool = ReaderPool(workers=2, seconds=seconds, megabytes=_MEGABYTES, patient=False)

    async def found(self, pattern: str, text: str) -> str | None:
        """Return the words that match, None where none do; raises PatternTooSlow."""
        facts = {"pattern": pattern, "text": text}
        try:
            match = await self._pool.call(Path("pattern"), "studio.trials.matches:first_match", facts)
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
