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

_ASKED = re.compile(
    r"[?？][\s)）”」*_]*$|请(您|你)?(先|再)?(提供|补充|告诉|告知|说明|确认|填写|选择|上传|输入|回复|描述)"
    r"|\b(please (provide|tell|give|confirm|choose|enter|upload|describe)|could you)\b",
    re.IGNORECASE,
)


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
    return bool(_ASKED.search(text.strip()))


def is_declined(topics: Iterable[str], question: str) -> bool:
    """Whether the question names such a topic; what is only about one is the model's to tell."""
    asked = _letters(question)
    return any(len(_letters(topic)) > 1 and _letters(topic) in asked for topic in topics)


def _letters(text: str) -> str:
    return "".join(
        character for character in unicodedata.normalize("NFKC", text).casefold() if character.isalnum()
    )
