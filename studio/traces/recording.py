"""Listens to a run and keeps what happened, without holding up a single event."""

import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime
from uuid import uuid4

from studio.core.events import RunEvent, RunStarted, TextDelta, ThinkingDelta
from studio.core.origins import Origin
from studio.traces.store import Traces
from studio.traces.trace import Moment, trace_of

Run = AsyncGenerator[RunEvent, None]


class Recorder:
    """One for each run."""

    def __init__(self, traces: Traces, agent: str, origin: Origin = Origin.CHAT) -> None:
        self._traces, self._agent, self._origin = traces, agent, origin
        self.id = uuid4().hex
        self._moments: list[Moment] = []

    async def record(
        self, question: str, run: AsyncGenerator[RunEvent, None]
    ) -> AsyncGenerator[RunEvent, None]:
        """Pass the events on; whatever ends the run, what there was of it is kept.

        The last event is passed on before the trace is written: nobody waits for the disk.
        """
        started, clock = datetime.now().astimezone().isoformat(timespec="microseconds"), time.perf_counter()
        try:
            async with aclosing(run) as events:
                async for event in events:
                    told = self._named(event)
                    self._hear(time.perf_counter() - clock, told)
                    yield told
        finally:
            moments = tuple(self._moments)
            trace = trace_of(self.id, self._agent, self._origin, started, question, moments)
            await self._traces.keep(trace)

    def _named(self, event: RunEvent) -> RunEvent:
        return event.model_copy(update={"run": self.id}) if isinstance(event, RunStarted) else event

    def _hear(self, seconds: float, event: RunEvent) -> None:
        """Make one moment of neighbouring pieces of text, with the time of the first."""
        last = self._moments[-1].event if self._moments else None
        if isinstance(event, TextDelta | ThinkingDelta) and type(last) is type(event):
            joined = event.model_copy(update={"text": last.text + event.text})
            self._moments[-1] = Moment(seconds=self._moments[-1].seconds, event=joined)
        else:
            self._moments.append(Moment(seconds=seconds, event=event))
