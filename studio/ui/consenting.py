"""Asks the person in the window before a tool writes or sends, and lets the work on the loop wait for it."""

import asyncio
from collections import deque

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.proposals import Proposal


class Consenting(QObject):
    """Hand `consent` to the work; `asked` tells the window what is proposed, `answer` answers the oldest.

    One that is no longer waited for is `withdrawn`.
    """

    asked = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[Proposal, asyncio.Future[bool]]] = deque()

    async def consent(self, proposal: Proposal) -> bool:
        """Called on the loop's thread."""
        answer = asyncio.get_running_loop().create_future()
        self._waiting.append((proposal, answer))
        self.asked.emit(proposal)
        try:
            return bool(await answer)
        finally:
            self._waiting = deque(one for one in self._waiting if one[1] is not answer)
            self.withdrawn.emit(proposal)

    @Slot(bool)
    def answer(self, agreed: bool) -> None:
        """Called on the window's thread; nothing happens when nobody waits any more."""
        if self._waiting:
            _, answer = self._waiting[0]
            answer.get_loop().call_soon_threadsafe(_set, answer, agreed)


def _set(answer: "asyncio.Future[bool]", agreed: bool) -> None:
    if not answer.done():
        answer.set_result(agreed)
