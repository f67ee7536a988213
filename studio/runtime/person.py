"""Putting what a tool is about to do to the person: one proposal after the other, and told to all."""

import asyncio

from studio.core.events import ConfirmationAsked, ConfirmationGiven
from studio.core.proposals import Consent, Proposal
from studio.runtime.clock import Clock
from studio.runtime.event_line import Tell


class Person:
    def __init__(self, consent: Consent, tell: Tell, clock: Clock) -> None:
        self._consent, self._tell, self._clock = consent, tell, clock
        self._free = asyncio.Lock()

    def asked_for(self, call: str) -> Consent:
        """The consent of one call; of the tools being built for an empty one."""

        async def consent(proposal: Proposal) -> bool:
            async with self._free:
                self._tell(ConfirmationAsked(call=call, proposal=proposal))
                with self._clock.standing():
                    agreed = await self._consent(proposal)
                self._tell(ConfirmationGiven(call=call, agreed=agreed))
            return agreed

        return consent
