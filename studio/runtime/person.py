"""Putting what a tool is about to do to the person: one proposal after the other, and told to all."""

import asyncio
from collections import Counter

from studio.core.events import ConfirmationAsked, ConfirmationGiven
from studio.core.proposals import Consent, Proposal
from studio.runtime.clock import Clock
from studio.runtime.event_line import Tell

_ENOUGH = 2  # times one says no to a tool in a run


class Person:
    """Who said no to a tool twice is not worn down with further proposals of it in the same run."""

    def __init__(self, consent: Consent, tell: Tell, clock: Clock) -> None:
        self._consent, self._tell, self._clock = consent, tell, clock
        self._free = asyncio.Lock()
        self._refused: Counter[str] = Counter()

    def asked_for(self, call: str) -> Consent:
        """The consent of one call; of the tools being built for an empty one."""

        async def consent(proposal: Proposal) -> bool:
            async with self._free:
                if self._refused[proposal.tool] >= _ENOUGH:
                    return False
                self._tell(ConfirmationAsked(call=call, proposal=proposal))
                with self._clock.standing():
                    agreed = await self._consent(proposal)
                self._tell(ConfirmationGiven(call=call, agreed=agreed))
                self._refused[proposal.tool] += not agreed
            return agreed

        return consent
