"""The log of acts, as administrators read it."""

from collections.abc import AsyncIterator

from studio.catalogue.client.wire import Wire
from studio.catalogue.trust.chain import Examined, Head, Line, Sought

_AT_ONCE = 1000


class Log:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def lines(self, sought: Sought) -> list[Line]:
        params = {name: str(value) for name, value in sought.model_dump(exclude_defaults=True).items()}
        return await self._wire.list("log", Line, **params)

    async def every_line(self) -> AsyncIterator[Line]:
        """Yield all lines in their order, as far as the log goes now."""
        newest = await self.lines(Sought(count=1))
        for start in range(0, newest[0].number if newest else 0, _AT_ONCE):
            lines = await self.lines(Sought(before=start + _AT_ONCE + 1, count=_AT_ONCE))
            for line in reversed(lines):
                if line.number > start:
                    yield line

    async def verify(self, seen: Head | None = None) -> Examined:
        params = {"number": str(seen.number), "digest": seen.digest} if seen else {}
        return await self._wire.get("log/verify", Examined, **params)
