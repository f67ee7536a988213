"""What a question asks for by name: documents, articles; and that what is repealed stands back."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from studio.knowledge.quantities import Quantity
from studio.knowledge.repealed import asks_for_repealed
from studio.knowledge.store import StoredChunk
from studio.knowledge.terms import normalised

_ARTICLE = re.compile(r"第(\d+)条(?:之\S)?")
_NUMERALS = "零〇一二三四五六七八九十百"
_COUNTING = "哪这那每任同另某几有"
_OTHER_THINGS = "件款例信记线船河路街鱼狗"
_SPOKEN_ARTICLE = re.compile(
    rf"(?<![第\d.{_COUNTING}{_NUMERALS}])(?<!第 )"
    rf"(?:\d{{1,3}}|[{_NUMERALS}]{{1,6}})(?=\s?条(?![{_OTHER_THINGS}]))"
)
_QUOTED = re.compile(r"《([^《》]{2,80})》")
_SHORTEST_NAME = 4
_NAMED_ARTICLE, _NAMED_DOCUMENT, _KIND = 0.5, 0.3, 0.4


@dataclass(frozen=True, slots=True)
class Preferences:
    """`plain` is the normalised question without spaces."""

    plain: str
    articles: frozenset[str]
    quoted: tuple[str, ...]
    repealed_too: bool
    quantity: Quantity

    def bonus(self, chunk: StoredChunk, text: str) -> float:
        """What a chunk asked for by name or kind gains, where 1 is the best score; `text` is normalised."""
        article = bool(self.articles) and self._is_article(chunk)
        answered = self.quantity.answered_in(text)
        return _NAMED_ARTICLE * article + _NAMED_DOCUMENT * self.names(chunk.document) + _KIND * answered

    def names(self, document: str) -> bool:
        """Whether the question names the document: in 《…》 a part of its name will do."""
        name = plain_name(document)
        if any(title in name or name in title for title in self.quoted if name):
            return True
        return len(name) >= _SHORTEST_NAME and name in self.plain

    def stands_back(self, document: str, repealed: bool) -> bool:
        return repealed and not self.repealed_too and not self._names_wholly(document)

    def _names_wholly(self, document: str) -> bool:
        return plain_name(document) in self.plain

    def _is_article(self, chunk: StoredChunk) -> bool:
        titles = chunk.place.headings[-1:] or (chunk.text[:12],)
        found = _ARTICLE.match(normalised(titles[0]).replace(" ", ""))
        return found is not None and found[1] in self.articles


def spelt_out(question: str) -> str:
    """三十二条 and 32条 become 第三十二条 and 第32条."""
    return _SPOKEN_ARTICLE.sub(r"第\g<0>", question)


def preferences(question: str) -> Preferences:
    """Of a question that is spelt out."""
    plain = _squeezed(question)
    return Preferences(
        plain,
        frozenset(_ARTICLE.findall(plain)),
        tuple(_squeezed(title) for title in _QUOTED.findall(question)),
        asks_for_repealed(question),
        Quantity(plain),
    )


def plain_name(document: str) -> str:
    return _squeezed(PurePath(document).stem)


def _squeezed(text: str) -> str:
    return "".join(normalised(text).split())
