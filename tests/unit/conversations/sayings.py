"""Made-up exchanges for the tests of kept conversations."""

from collections.abc import Sequence

from studio.conversations import Conversation, ConversationStore, Exchange, Standing
from studio.core.events import AnswerFinished, Citation, Outcome, RunEvent, RunStarted, TextDelta
from studio.core.places import Place

CITED = Citation(
    number=1, base="flood", document="防汛预案.docx", chunk=3, place=Place(page=6), quote="由指挥长批准"
)


def started(question: str, *, show_reasoning: bool = False) -> RunStarted:
    return RunStarted(
        agent="flood",
        question=question,
        endpoint="City",
        model="v3",
        practice=False,
        show_reasoning=show_reasoning,
    )


def answering(question: str, answer: str) -> tuple[RunEvent, ...]:
    return (
        started(question),
        TextDelta(text=answer[:2]),
        TextDelta(text=answer[2:]),
        AnswerFinished(outcome=Outcome.ANSWERED, text=answer, citations=(CITED,)),
    )


def said(
    store: ConversationStore,
    conversation: Conversation,
    question: str,
    answer: str = "答。",
    parent: str = "",
) -> Exchange:
    """Ask and have it answered."""
    exchange = Exchange.begun(question, parent=parent)
    store.add(conversation.id, exchange)
    store.finish(exchange.id, answering(question, answer), Standing.ANSWERED, {})
    return exchange


def questions(way: Sequence[Exchange]) -> list[str]:
    return [exchange.question for exchange in way]
