"""All that one document can be asked, the best of each passage first."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from studio.knowledge.heading_questions import questions_from_headings
from studio.trials.matching import holds, normal
from studio.trials.sources.documents.clauses import clauses_asked
from studio.trials.sources.documents.figures import figures_asked
from studio.trials.sources.documents.tables import cells_asked
from studio.trials.sources.documents.texts import (
    DocumentText,
    Sentence,
    lines_under,
    names_people,
    sentences_of,
    speaks_to_models,
    usable,
)
from studio.trials.sources.documents.words import words_of_passage

_SELF = re.compile(
    "本(?=办法|规定|预案|细则|规程|措施|通知|方案|指引|条例|规则|公告|标准|制度|规范|意见|说明|手册|指南)[^，。的中所称由自对适实]{2}"
)
_HANGING = re.compile(
    r"^(?:其|该|此|上述|前款|前项|以上|以下|同时|并|但|且|也|还|否则|另|则|即|按上|仍|具体|属于|对其|凡|据|对.{2,12}负责)"
)
_BOILERPLATE = re.compile(
    "演示用?虚构|制定(?:本|以下|如下)|起施行|负责解释|同时废止|印发给你们|^抄送|^附件|联系人|此件"
)
_GAP = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")  # where a line of a PDF ended
_BY_NUMBER = re.compile(r"第\s*\S{1,9}\s*条是怎么规定的")
_OFFICE = re.compile("(?:局|办公室|委员会|委|部|公司|支队|总队|军分区|中心|厅|院|指挥部|工作组|政府)$")
_PAIRS = (("（", "）"), ("“", "”"), ("《", "》"), ("(", ")"), ("「", "」"))
_SHORTEST, _LONGEST, _ALONE = 7, 110, 16
_GROUP = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """`rank` is how good its kind is, from 0; `quote` is the text it comes from."""

    rank: int
    question: str
    expected: tuple[str, ...]
    document: str
    title: str
    place: str
    quote: str

    @property
    def group(self) -> str:
        return self.title[:_GROUP]


def candidates_of(document: DocumentText) -> list[Candidate]:
    """In the order of the document, but all of a better kind before those of a worse one."""
    found = [*_from_sentences(document), *_from_lines(document), *_from_headings(document)]
    sound = [candidate for candidate in map(_placed, found) if _is_sound(candidate)]
    return sorted(sound, key=lambda candidate: candidate.rank)


def _from_sentences(document: DocumentText) -> Iterator[Candidate]:
    for sentence in sentences_of(document):
        if _BOILERPLATE.search(sentence.text) or _HANGING.match(sentence.text):
            continue
        if sentence.headings and sentence.headings[-1].endswith(("？", "?")):
            continue  # it goes on with its question
        for asked in figures_asked(sentence.text):
            yield _made(int(sentence.item), sentence, asked.question, (asked.expected,))
        for question, words in clauses_asked(sentence.text):
            yield _made(int(sentence.item), sentence, question, words)


def _from_lines(document: DocumentText) -> Iterator[Candidate]:
    """Rows of tables, lists after a colon, and questions that stand in the text with their answers."""
    for chunk in filter(usable, document.chunks):
        yield from _answered_there(document, chunk.text.split("\n"), chunk.place.headings)
        for line, about in lines_under(document, chunk):
            for asked in cells_asked(line):
                yield _made(1, about, asked.question, (asked.expected,))
            for question, words in clauses_asked(_numberless(line)) if "下列" in line else ():
                yield _made(0, about, question, words)


def _answered_there(
    document: DocumentText, lines: list[str], headings: tuple[str, ...]
) -> Iterator[Candidate]:
    title = document.row.facts.title or document.row.name
    for line, answer in pairwise(lines):
        question, said = line.strip(), answer.strip()
        if question.endswith(("？", "?")) and said and not said.endswith(("？", "?")):
            place = question if headings and question in headings[-1].split(" / ") else ""
            about = Sentence(said, document.row.name, title, place, headings)
            yield _made(
                0,
                about,
                re.sub(r"^(?:问|Q)?\s*\d*[:：.、]?\s*", "", question),
                words_of_passage(said, question, _whole(document)),
            )


def _from_headings(document: DocumentText) -> Iterator[Candidate]:
    """The headings with a title ask well, articles by their number alone are what is left."""
    under: dict[str, list[Sentence]] = {}
    for sentence in sentences_of(document):
        under.setdefault(sentence.headings[-1] if sentence.headings else "", []).append(sentence)
    for sentences in under.values():
        text = "。".join(sentence.text for sentence in sentences)
        asked = _heading_question(document, sentences[0])
        if asked and not _BOILERPLATE.search(text):
            rank = 3 if _BY_NUMBER.search(asked) else 2
            words = words_of_passage(text, asked, _whole(document))
            yield _made(rank, replace(sentences[0], text=text), asked, words)


def _whole(document: DocumentText) -> str:
    return "\n".join(chunk.text for chunk in document.chunks)


def _heading_question(document: DocumentText, sentence: Sentence) -> str:
    facts = document.row.facts.model_copy(update={"title": f"《{sentence.title}》"})
    row = document.row.model_copy(update={"facts": facts})
    chunk = next((one for one in document.chunks if sentence.text in one.text), None)
    if chunk is None or not sentence.place:
        return ""
    at = replace(chunk, place=chunk.place.model_copy(update={"headings": sentence.headings[-2:]}))
    found = [
        case
        for case in questions_from_headings([(row, "", [at])], 9)
        if case.places == sentence.headings[-1:]
    ]
    return _better(found[0].question, sentence) if found else ""


def _better(asked: str, sentence: Sentence) -> str:
    """What has no form of its own is asked as a person would: what it says on this, or whose duty is what."""
    if not asked.endswith("是怎么规定的？") or _BY_NUMBER.search(asked):
        return asked
    about = asked.removesuffix("是怎么规定的？").rpartition("，")[2]
    if _OFFICE.search(about):
        return f"《{sentence.title}》规定{about}承担哪些职责？"
    return f"《{sentence.title}》对{about}有哪些规定？"


def _made(rank: int, about: Sentence, question: str, expected: tuple[str, ...]) -> Candidate:
    return Candidate(rank, question, expected, about.document, about.title, about.place, about.text)


def _placed(candidate: Candidate) -> Candidate:
    """Say whose rule is asked for, where the question does not say so itself; some otherwise than others."""
    question = _SELF.sub(f"《{candidate.title}》", _GAP.sub("", candidate.question))
    if f"《{candidate.title}》" in question or candidate.rank in (1, 2, 3) or candidate.title in question:
        return replace(candidate, question=question)
    says_so = candidate.question.endswith("？") and len(question) >= _ALONE
    if candidate.place and candidate.question in candidate.place:
        return replace(candidate, question=question)
    turn = hashlib.sha256(question.encode()).digest()[0] % 3
    if says_so and turn == 0:
        return replace(candidate, question=question)
    before = f"按照《{candidate.title}》，" if turn == 1 else f"《{candidate.title}》规定，"
    return replace(candidate, question=before + question)


def _is_sound(candidate: Candidate) -> bool:
    question = candidate.question
    whole = all(question.count(one) == question.count(other) for one, other in _PAIRS)
    if not whole or not _SHORTEST <= len(question) <= _LONGEST or "  " in question or "\n" in question:
        return False
    given = any(holds(question, word) for word in candidate.expected)
    missing = any(normal(word) not in normal(candidate.quote) for word in candidate.expected)
    told = " ".join([question, *candidate.expected])
    return not given and not missing and not names_people(told) and not speaks_to_models(told)


def _numberless(line: str) -> str:
    return re.sub(r"^第\s*[一二三四五六七八九十百千零〇两\d]+\s*条[\s　]*", "", line)
