"""Which documents a question names, and which of their articles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from studio.knowledge.short_titles import nearly_called
from studio.knowledge.titles import Titles, plain_title

_LEAD = re.compile(
    r"(?:^|[^\w]|按照?|根据|依据|依照|参照|对照|请问|查查?|看看?|找|在|和|与|及|或|对|了|的|我国|国家|新|旧|现行|把|给|我|下|说|讲|"
    r"引用|违反|适用|由|以|从|关于|且|同|跟|比|是|知道|介绍|解释|解读|背诵?|念)$"
)
_GOES_ON = re.compile(r"(?:的|实施|施行)?(?:条例|细则|实施办法|司法解释|修正案|释义|草案)")
_ARTICLE = re.compile(r"第(\d+条(?:之[一二三四五六七八九十])?)")
_PART = re.compile(r"第(\d+[章节编])")
_ANY_NUMBER = re.compile(r"第\d+[条章节编]")
_NUMBER_AFTER = re.compile(r"[的里中内,:(]{0,3}第\d+[条章节编]")
_NUMBER_BEFORE = re.compile(r"第\d+[条章节编](?:之[一二三四五六七八九十])?[,:、是在]{0,2}$")
_THIS_KIND = re.compile(
    r"[该本此这](?:[个部份])?(办法|规定|条例|细则|规则|预案|方案|制度|意见|规程|规范|标准|章程|通知|法|指南|手册)"
)
_SHORTEST = 4
_LONGEST_QUESTION = 600  # characters in which names are looked for
_SHORT_LAW = 3
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a question names documents; `sure` when by their very title."""

    start: int
    end: int
    documents: frozenset[str]
    sure: bool

    def within(self, other: "Mention") -> bool:
        inside = other.start <= self.start and self.end <= other.end
        return inside and self.end - self.start < other.end - other.start


@dataclass(frozen=True, slots=True)
class Named:
    """`exactly` pairs a document with an article asked of it; `perhaps` does so where the title is a part.

    `parts` are chapters and sections asked for by number; `nearly` are documents whose title is like what
    stands before a number, where none is named for sure.
    """

    documents: frozenset[str]
    articles: frozenset[str]
    parts: frozenset[str]
    exactly: frozenset[tuple[str, str]]
    perhaps: frozenset[tuple[str, str]]
    nearly: frozenset[str] = frozenset()


def named(question: str, titles: Titles) -> Named:
    """Of a squeezed question; an article belongs to the document named last before it."""
    text, quoted = _unquoted(question)
    mentions = _mentions(text, quoted, titles) or _of_this_kind(text, titles)
    asked = [(found[1], _of(mentions, found.start())) for found in _ARTICLE.finditer(text)]
    pairs = [(mention, article) for article, among in asked for mention in among]
    return Named(
        frozenset(document for mention in mentions for document in mention.documents),
        frozenset(article for article, _ in asked),
        frozenset(found[1] for found in _PART.finditer(text)),
        frozenset((document, article) for one, article in pairs if one.sure for document in one.documents),
        frozenset((document, article) for one, article in pairs for document in one.documents),
        frozenset() if any(one.sure for one in mentions) else _nearly(text, titles),
    )


def parts_at(headings: Iterable[str]) -> set[str]:
    """The chapters and sections that normalised headings begin."""
    squeezed = (heading[:24].replace(" ", "") for heading in headings)
    return {found[1] for heading in squeezed if (found := _PART.match(heading))}


def articles_at(text: str) -> set[str]:
    """The articles that begin at the lines of a normalised text."""
    lines = (line[:24].replace(" ", "") for line in text.splitlines())
    return {found[1] for line in lines if (found := _ARTICLE.match(line))}


def _nearly(text: str, titles: Titles) -> frozenset[str]:
    number = _ANY_NUMBER.search(text[:_LONGEST_QUESTION])
    return nearly_called(text[: number.start()], titles) if number else frozenset()


def _unquoted(question: str) -> tuple[str, Spans]:
    """The question without 《》, and from where to where they went; they may stand within one another."""
    kept, opened = "", list[int]()
    spans: list[tuple[int, int]] = []
    for part in re.split(r"([《》〈〉])", question):
        if part in ("《", "〈"):
            opened.append(len(kept))
        elif part in ("》", "〉"):
            spans += [(opened.pop(), len(kept))] if opened else []
        else:
            kept += plain_title(part)
    return kept, spans


def _mentions(text: str, quoted: Spans, titles: Titles) -> list[Mention]:
    whole = list(_by_title(text, quoted, titles))
    found = [*whole, *_by_part(text, quoted, whole, titles)]
    longest = [one for one in found if not any(one.within(other) for other in found)]
    return sorted(longest, key=lambda one: one.start)


def _of_this_kind(text: str, titles: Titles) -> list[Mention]:
    """该办法: any of the documents called so; who asks has one of them in mind."""
    found = _THIS_KIND.search(text)
    documents = titles.ending(found[1]) if found else frozenset()
    return [Mention(*found.span(), documents, sure=False)] if found and documents else []


def _by_title(text: str, quoted: Spans, titles: Titles) -> Iterator[Mention]:
    for start, end, documents in titles.within(text[:_LONGEST_QUESTION]):
        sure = (start, end) in quoted or _stands_alone(text, start, end)
        if (start, end) in quoted or end - start >= _least(text, start, end, sure):
            yield Mention(start, end, documents, sure)


def _least(text: str, start: int, end: int, sure: bool) -> int:
    """How long a title must be: 宪法 only names a document when an article stands beside it."""
    if not sure:
        return _SHORTEST
    beside = _NUMBER_AFTER.match(text, end) or _NUMBER_BEFORE.search(text[:start])
    return 0 if beside else _SHORT_LAW


def _by_part(text: str, quoted: Spans, whole: Sequence[Mention], titles: Titles) -> Iterator[Mention]:
    """《值班工作规定》 may be 防汛值班工作规定, when nothing is called just so."""
    exact = {(one.start, one.end) for one in whole}
    for start, end in quoted:
        documents = titles.holding(text[start:end]) if end - start > 1 else frozenset()
        if documents and (start, end) not in exact:
            yield Mention(start, end, documents, sure=False)


def _stands_alone(text: str, start: int, end: int) -> bool:
    return bool(_LEAD.search(text[:start])) and not _GOES_ON.match(text, end)


def _of(mentions: Sequence[Mention], place: int) -> Sequence[Mention]:
    before = [one for one in mentions if one.end <= place]
    if not before:
        return mentions
    return [one for one in before if one.end == before[-1].end]
