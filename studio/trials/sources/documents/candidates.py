"""All that one document can be asked, the better kinds first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from studio.knowledge.store import StoredChunk
from studio.trials.sources.documents.clauses import clauses_asked, duties_asked
from studio.trials.sources.documents.figures import figures_asked
from studio.trials.sources.documents.headings import asks_by_number, heading_question
from studio.trials.sources.documents.soundness import Candidate, is_sound, placed
from studio.trials.sources.documents.tables import cells_asked
from studio.trials.sources.documents.texts import (
    ITEM,
    DocumentText,
    Sentence,
    lines_under,
    sentences_of,
    title_of,
    usable,
)
from studio.trials.sources.documents.words import words_in, words_of_passage

_HANGING = re.compile(
    r"^(?:其|该|此|上述|前款|前项|以上|以下|同时|并|但|且|也|还|否则|另|则|即|按上|仍|具体|属于|对其|凡|据|对.{2,12}负责)"
)
_BOILERPLATE = re.compile(
    "演示用?虚构|制定(?:本|以下|如下)|起施行|负责解释|同时废止|印发给你们|^抄送|^附件|联系人|此件"
)
_MARK = re.compile(r"^(?:问|Q)?\s*\d*[:：.、]?\s*")
_ARTICLE = re.compile(r"^第\s*[一二三四五六七八九十百千零〇两\d]+\s*条[\s　]*")
SHARP, FAIR, BROAD, LAST = range(4)


def candidates_of(document: DocumentText) -> list[Candidate]:
    """In the order of the document, but all of a better kind before those of a worse one."""
    document = replace(document, chunks=[chunk for chunk in document.chunks if usable(chunk)])
    whole = words_in(*(chunk.text for chunk in document.chunks))
    sentences = list(sentences_of(document))
    found = [
        *_from_sentences(sentences),
        *_from_lines(document, whole),
        *_from_headings(document, sentences, whole),
    ]
    sound = [candidate for candidate in map(placed, found) if is_sound(candidate)]
    return sorted(sound, key=lambda candidate: candidate.rank)


def _from_sentences(sentences: Iterable[Sentence]) -> Iterator[Candidate]:
    for sentence in sentences:
        if _BOILERPLATE.search(sentence.text) or _HANGING.match(sentence.text):
            continue
        if sentence.headings and sentence.headings[-1].endswith(("？", "?")):
            continue  # it goes on with its question
        for asked in figures_asked(sentence.text):
            yield _made(SHARP + sentence.item, sentence, asked.question, (asked.expected,))
        for question, words in clauses_asked(sentence.text):
            yield _made(SHARP + sentence.item, sentence, question, words)
        for question, words in duties_asked(sentence.text):
            yield _made(FAIR + sentence.item, sentence, question, words)


def _from_lines(document: DocumentText, whole: Counter[str]) -> Iterator[Candidate]:
    """Rows of tables, lists after a colon, and questions that stand in the text with their answers."""
    for chunk in document.chunks:
        yield from _answered_there(document, chunk, whole)
        for line, about in _with_items(lines_under(document, chunk)):
            for asked in cells_asked(line):
                yield _made(FAIR, about, asked.question, (asked.expected,), whole=True)
            for question, words in clauses_asked(_ARTICLE.sub("", line)) if "下列" in line else ():
                yield _made(SHARP, about, question, words)


def _with_items(lines: Iterable[tuple[str, Sentence]]) -> Iterator[tuple[str, Sentence]]:
    """A line that announces a list is told together with it."""
    held: tuple[str, Sentence] | None = None
    for line, about in lines:
        if held is not None and ITEM.match(line):
            held = held[0] + line, replace(held[1], text=held[0] + line)
            continue
        if held is not None:
            yield held
        held = (line, about) if line.endswith(("：", ":")) else None
        if held is None:
            yield line, about
    if held is not None:
        yield held


def _answered_there(document: DocumentText, chunk: StoredChunk, whole: Counter[str]) -> Iterator[Candidate]:
    headings, name = chunk.place.headings, document.row.name
    title = title_of(document.row, headings)
    for line, answer in pairwise(chunk.text.split("\n")):
        question, said = line.strip(), answer.strip()
        if not question.endswith(("？", "?")) or said.endswith(("？", "?")):
            continue
        if words := words_of_passage(said, question, whole):
            place = question if headings and question in headings[-1].split(" / ") else ""
            about = Sentence(said, name, title, place, headings, chunk)
            yield _made(SHARP, about, _MARK.sub("", question), words)


def _from_headings(
    document: DocumentText, sentences: Iterable[Sentence], whole: Counter[str]
) -> Iterator[Candidate]:
    """The headings with a title ask well, articles by their number alone are what is left."""
    under: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        under.setdefault(sentence.headings[-1] if sentence.headings else "", []).append(sentence)
    for told in under.values():
        text = "。".join(sentence.text for sentence in told)
        asked = "" if _BOILERPLATE.search(text) else heading_question(document, told[0])
        if asked:
            words = words_of_passage(text, asked, whole)
            rank = BROAD if words and not asks_by_number(asked) else LAST
            yield _made(rank, replace(told[0], text=text), asked, words, whole=True)


def _made(
    rank: int, about: Sentence, question: str, expected: tuple[str, ...], *, whole: bool = False
) -> Candidate:
    return Candidate(
        rank, question, expected, about.document, about.title, about.place, about.text, whole=whole
    )
