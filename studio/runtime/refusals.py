"""Tells an answer from its absence: the agent's fixed reply, and the ways models decline."""

import re
import unicodedata
from collections.abc import Iterable

_DECLINED = re.compile(
    r"(无法|不能|不便|不予|没有办法|暂不)(为您|对此|就此|就[这该]个?问题|在此)?(回答|解答|提供|答复|讨论|协助)"
    r"|(超出|不属于|不在)[^。]{0,12}(范围|职责)"
    r"|(没有|未)(找到|检索到|提及|查到|包含)[^。]{0,12}(答案|内容|信息|资料|规定)"
    r"|\b(cannot|can['’]t|could not|couldn't|unable to|not able to|won't)\b"
    r"[^.]{0,30}\b(answer|help|provide|discuss|find|assist)"
    r"|(no|not any) (answer|information|relevant)",
    re.IGNORECASE,
)

_QUESTION = re.compile(r"[?？][\s)）”」*_]*$")
_REQUEST = re.compile(
    r"请(您|你)?(先|再)?(提供|补充|告诉|告知|说明|确认|填写|选择|上传|输入|回复|描述)"
    r"|\b(please (provide|tell|give|confirm|choose|enter|upload|describe)|could you)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(还|其他|别的|更多|进一步)[^。？?]{0,12}(帮|问题|疑问|需要|需求|服务|了解|咨询)"
    r"|(需要|要不要|是否需要|希望)(我|为您|为你|帮)|(如|若|如果|假如)(有|还|需|您|你)"
    r"|(anything|something|what) else|further (help|questions|assistance)|would you like me|let me know if",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[^。！!？?\n]+[。！!？?]*[”」）)*_]*")


def is_reply(text: str, fixed_reply: str) -> bool:
    """Whether the text is that reply, whatever its spaces, widths and closing punctuation."""
    short = len(fixed_reply) > 0 and len(text) < 2 * len(fixed_reply) + 20
    return short and _letters(text) == _letters(fixed_reply)


def holds_reply(text: str, fixed_reply: str) -> bool:
    return bool(_letters(fixed_reply)) and _letters(fixed_reply) in _letters(text)


def declines(text: str) -> bool:
    """Whether the text turns the question down in words of its own."""
    return bool(_DECLINED.search(text))


def asks_back(text: str) -> bool:
    """Whether the text asks the person for something."""
    return bool(_QUESTION.search(text.strip()) or _REQUEST.search(text))


def last_request(text: str) -> str:
    """Return the sentence that asks the person for what is missing, or nothing.

    An offer of more help is none, nor is a question that the text goes on to answer.
    """
    said: list[str] = [sentence.strip() for sentence in _SENTENCES.findall(text) if sentence.strip()]
    said = [sentence for sentence in said if not _OFFER.search(sentence)]
    if said and _QUESTION.search(said[-1]):
        return said[-1]
    return next((sentence for sentence in reversed(said) if _REQUEST.search(sentence)), "")


def is_declined(topics: Iterable[str], question: str) -> bool:
    """Whether the question names such a topic; what is only about one is the model's to tell."""
    asked = _letters(question)
    return any(len(_letters(topic)) > 1 and _letters(topic) in asked for topic in topics)


def _letters(text: str) -> str:
    return "".join(
        character for character in unicodedata.normalize("NFKC", text).casefold() if character.isalnum()
    )
