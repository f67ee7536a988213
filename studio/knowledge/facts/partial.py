"""Which articles of another document a text puts out of force: 《示例办法》第十二条同时废止."""

import re
from collections.abc import Iterator, Sequence

from studio.core.facts import EndedPart
from studio.core.patterns import late
from studio.knowledge.facts.numbers import normal_number
from studio.knowledge.facts.replacing import ENDED, ENDING, NAMED, ONLY_SAID, SENTENCE

_NUMERAL = r"[0-9零〇一二三四五六七八九十百千]{1,7}"
_PART = (
    rf"第\s*{_NUMERAL}\s*条(?:之[一二三四五六七八九十])?(?:第{_NUMERAL}款)?(?:第?[（(]?{_NUMERAL}[）)]?项)?"
)
_PARTS = late(rf"\s*(?:中)?的?\s*(?P<parts>{_PART}(?:\s*(?:[、，,]|和|及|以及|与|至|到)\s*{_PART})*)")
_BEFORE = late(r"(?:同时|即日起|决定|现|现予|予以)?(?:废止|停止执行|删去|删除)\s*$")
_NEAR = 40  # characters from the articles to the word that ends them
_ARTICLE = late(_PART)


def ended_parts_in(title: str, lines: Sequence[str]) -> tuple[EndedPart, ...]:
    """In the order they stand; a span such as 第三条至第五条 stays one part."""
    telling = (line for line in lines if "》" in line and "条" in line and ENDING.search(line))
    found = [part for line in telling for sentence in SENTENCE.findall(line) for part in _in(sentence)]
    return tuple(dict.fromkeys(part for part in found if part.document != title))


def _in(sentence: str) -> Iterator[EndedPart]:
    for named in NAMED.finditer(sentence):
        parts = _PARTS.match(sentence, named.end())
        if parts and _is_ended(sentence, named.start(), parts.end()):
            number = normal_number(named["numbered"]) if named["numbered"] else ""
            document = named["title"][1:-1] + (f"（{number}）" if number else "")
            yield from (EndedPart(document=document, part=part) for part in _each(parts["parts"]))


def _is_ended(sentence: str, start: int, end: int) -> bool:
    if _BEFORE.search(sentence[:start]):
        return True
    after = ENDED.search(sentence, end)
    if after is None or after.start() - end > _NEAR:
        return False
    return not ONLY_SAID.search(sentence[: after.start()])


def _each(parts: str) -> Iterator[str]:
    """第三条、第五条 are two, 第三条至第五条 is one span."""
    plain = re.sub(r"\s", "", parts)
    for piece in re.split(rf"(?:[、，,]|和|以及|及|与)(?={_PART})", plain):
        if _ARTICLE.match(piece):
            yield piece
