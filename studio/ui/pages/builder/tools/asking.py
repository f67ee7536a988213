"""Asks the person whether a tool that is tried may write or send, while the tool waits on the loop."""

import asyncio

from PySide6.QtCore import QObject, Signal

from studio.core.proposals import Proposal
from studio.ui.chat.asking_person import AskingPerson


class AsksFirst(QObject):
    """Hand `consent` to the work; `asked` tells the window what is proposed, `settled` that nobody waits."""

    asked = Signal(object)
    settled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._person = AskingPerson()

    async def consent(self, proposal: Proposal) -> bool:
        asking = asyncio.ensure_future(self._person.consent(proposal))
        await asyncio.sleep(0)  # it waits for an answer before the person can give one
        self.asked.emit(proposal)
        try:
            return await asking
        finally:
            self.settled.emit()

    def answer(self, agreed: bool) -> None:
        self._person.answer(agreed=agreed)
