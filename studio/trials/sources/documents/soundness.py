"""What a question must be like: it says what it is about, is whole, and does not give the answer away."""

import hashlib
import re
from dataclasses import dataclass, replace

from studio.runtime.matching import holds, normal
from studio.trials.sources.documents.texts import names_people, speaks_to_models

_SELF = re.compile(
    "本(?=办法|规定|预案|细则|规程|措施|通知|方案|指引|条例|规则|公告|标准|制度|规范|意见|说明|手册|指南)"
    "[^，。的中所称由自对适实]{2}|本法(?![人院官律])"
)
_HAN = re.compile("[\u3400-\u9fff]")
_GAP = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")  # where a line of a PDF ended
_ODD = re.compile(r"[|\n\t]|^[^\w“《（(]")
_PAIRS = (("（", "）"), ("“", "”"), ("《", "》"), ("(", ")"), ("「", "」"))
_SHORTEST, _LONGEST, _ALONE = 7, 110, 16
_GROUP = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """`rank` is how good its kind is, from 0; `quote` is the text it comes from.

    The question of one that is `whole` says by itself which document or thing is meant.
    """

    rank: int
    question: str
    expected: tuple[str, ...]
    document: str
    title: str
    place: str
    quote: str
    whole: bool = False

    @property
    def group(self) -> str:
        return self.title[:_GROUP]


def placed(candidate: Candidate) -> Candidate:
    """Say whose rule is asked for, where the question does not say so itself; some otherwise than others."""
    question = _GAP.sub("", candidate.question)
    if candidate.whole or (candidate.place and candidate.question in candidate.place):
        return replace(candidate, question=question)
    question = _SELF.sub(f"《{candidate.title}》", question)
    turn = hashlib.sha256(question.encode()).digest()[0] % 3
    by_itself = turn == 0 and len(question) >= _ALONE
    if by_itself or candidate.title in question or not _HAN.search(candidate.title):
        return replace(candidate, question=question)
    before = f"按照《{candidate.title}》，" if turn == 1 else f"《{candidate.title}》规定，"
    return replace(candidate, question=before + question)


def is_sound(candidate: Candidate) -> bool:
    question, expected = candidate.question, candidate.expected
    told = " ".join([question, *expected])
    return (
        _is_whole(question)
        and not any(_ODD.search(word) or holds(question, word) for word in expected)
        and all(normal(word) in normal(candidate.quote) for word in expected)
        and not names_people(told)
        and not speaks_to_models(told)
    )


def _is_whole(question: str) -> bool:
    paired = all(question.count(one) == question.count(other) for one, other in _PAIRS)
    return paired and _SHORTEST <= len(question) <= _LONGEST and not re.search(r" {2}|\n", question)
