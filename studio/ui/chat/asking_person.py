"""A run's questions to the person: asked on the loop's thread, answered on the window's."""

import asyncio

from studio.core.proposals import Proposal


class AskingPerson:
    """One for each run; a run that is cancelled no longer waits for its answer."""

    def __init__(self) -> None:
        self._waiting: tuple[asyncio.AbstractEventLoop, asyncio.Future[bool]] | None = None

    async def consent(self, proposal: Proposal) -> bool:
        """Wait for the person; called on the loop."""
        loop = asyncio.get_running_loop()
        self._waiting = loop, loop.create_future()
        try:
            return await self._waiting[1]
        finally:
            self._waiting = None

    def answer(self, *, agreed: bool) -> None:
        """Called on any thread; an answer nobody waits for is let go."""
        if self._waiting is not None:
            loop, answer = self._waiting
            loop.call_soon_threadsafe(_settle, answer, agreed)


def _settle(answer: asyncio.Future[bool], agreed: bool) -> None:
    if not answer.done():
        answer.set_result(agreed)
