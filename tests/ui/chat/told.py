"""What an agent told, made up for the tests of the chat."""

from collections.abc import Sequence

from studio.core.events import AnswerFinished, Citation, Outcome, PassagesFound, RunEvent, RunStarted
from studio.core.facts import Validity
from studio.core.passages import Passage
from studio.core.places import Place
from studio.ui.chat import ChatView
from studio.ui.chat.exchange import Exchange

Kept = tuple[str, Sequence[RunEvent], tuple[int, int]]
"""A question, what its run brought, and which of how many siblings it is, counted from 1."""

DOCUMENT = "示例市防汛应急预案.docx"


def cited(number: int = 1, validity: Validity = Validity.IN_FORCE) -> Citation:
    return Citation(
        number=number,
        base="预案库",
        document=DOCUMENT,
        chunk=number,
        place=Place(page=12),
        quote="启动Ⅲ级应急响应，由副指挥长批准。",
        validity=validity,
        replaced_by="新预案.docx" if validity is Validity.REPLACED else "",
    )


def began(question: str = "几级？") -> list[RunEvent]:
    passage = Passage(base="预案库", document=DOCUMENT, chunk=1, place=Place(page=12), text="原文", score=0.9)
    return [
        RunStarted(run="r", agent="a", question=question, endpoint="e", model="m", practice=False),
        PassagesFound(query=question, passages=(passage,), seconds=0.06),
    ]


def answered(text: str = "启动**Ⅲ级**响应。[1]") -> list[RunEvent]:
    return [*began(), AnswerFinished(outcome=Outcome.ANSWERED, text=text, citations=(cited(),))]


def long_talk(count: int) -> list[Kept]:
    return [
        (f"第{number}问", answered(f"第{number}答。[1]\n\n- 甲\n- 乙"), (1, 1)) for number in range(count)
    ]


def show_talk(view: ChatView, kept: Sequence[Kept]) -> None:
    view.show_whole([Exchange.kept(*one) for one in kept])
