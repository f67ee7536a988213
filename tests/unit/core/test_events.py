"""Events cross a wire as one line of JSON each and come back as what they were."""

import pytest
from pydantic import TypeAdapter

from studio.core.events import AnswerFinished, Citation, Outcome, RunEvent, RunFailed, TextDelta
from studio.core.passages import Trouble
from studio.core.places import Place

CITATION = Citation(
    number=1, base="防汛预案库", document="预案.pdf", chunk=7, place=Place(page=12), quote="启动Ⅲ级响应"
)


@pytest.mark.parametrize(
    "event",
    [
        TextDelta(text="应启动"),
        AnswerFinished(outcome=Outcome.ANSWERED, text="应启动[1]", citations=(CITATION,)),
        RunFailed(trouble=Trouble(name="AnswerBroken", facts={"endpoint": "练习端点"}), text="应启"),
    ],
)
def test_an_event_comes_back_from_json(event: RunEvent) -> None:
    events: TypeAdapter[RunEvent] = TypeAdapter(RunEvent)
    assert events.validate_json(events.dump_json(event)) == event
