"""What an answer out of a passage can be expected to say in just these words: a figure, a name, a term."""

import re
from collections import Counter

from studio.trials.sources.documents.clauses import listed_first
from studio.trials.sources.documents.figures import figures_in

_TERM = re.compile(r"^[\u3400-\u9fffA-Za-z]{3,10}$")
_QUOTED = re.compile(r"[“《]([^”》]{2,20})[”》]")
_WEAK = re.compile(
    "应当|可以|不得|按照|根据|有关|规定|或者|以及|进行|下列|前款|其他|演示|虚构|示例|符合条件|工作日|另有"
)
_MOST = 2


def words_in(*texts: str) -> Counter[str]:
    """How often each word stands in them."""
    import rjieba

    return Counter(word for text in texts for word in rjieba.cut(text))


def words_of_passage(text: str, question: str, whole: Counter[str]) -> tuple[str, ...]:
    """At most two, none of them in the question; a term only where nothing else of the `whole` has it."""
    told = [*figures_in(text)[:_MOST], *listed_first(text)]
    found = list(dict.fromkeys(word for word in told if word not in question))[:_MOST]
    return tuple(found) or tuple(_terms(text, question, whole)[:1])


def _terms(text: str, question: str, whole: Counter[str]) -> list[str]:
    """Quoted words, then the longest ones; the first of those alike."""
    quoted = [word for word in _QUOTED.findall(text) if word not in question]
    here = words_in(text)
    words = [word for word in here if _TERM.match(word) and not _WEAK.search(word)]
    own = [word for word in words if word not in question and whole[word] <= here[word]]
    return [*quoted, *sorted(own, key=len, reverse=True)]
