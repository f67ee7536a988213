"""What counts as met."""

import pytest

from studio.core.agents import ExpectedCitation, TestCase
from studio.core.events import AnswerFinished, Outcome
from studio.runtime.matching import holds
from studio.trials import Expectation, judge
from tests.unit.trials.fakes import BROKEN, answered, cited


def passes(end: AnswerFinished, **expected: object) -> bool:
    return all(check.met for check in judge(TestCase.model_validate({"question": "?", **expected}), end))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("启动 Ⅱ 级响应", "启动Ⅱ级响应"),
        ("值班电话:0123-12345", "值班电话:0123-12345"),
        ("共 24[1] 小时", "24小时"),
        ("**24** 小时", "24 小时"),
        ("水位 26.50 米", "26.50米"),
        ("Sandbags and Pumps", "sandbags AND pumps"),
        ("第一行\n第二行", "第一行第二行"),
        ("一、二、三级响应", "三级"),
        ("统一一个口径", "统一"),
        ("统一一般程序", "一般程序"),
        ("二十天以上", "二十天"),
        ("含三级及以上", "三级"),
        ("启动III级响应", "Ⅲ级"),
        ("six vehicles", "vehicles"),
        ("共 1,200 元", "1200元"),
        ("共1200元", "1,200 元"),
        ("称为“带班”", '称为"带班"'),
        ("5—7天", "5-7天"),
    ],
)
def test_widths_spaces_marks_and_emphasis_make_no_difference(text: str, wanted: str) -> None:
    assert holds(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("120 台", "12"),
        ("212 台", "12 台"),
        ("0.5 米", "5 米"),
        ("2025 12", "202512"),
        ("十五天", "五天"),
        ("一百二十天", "二十天"),
        ("二十五天", "二十"),
        ("启动Ⅲ级响应", "Ⅱ级"),
        ("启动Ⅱ级响应", "Ⅰ级响应"),
        ("level III applies", "level II"),
        ("Ⅳ级", "V级"),
        ("共 1,200 元", "200元"),
        ("补助百分之五十", "百分之五"),
        ("按第十四条", "第十"),
    ],
)
def test_a_number_counts_only_whole(text: str, wanted: str) -> None:
    assert not holds(text, wanted)


def test_every_expectation_is_told_with_what_came() -> None:
    case = TestCase(
        question="?",
        contains=("2 米", "3 米"),
        lacks=("不详",),
        cites=(
            ExpectedCitation(document="防汛应急预案", place="第 3 页"),
            ExpectedCitation(document="别的.pdf"),
        ),
    )

    checks = judge(case, answered("超过 2 米[1]", cited(page=3)))

    assert [(check.expectation, check.expected, check.met) for check in checks] == [
        (Expectation.ANSWERS, "", True),
        (Expectation.CONTAINS, "2 米", True),
        (Expectation.CONTAINS, "3 米", False),
        (Expectation.LACKS, "不详", True),
        (Expectation.CITES, "防汛应急预案 第 3 页", True),
        (Expectation.CITES, "别的.pdf", False),
    ]
    assert checks[2].actual == "超过 2 米[1]"
    assert checks[5].actual == "防汛应急预案.docx 第 3 页"


@pytest.mark.parametrize("document", ["防汛应急预案", "防汛应急预案.docx", " 防汛应急预案.DOCX"])
def test_a_document_is_named_with_or_without_its_ending(document: str) -> None:
    assert passes(answered("好", cited()), cites=[{"document": document}])


def test_another_document_of_like_name_is_not_meant() -> None:
    assert not passes(answered("好", cited("防汛应急预案(旧).docx")), cites=[{"document": "防汛应急预案"}])


@pytest.mark.parametrize("place", ["四、应急响应", "Ⅲ级", "第12页", "page 12", "四、应急响应 › Ⅲ级"])
def test_a_place_is_named_by_part_of_its_page_sheet_or_headings(place: str) -> None:
    there = cited(page=12, headings=("四、应急响应", "Ⅲ级响应"))

    assert passes(answered("好", there), cites=[{"document": "防汛应急预案", "place": place}])
    assert not passes(answered("好", there), cites=[{"document": "防汛应急预案", "place": "第 1 页"}])


@pytest.mark.parametrize("place", ["第十四条", "第14条", "第 14 条", "第3章", "第三章 值班 › 第十四条"])
def test_articles_are_the_same_in_chinese_and_in_figures(place: str) -> None:
    there = cited(headings=("第三章 值班", "第十四条 交接班"))

    assert passes(answered("好", there), cites=[{"document": "防汛应急预案", "place": place}])


@pytest.mark.parametrize("place", ["第四条", "第4条", "第十条", "第一百十四条", "Ⅰ级"])
def test_another_article_or_level_is_another_place(place: str) -> None:
    there = cited(headings=("Ⅱ级响应", "第十四条 交接班"))

    assert not passes(answered("好", there), cites=[{"document": "防汛应急预案", "place": place}])


def test_document_and_place_must_be_those_of_one_citation() -> None:
    both = (cited("预案.docx", headings=("第一条",)), cited("规定.docx", number=2, headings=("第二条",)))

    assert not passes(answered("好", *both), cites=[{"document": "预案", "place": "第二条"}])


def test_that_nothing_was_found_is_no_answer_where_an_answer_is_all_that_is_wanted() -> None:
    end = answered("知识库中没有找到。", outcome=Outcome.NOTHING_FOUND)

    assert not judge(TestCase(question="何时交接班？"), end, ())[0].met
    assert judge(TestCase(question="何时交接班？", declines=True), end, ())[0].met


@pytest.mark.parametrize(
    "end",
    [
        answered("知识库中没有找到。", outcome=Outcome.NOTHING_FOUND),
        answered("抱歉,无法回答这个问题。"),
        answered("这超出了我的职责范围。"),
        answered("I'm sorry, I cannot help with that."),
    ],
)
def test_declining_is_the_fixed_reply_or_turning_down(end: AnswerFinished) -> None:
    assert passes(end, declines=True)


@pytest.mark.parametrize(
    "end", [answered("启动Ⅱ级响应[1]。", cited()), answered("不能回答全部,但[1]", cited())]
)
def test_an_answer_with_sources_has_not_declined(end: AnswerFinished) -> None:
    assert not passes(end, declines=True)


def test_quoted_passages_and_broken_runs_are_no_answers() -> None:
    assert not passes(answered("原文 [1]", cited(), outcome=Outcome.QUOTED), contains=["原文"])
    assert [check.met for check in judge(TestCase(question="?", lacks=("x",)), BROKEN)] == [False]
