"""The words of a question and of a text that can be compared: character pairs, words, numbers, levels."""

import re
import unicodedata
from functools import lru_cache

from studio.endpoints.practice.asking import ENGLISH, without_asking

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_LEVEL = re.compile(
    r"(?<![a-z0-9哪])(iv|iii|ii|i|vi|v|[1-6一二三四五六])\s*级|(?:level|grade|class|category)\s+(iv|iii|ii|i|vi|v|[1-6])(?![a-z0-9])"
)
_ARTICLE = re.compile(
    r"第\s*([0-9零一二三四五六七八九十百]+)\s*([条章节款项号期])|(article|section|chapter)\s+(\d+)"
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.:]\d+)*|[一-鿿]+")


def folded(text: str) -> str:
    """Bring widths, case and Roman numerals to one form: Ⅲ and III become iii."""
    return unicodedata.normalize("NFKC", text).lower()


def decisive_terms(text: str) -> frozenset[str]:
    """Return the levels and numbered articles named: a text about another one is no answer."""
    plain = folded(text)
    levels = {f"level:{_number(found[0] or found[1])}" for found in _LEVEL.findall(plain)}
    articles = {
        f"{found[1] or found[2]}:{_number(found[0] or found[3])}" for found in _ARTICLE.findall(plain)
    }
    return frozenset(levels | articles)


@lru_cache(maxsize=4096)
def terms_of(text: str) -> frozenset[str]:
    """Return all terms of a text."""
    return frozenset(_terms(folded(text))) | decisive_terms(text)


@lru_cache(maxsize=1024)
def question_terms(question: str) -> frozenset[str]:
    """Return the terms of a question without the words that only ask."""
    plain = folded(question)
    bare = _LEVEL.sub(" ", _ARTICLE.sub(" ", plain))
    cut = without_asking(bare)
    return frozenset(_terms(cut) or _terms(plain)) | decisive_terms(question)


def _terms(plain: str) -> set[str]:
    found: set[str] = set()
    for word in _WORD.findall(plain):
        if "一" <= word[0] <= "鿿":
            found.update(word[start : start + 2] for start in range(len(word) - 1))
        elif word not in ENGLISH:
            found.add(_stem(word))
    return found


def _stem(word: str) -> str:
    """Bring English endings together: pumps, pump; notified, notify stay near enough."""
    for ending, least in (("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def _number(text: str) -> int:
    """Read 3, iii, 三 or 三十二."""
    if text.isdigit():
        return int(text)
    if text in _ROMAN:
        return _ROMAN[text]
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total, digit = total + (digit or 1) * (10 if character == "十" else 100), 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit
