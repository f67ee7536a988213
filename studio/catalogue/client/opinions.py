"""What goes back to those who made an agent: feedback on answers, and how much it is used."""

from studio.catalogue.client.wire import Wire
from studio.catalogue.values.feedback import MOST_SHOWN, Feedback, NewFeedback
from studio.catalogue.values.usage import UsageReport, UsageTaken


class Opinions:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def send(self, feedback: NewFeedback) -> Feedback:
        return await self._wire.post("feedback", Feedback, json=feedback.model_dump(mode="json"))

    async def received(self) -> list[Feedback]:
        """Return what was sent about agents the person made, newest first: the last, and all that waits."""
        found = await self._wire.list("feedback", Feedback)
        more = found
        while len(more) == MOST_SHOWN:
            last = str(more[-1].number)
            more = await self._wire.list("feedback", Feedback, before=last, waiting="true")
            found += more
        return found

    async def sent(self) -> list[Feedback]:
        return await self._wire.list("feedback/sent", Feedback)

    async def take(self, number: int, reply: str = "") -> Feedback:
        return await self._wire.post(f"feedback/{number}/take", Feedback, json={"reply": reply})

    async def drop(self, number: int, reply: str = "") -> Feedback:
        return await self._wire.post(f"feedback/{number}/drop", Feedback, json={"reply": reply})

    async def report_usage(self, report: UsageReport) -> UsageTaken:
        return await self._wire.post("usage", UsageTaken, json=report.model_dump(mode="json"))
