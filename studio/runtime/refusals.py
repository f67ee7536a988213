"""Tells an answer from its absence: the agent's fixed reply, and the ways models decline."""

import re
import unicodedata

_DECLINED = re.compile(
    r"(无法|不能|不便|不予|没有办法|暂不)(为您|对此|就此|就[这该]个?问题|在此)?(回答|解答|提供|答复|讨论|协助)"
    r"|(超出|不属于|不在)[^。]{0,12}(范围|职责)"
    r"|(没有|未)(找到|检索到|提及|查到|包含)[^。]{0,12}(答案|内容|信息|资料|规定)"
    r"|\b(cannot|can['’]t|could not|couldn't|unable to|not able to|won't)\b"
    r"[^.]{0,30}\b(answer|help|provide|discuss|find|assist)"
    r"|(no|not any) (answer|information|relevant)",
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


def _letters(text: str) -> str:
    return "".join(
        character for character in unicodedata.normalize("NFKC", text).casefold() if character.isalnum()
    )
