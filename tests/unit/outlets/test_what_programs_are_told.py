"""Events of a run as programs are told them: text, reasoning, and notes that must be read."""

from collections.abc import AsyncGenerator, Sequence

import pytest

from studio.core.errors import AgentHasNoKnowledge
from studio.core.events import (
    AnswerFinished,
    ConfirmationAsked,
    Outcome,
    RunEvent,
    RunFailed,
    RunStarted,
    TextDelta,
    ThinkingDelta,
)
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.core.passages import Trouble
from studio.core.proposals import Effect, Proposal
from studio.outlets.pieces import Answer, Piece, Reasoning, Text, pieces

SAY = Words(Language.ZH)
FINISHED = AnswerFinished(outcome=Outcome.ANSWERED, text="四级 [1]。")


def started(**facts: bool) -> RunStarted:
    told = {"show_reasoning": False, "ai_label": False, "practice": False, **facts}
    return RunStarted.model_validate({"agent": "a", "question": "q", "endpoint": "e", "model": "m", **told})


async def told(events: Sequence[RunEvent]) -> list[Piece]:
    async def run() -> AsyncGenerator[RunEvent, None]:
        for event in events:
            yield event

    return [piece async for piece in pieces(run(), SAY)]


async def test_what_nobody_agreed_to_is_said_in_the_answer() -> None:
    wanted = Proposal(tool="notify", effect=Effect.SENDS, target="https://10.0.0.9/发送", content="x")
    *_, text, answer = await told([started(), ConfirmationAsked(call="1", proposal=wanted), FINISHED])
    assert isinstance(answer, Answer)
    assert isinstance(text, Text)
    assert "没有执行" in answer.text
    assert "https://10.0.0.9/发送" in text.text
    assert answer.declined == ("https://10.0.0.9/发送",)


@pytest.mark.parametrize("shown", [True, False])
async def test_reasoning_is_told_only_where_its_author_shows_it(shown: bool) -> None:
    heard = await told([started(show_reasoning=shown), ThinkingDelta(text="先查预案"), FINISHED])
    assert [piece for piece in heard if isinstance(piece, Reasoning)] == [Reasoning("先查预案")] * shown


async def test_what_was_written_before_and_was_no_answer_does_not_count() -> None:
    heard = await told([started(), TextDelta(text="我查一下"), FINISHED])
    assert [piece.text for piece in heard if isinstance(piece, Text)] == ["我查一下", "\n\n四级 [1]。"]
    assert isinstance(heard[-1], Answer)
    assert heard[-1].text == "四级 [1]。"


async def test_labels_stand_in_the_text() -> None:
    (_, answer) = await told([started(ai_label=True, practice=True), FINISHED])
    assert isinstance(answer, Answer)
    assert "由人工智能生成" in answer.text
    assert "练习端点" in answer.text


async def test_a_run_that_fails_is_an_error_of_ours() -> None:
    trouble = Trouble(name="AgentHasNoKnowledge", facts={"agent": "防汛值守助手"})
    with pytest.raises(AgentHasNoKnowledge):
        await told([started(), RunFailed(trouble=trouble)])
