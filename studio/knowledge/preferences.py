"""What a question asks for by name: documents, articles; and that what is repealed stands back."""

import re
from dataclasses import dataclass
from functools import lru_cache

from studio.knowledge.mentions import Named, articles_at, named, parts_at
from studio.knowledge.numerals import value_of
from studio.knowledge.quantities import Quantity
from studio.knowledge.repealed import asks_for_repealed
from studio.knowledge.store import StoredChunk
from studio.knowledge.terms import normalised
from studio.knowledge.titles import Titles, squeezed

_NUMERALS = "零〇一二三四五六七八九十百千"
_COUNTING = "哪这那每任同另某几有"
_OTHER_THINGS = "件款例信记线船河路街鱼狗"
_SPOKEN_ARTICLE = re.compile(
    rf"(?<![第\d.{_COUNTING}{_NUMERALS}])(?<!第 )"
    rf"(?:\d{{1,4}}|[{_NUMERALS}]{{1,7}})(?=\s?条(?![{_OTHER_THINGS}]))"
)
_NUMBER = rf"(?:\d{{1,4}}|[{_NUMERALS}]{{1,7}})"
_RANGE = re.compile(
    rf"第\s?(?P<first>{_NUMBER})\s?条?\s?(?:[到至—–~～-]|——)\s?第?\s?(?P<last>{_NUMBER})\s?条(?![{_OTHER_THINGS}])"
)
_MOST_ARTICLES = 10
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_GRADE = re.compile(r"\d级|[红橙黄蓝]色")
_SAME_GRADE, _OTHER_GRADE = 0.3, 0.2
_NAMED_ARTICLE, _NAMED_DOCUMENT, _NAMED_PART, _KIND = 0.5, 0.3, 0.5, 0.4
_NEARLY = 0.4
_ANY_ARTICLE = 1.5  # of no document in particular: before all that only refer to an article of that number
_VERY_ARTICLE = 1.5  # with the two above it outweighs all that other chunks may gain


@dataclass(frozen=True, slots=True)
class Preferences:
    """`plain` is the normalised question without spaces."""

    plain: str
    named: Named
    repealed_too: bool
    quantity: Quantity

    def bonus(self, chunk: StoredChunk, text: str) -> float:
        """What a chunk asked for by name or kind gains, where 1 is the best score; `text` is normalised."""
        article = not self.named.articles.isdisjoint(self._articles_of(chunk, text))
        answered = self.quantity.answered_in(text)
        by_number = _NAMED_ARTICLE if self.named.documents else _ANY_ARTICLE
        by_name = by_number * article + _NAMED_DOCUMENT * (chunk.document in self.named.documents)
        by_name += _NEARLY * ((article or self.in_part(chunk)) and chunk.document in self.named.nearly)
        by_name += _NAMED_PART * self.in_part(chunk) + self._by_grade(chunk)
        return by_name + _KIND * answered + _VERY_ARTICLE * self.very(chunk, text)

    def very(self, chunk: StoredChunk, text: str) -> bool:
        """Whether the chunk is an article the question asks for together with its document's title."""
        pairs = {(chunk.document, article) for article in self._articles_of(chunk, text)}
        return not pairs.isdisjoint(self.named.exactly)

    def exact(self, chunk: StoredChunk, text: str) -> bool:
        """Whether the chunk was asked for by number: of any document when the question names none."""
        named = self.named
        of_it = not named.documents or chunk.document in named.documents
        by_number = not named.articles.isdisjoint(self._articles_of(chunk, text)) or self.in_part(chunk)
        return of_it and by_number

    def in_part(self, chunk: StoredChunk) -> bool:
        """Whether the chunk stands in a chapter or section that is asked for."""
        parts = self.named.parts
        return bool(parts) and not parts.isdisjoint(parts_at(map(_normal_heading, chunk.place.headings)))

    def of_year(self, name: str) -> bool:
        """Whether the question names a year that the document's name has."""
        return not set(_YEAR.findall(self.plain)).isdisjoint(_YEAR.findall(name))

    def _by_grade(self, chunk: StoredChunk) -> float:
        """The answer stands under a heading of the grade asked for (Ⅲ级, 红色), not under one of another."""
        asked = set(_GRADE.findall(self.plain))
        told = set(_GRADE.findall(normalised(" ".join(chunk.place.headings)))) if asked else set()
        if not told:
            return 0.0
        return _SAME_GRADE if asked & told else -_OTHER_GRADE

    def _articles_of(self, chunk: StoredChunk, text: str) -> frozenset[str]:
        return _articles_in(chunk.place.headings, text) if self.named.articles else frozenset()


@lru_cache(maxsize=4096)
def _normal_heading(heading: str) -> str:
    """Many chunks of a document stand under the same ones."""
    return normalised(heading)


@lru_cache(maxsize=256)
def _articles_in(headings: tuple[str, ...], text: str) -> frozenset[str]:
    """Asked several times for each candidate."""
    return frozenset(articles_at("\n".join([*map(_normal_heading, headings), text])))


def spelt_out(question: str) -> str:
    """三十二条 and 32条 become 第三十二条 and 第32条, 第三至五条 becomes 第3条、第4条、第5条."""
    return _SPOKEN_ARTICLE.sub(r"第\g<0>", _RANGE.sub(_each, question))


def _each(articles: re.Match[str]) -> str:
    first, last = (value_of(articles[part]) for part in ("first", "last"))
    if not first < last < first + _MOST_ARTICLES:
        return articles[0]
    return "、".join(f"第{number}条" for number in range(first, last + 1))


def preferences(question: str, titles: Titles) -> Preferences:
    """Of a question that is spelt out."""
    plain = squeezed(question)
    return Preferences(plain, named(plain, titles), asks_for_repealed(question), Quantity(plain))
