"""A heading asked for what stands under it, as a person would ask."""

import re
from dataclasses import replace

from studio.knowledge.heading_questions import questions_from_headings
from studio.trials.sources.documents.texts import DocumentText, Sentence

_BY_NUMBER = re.compile(r"第\s*\S{1,9}\s*条是怎么规定的")
_OFFICE = re.compile("(?:局|办公室|委员会|委|部|公司|支队|总队|军分区|中心|厅|院|指挥部|工作组|政府)$")
_PLAIN = "是怎么规定的？"


def heading_question(document: DocumentText, sentence: Sentence) -> str:
    """The question for the heading over that sentence; empty where the heading says nothing."""
    if not sentence.place:
        return ""
    facts = document.row.facts.model_copy(update={"title": f"《{sentence.title}》"})
    row = document.row.model_copy(update={"facts": facts})
    headings = sentence.headings[-2:]
    chunk = replace(sentence.chunk, place=sentence.chunk.place.model_copy(update={"headings": headings}))
    cases = questions_from_headings([(row, "", [chunk])], len(headings))
    found = next((case for case in cases if case.places == headings[-1:]), None)
    return _better(found.question, sentence) if found else ""


def asks_by_number(question: str) -> bool:
    """Whether it names an article by its number alone: all that is left where nothing else is known."""
    return bool(_BY_NUMBER.search(question))


def _better(asked: str, sentence: Sentence) -> str:
    """What has no form of its own is asked for what it says, or for whose duty is what."""
    if not asked.endswith(_PLAIN) or asks_by_number(asked):
        return asked
    about = asked.removesuffix(_PLAIN).rpartition("，")[2]
    if _OFFICE.search(about):
        return f"《{sentence.title}》规定{about}承担哪些职责？"
    return f"《{sentence.title}》对{about}有哪些规定？"
