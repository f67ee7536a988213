"""What the first vectors would wait for is loaded beforehand, in threads beside the other work."""

import asyncio
from collections.abc import Callable


class Readying:
    def __init__(self) -> None:
        self._tasks: list[asyncio.Task[None]] = []

    def begin(self, blocking: Callable[[], None]) -> None:
        """Unless it has begun already."""
        if not self._tasks:
            self.go_on(blocking)

    def go_on(self, blocking: Callable[[], None]) -> None:
        self._tasks.append(asyncio.get_running_loop().create_task(asyncio.to_thread(blocking)))

    async def settled(self) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks)
