"""Articles of one document that another one puts out of force."""

import pytest

from studio.core.facts import DocumentFacts, EndedPart, Validity
from studio.knowledge.ended_parts import stands_at
from studio.knowledge.facts.partial import ended_parts_in
from studio.knowledge.facts.replacing import replaced_in

TITLE = "示例市值班补贴规定"
OLD = "示例市防汛值班办法"


def parts(line: str) -> list[tuple[str, str]]:
    return [(one.document, one.part) for one in ended_parts_in(TITLE, [line])]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"本规定自2025年5月1日起施行，《{OLD}》第十二条同时废止。", ["第十二条"]),
        (f"废止《{OLD}》第八条、第九条第二款。", ["第八条", "第九条第二款"]),
        (f"《{OLD}》中的第三条至第五条停止执行。", ["第三条至第五条"]),
        (f"自本规定施行之日起，《{OLD}》第6条和第7条不再执行。", ["第6条", "第7条"]),
    ],
)
def test_the_articles_are_named_with_their_document(line: str, found: list[str]) -> None:
    assert parts(line) == [(OLD, part) for part in found]
    assert replaced_in(TITLE, [line]) == ()


def test_the_number_of_the_document_is_kept() -> None:
    line = f"《{OLD}》（示政办〔2021〕27号）第十二条同时废止。"
    assert parts(line) == [(f"{OLD}（示政办〔2021〕27号）", "第十二条")]


@pytest.mark.parametrize(
    "line",
    [
        f"根据《{OLD}》第十二条，值班人员应当在岗。",
        f"《{OLD}》同时废止。",
        f"违反《{OLD}》第十二条的，依照本规定处理；与本规定不一致的文件同时废止。",
        f"《{OLD}》第十二条不得废止。",
        f"按照《{OLD}》第十二条关于许可证失效的规定办理。",
        "本规定第十二条自2026年1月1日起废止。",
    ],
)
def test_articles_that_are_only_cited_stay(line: str) -> None:
    assert parts(line) == []


def test_a_passage_of_an_ended_article_is_repealed_and_its_neighbours_are_not() -> None:
    facts = DocumentFacts(ended=(EndedPart(document=TITLE, part="第十二条"),))
    assert stands_at(("第二章 值班", "第12条 补贴"), facts, Validity.IN_FORCE) == (Validity.REPEALED, TITLE)
    assert stands_at(("第二章 值班", "第十三条"), facts, Validity.IN_FORCE) == (Validity.IN_FORCE, "")


def test_of_an_article_that_has_lost_a_paragraph_a_person_has_to_look() -> None:
    facts = DocumentFacts(ended=(EndedPart(document=TITLE, part="第九条第二款"),))
    assert stands_at(("第九条",), facts, Validity.IN_FORCE) == (Validity.UNSURE, TITLE)


def test_a_span_of_articles_ends_all_of_them() -> None:
    facts = DocumentFacts(ended=(EndedPart(document=TITLE, part="第三条至第五条"),))
    assert stands_at(("第四条",), facts, Validity.IN_FORCE).validity is Validity.REPEALED
    assert stands_at(("第六条",), facts, Validity.IN_FORCE).validity is Validity.IN_FORCE
