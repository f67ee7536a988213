"""What full text is made of: normalised words, and pairs of neighbouring characters."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

from studio.core.passages import Chunk
from studio.core.places import Place
from studio.knowledge.numerals import with_plain_numbers
from studio.knowledge.traditional import simplified

SEPARATOR = "\x1f"
_ARTICLE = re.compile(r"(第\d+条)")
# Words that make a question a question and say nothing of what it is about.
_ASKING = (
    "请问一下|请问|想问一下|想问|我想知道|告诉我|怎么办理?|怎么做|怎么样|怎么|怎样|如何|为什么|为何|什么样|什么|"
    "哪些|哪个|哪几个|哪几|哪里|哪儿|哪一|哪位|哪家|哪|多少|几个|是否|是不是|有没有|能不能|可不可以|可以吗|谁|"
    "吗|呢|么|吧|啊|了吗"
)
_QUESTION_WORDS = re.compile(_ASKING)


def searched_text(document: str, text: str, place: Place) -> str:
    """The text searched for a chunk: the document's title and the heading path stand before it."""
    return _under(PurePath(document).stem, text, place)


def _under(title: str, text: str, place: Place) -> str:
    above = [heading for heading in place.headings if heading not in text]
    sheet = [place.sheet] if place.sheet else []
    return "\n".join([title, *sheet, *above, text])


def load_dictionary() -> None:
    """Holds the interpreter for half a second, once; a window has it done before it is waited for."""
    import rjieba  # noqa: F401  # imported for what it does


def segmented(text: str) -> str:
    """Normalise a text and part its words by SEPARATOR; an article's number is one word."""
    import rjieba

    words: list[str] = []
    for index, part in enumerate(_ARTICLE.split(normalised(text).replace(SEPARATOR, " "))):
        words += [part] if index % 2 else rjieba.cut(part)
    return SEPARATOR.join(words)


def normalised(text: str) -> str:
    """NFKC, lower case, simplified characters, numbers by one spelling."""
    return with_plain_numbers(simplified(unicodedata.normalize("NFKC", text).lower()))


def without_question_words(question: str) -> str:
    """Cut 如何, 怎么办, 请问 …; a question of nothing else is kept as it is."""
    text = normalised(question)
    cut = _QUESTION_WORDS.sub(" ", text)
    return cut if any(character.isalnum() for character in cut) else text


def plain(segmented_text: str) -> str:
    return segmented_text.replace(SEPARATOR, "")


def words_of(segmented_text: str) -> list[str]:
    return [word for word in segmented_text.split(SEPARATOR) if word[:1].isalnum()]


def segmented_all(document: str, chunks: Sequence[Chunk]) -> tuple[str, ...]:
    title = PurePath(document).stem
    return tuple(segmented(_under(title, chunk.text, chunk.place)) for chunk in chunks)
