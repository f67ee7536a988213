"""What full text is made of: normalised words, and pairs of neighbouring characters."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

from studio.core.passages import Chunk

SEPARATOR = "\x1f"
# Words that make a question a question and say nothing of what it is about.
_ASKING = (
    "请问一下|请问|想问一下|想问|我想知道|告诉我|怎么办理?|怎么做|怎么样|怎么|怎样|如何|为什么|为何|什么样|什么|"
    "哪些|哪个|哪几个|哪几|哪里|哪儿|哪一|哪位|哪家|哪|多少|几个|是否|是不是|有没有|能不能|可不可以|可以吗|谁|"
    "吗|呢|么|吧|啊|了吗"
)
_QUESTION_WORDS = re.compile(_ASKING)


def indexed_text(document: str, chunk: Chunk) -> str:
    """The text searched for a chunk: the document's title and the heading path stand before it."""
    above = [title for title in chunk.place.headings if title not in chunk.text]
    sheet = [chunk.place.sheet] if chunk.place.sheet else []
    return "\n".join([PurePath(document).stem, *sheet, *above, chunk.text])


def segmented(text: str) -> str:
    """Normalise a text (NFKC, lower case) and part its words by SEPARATOR."""
    import rjieba

    return SEPARATOR.join(rjieba.cut(normalised(text).replace(SEPARATOR, " ")))


def normalised(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def without_question_words(question: str) -> str:
    """Cut 如何, 怎么办, 请问 …; a question of nothing else is kept as it is."""
    text = normalised(question)
    cut = _QUESTION_WORDS.sub(" ", text)
    return cut if any(character.isalnum() for character in cut) else text


def words_of(segmented_text: str) -> list[str]:
    return [word for word in segmented_text.split(SEPARATOR) if word[:1].isalnum()]


def segmented_all(document: str, chunks: Sequence[Chunk]) -> tuple[str, ...]:
    return tuple(segmented(indexed_text(document, chunk)) for chunk in chunks)
