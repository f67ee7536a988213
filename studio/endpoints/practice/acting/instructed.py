"""What the instructions say about tools: which is for what, and which follows which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.endpoints.practice.acting.offers import Offer
from studio.endpoints.practice.terms import question_terms, terms_of

_SENTENCE = re.compile(r"(?<=[。；;！!\n])|(?<=\.)\s")
_NEVER = re.compile(
    r"(不要|不得|禁止|不能|不可|别|无须|无需|never|do not|don't)[^，,。]{0,6}$", re.IGNORECASE
)
_ONLY_WHEN = re.compile(
    r"要求|需要|如需|如果|若|当|只有|才|明确|同意|确认后|询问|问到|时[，,、用调才再]|^[\s\d.、)）]*问"
    r"|\b(if|when|once|only|unless|asked)\b",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"每|所有|任何|一律|首先|先|必须|都要?|always|every|first|must", re.IGNORECASE)
_THEN = re.compile(r"再|然后|之后|接着|随后|最后|并|后[，,]?用|\b(then|after|next|finally)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"^[\s\d.、)）]*(?:再|然后|接着|随后|之后|最后|[^，,。]{0,12}[完成齐好到认定]后)")
_ASKING_WORDS = frozenset({"用户", "问题", "工具", "调用", "使用", "部门", "单位", "情况", "处理"})


@dataclass(frozen=True, slots=True)
class Instruction:
    """A sentence that names the tool; `lead` is what stands before the name, since the tool before it."""

    offer: Offer
    sentence: str
    lead: str
    follows: str
    """The tool named before it in the same sentence, which it follows."""

    @property
    def forbids(self) -> bool:
        return bool(_NEVER.search(self.lead))

    @property
    def comes_first(self) -> bool:
        return bool(_ALWAYS.search(self.lead))

    @property
    def is_conditional(self) -> bool:
        return bool(_ONLY_WHEN.search(self.lead))

    def concerns(self, question: str) -> float:
        """Return the share of the question's words the sentence has."""
        wanted = question_terms(question)
        return len(wanted & terms_of(self.sentence)) / len(wanted) if wanted else 0.0

    def holds_for(self, question: str) -> bool:
        """Whether it is to be followed without the question speaking of it."""
        return not self.is_conditional or self.speaks_of(question)

    def speaks_of(self, question: str) -> bool:
        return bool((terms_of(self.lead) - terms_of("".join(_ASKING_WORDS))) & question_terms(question))


def instructions_on(offers: Sequence[Offer], text: str) -> list[Instruction]:
    """Return the instructions in the order they stand."""
    found: list[Instruction] = []
    for sentence in filter(str.strip, _SENTENCE.split(text)):
        found += _of_sentence(offers, sentence, found[-1].offer.name if found else "")
    return found


def chained(instructions: Sequence[Instruction], question: str) -> dict[str, list[str]]:
    """Return for each tool those the instructions put right after it, where they concern the question."""
    after: dict[str, list[str]] = {}
    for one in instructions:
        if one.follows and not one.forbids and one.holds_for(question):
            after.setdefault(one.follows, []).append(one.offer.name)
    return after


def _of_sentence(offers: Sequence[Offer], sentence: str, last: str) -> list[Instruction]:
    """`last` is the tool named last before the sentence: “填完后,用…” goes on from it."""
    places = [(place, offer) for offer in offers for place in offer.places_in(sentence)]
    places.sort(key=lambda place: place[0])
    found: list[Instruction] = []
    end = 0
    before = last if places and _GOES_ON.search(sentence[: places[0][0]]) else ""
    for start, offer in places:
        lead = sentence[end:start]
        goes_on = _THEN.search(lead) or _GOES_ON.search(lead)
        follows = before if before and before != offer.name and goes_on else ""
        found.append(Instruction(offer, sentence, lead, follows))
        end, before = start + len(offer.name), offer.name
    return found
