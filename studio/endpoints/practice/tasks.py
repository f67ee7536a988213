"""Work other than answering that a program asks of a model: a summary, other words for a search, JSON."""

import json
import re
from typing import Any

from studio.endpoints.practice.asking import without_asking
from studio.endpoints.practice.judging import verdict_in
from studio.endpoints.practice.prompt import Prompt, is_chinese
from studio.endpoints.practice.shapes import schema_wanted
from studio.endpoints.practice.statements import sentences_of
from studio.endpoints.practice.structured import filled_in

_SUMMARY = re.compile(
    r"摘要|概括|压缩成|缩写|总结(?:成|为|下面|以下|上述)|\b(?:summari[sz]e|condense|summary)\b", re.IGNORECASE
)
_SEARCH_WORDS = re.compile(
    r"改写(?:成|为)?.{0,12}(?:检索|查询|搜索|问题|说法)|检索语句"
    r"|rewrite.{0,30}(?:query|question|search)|standalone question",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?:不超过|最多|以内|at most|within)\s*(\d{2,4})\s*(字|个字|字符|words?)?", re.IGNORECASE
)
_TAG = re.compile(r"</?[\w一-鿿]{1,20}>")
_SHORT = 400


def done_task(prompt: Prompt, user: str, shape: Any = None) -> str | None:
    """Return the work done, when the instructions ask for such work instead of an answer."""
    if (verdict := verdict_in(prompt.system, user)) is not None:
        return verdict
    schema = schema_wanted(prompt.system, user, shape)
    if schema is not None:
        return json.dumps(filled_in(schema, prompt.system, user), ensure_ascii=False)
    if _SEARCH_WORDS.search(prompt.system):
        return _search_words(prompt)
    return (
        _summary(user, prompt.system) if _SUMMARY.search(prompt.system[:600]) and not prompt.sources else None
    )


def _search_words(prompt: Prompt) -> str:
    """The question in the words that do more than ask; with the one before for one that leans on it."""
    asked = f"{prompt.earlier} {prompt.question}".strip() if len(prompt.question) <= 6 else prompt.question
    return " ".join(without_asking(asked).split()).strip("?？ ") or asked


def _summary(user: str, system: str) -> str:
    """The first sentence of each paragraph, as many as the limit allows."""
    limit = _LIMIT.search(system)
    room = int(limit[1]) * (1 if is_chinese(user) else 6) if limit else _SHORT
    firsts = [sentences_of(line)[:1] for line in _TAG.sub("", user).splitlines() if line.strip()]
    said: list[str] = []
    for sentence in dict.fromkeys(sentence for first in firsts for sentence in first):
        room -= len(sentence)
        if room < 0 and said:
            break
        said.append(sentence)
    return " ".join(said)[: limit and int(limit[1]) * 6]
