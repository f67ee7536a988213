"""What arguments may be taken from: what was asked, what was said before, and what lies beside it."""

import re
from dataclasses import dataclass
from datetime import date

from studio.endpoints.practice.acting.schemas import Field

_ASKS_FOR = re.compile(
    r"请(?:您|你)?(?:再|先|继续)?(?:提供|给出|补充|告知|告诉|说明|填写|确认|回答|输入|选择)|还(?:需要?|缺少?|差|要)|缺少|尚未|未填|没有填|[？?]\s*$"
    r"|\b(?:please|missing|need|still|provide|confirm)\b",
    re.IGNORECASE,
)
_FOLLOWS_ON = re.compile(
    r"^\s*(那|那么|它|其|这|该|还有|再|改成|改为|换成|更正|补充|呢|另外|增加|加上|删[去掉除])"
    r"|^\s*(?:请)?把?.{1,12}(改成|改为|换成|删[去掉除了])"
    r"|^\s*(and|what about|how about|then|it|(change|delete|remove|drop) (item|point|number))\b"
    r"|^\s*add( an? (item|point))?\s*:|呢\s*[?？]?\s*$",
    re.IGNORECASE,
)
_GIVEN_MEANT = re.compile(
    r"附件|材料|上传|记录|文稿|原文|以上|上述|根据|\battach|\bfile\b|\bdocument\b", re.IGNORECASE
)
_SHORT = 6


@dataclass(frozen=True, slots=True)
class Said:
    """`before` holds the turns that this one goes on from, oldest first; `asked` what the answer before
    asked for, if it did; `given` the passages, attachments and results that lie beside the question."""

    question: str
    before: tuple[str, ...] = ()
    asked: str = ""
    given: tuple[str, ...] = ()
    today: date | None = None
    failed: bool = False
    """Whether the tool was called already, and in vain."""

    @property
    def newest_first(self) -> tuple[str, ...]:
        return (self.question, *reversed(self.before))

    @property
    def means_given(self) -> bool:
        """Whether what lies beside the question is spoken of: an attachment, material, a record."""
        return any(_GIVEN_MEANT.search(text) for text in self.newest_first)

    @property
    def to_look_in(self) -> tuple[str, ...]:
        """What labelled values may stand in: what was said, and what lies beside it when that is meant."""
        return (*self.newest_first, *(self.given if self.means_given else ()))

    @property
    def whole(self) -> str:
        """What is reported over all turns, without those that only answer what was asked."""
        return "，".join((*(text.strip("。，, ") for text in self.before), self.question))

    def asks_for(self, field: Field) -> int:
        """Return where the answer before asked for the field; -1 when it did not."""
        places = [self.asked.find(label) for label in field.labels if label in self.asked]
        return min(places, default=-1)


def said_in(
    turns: tuple[tuple[str, str], ...], question: str, given: tuple[str, ...], today: date | None
) -> Said:
    """Of the turns (question, answer) before it a question takes along those it goes on from."""
    before: list[str] = []
    asked = asked_in(turns[-1][1]) if turns else ""
    for number in range(len(turns) - 1, -1, -1):
        newer = before[0] if before else question
        if not (asks_for_more(turns[number][1]) or follows_on(newer)):
            break
        before.insert(0, turns[number][0])
    return Said(question, tuple(before), asked, given, today)


def asked_in(answer: str) -> str:
    """Return an answer from where it asks for something."""
    found = _ASKS_FOR.search(answer)
    return answer[found.start() :] if found else ""


def asks_for_more(answer: str) -> bool:
    return bool(_ASKS_FOR.search(answer))


def follows_on(question: str) -> bool:
    return len(question) <= _SHORT or bool(_FOLLOWS_ON.search(question))
