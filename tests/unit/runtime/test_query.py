"""What is searched for when a question leans on the one before."""

import pytest

from studio.runtime import Turn
from studio.runtime.conversation import estimated_tokens, recent_turns
from studio.runtime.query import leans_on_previous, search_queries, search_query

LEANING = ["那夜班呢?", "还有别的条件吗?", "由谁批准它?", "上述电话是多少?", "Ⅲ级呢", "为什么", "几点?"]
LEANING_ENGLISH = ["And at night?", "What about level III?", "Who approves it?", "Why?", "the phone?"]


@pytest.mark.parametrize("question", [*LEANING, *LEANING_ENGLISH])
def test_a_question_that_points_back_leans_on_the_one_before(question: str) -> None:
    assert leans_on_previous(question)


@pytest.mark.parametrize(
    "question", ["沙河大桥站的警戒水位是多少?", "启动Ⅱ级响应的条件", "Who is on duty at the flood office?"]
)
def test_a_whole_question_stands_alone(question: str) -> None:
    assert not leans_on_previous(question)
    assert search_query(question, [Turn("白班几点交接?", "8 时")]) == question


def test_the_search_goes_back_to_the_last_question_that_stands_alone() -> None:
    history = [
        Turn("泵站有几台水泵?", "6 台"),
        Turn("防汛值班白班几点交接?", "8 时"),
        Turn("那夜班呢?", "20 时"),
    ]

    assert search_query("周末呢?", history) == "防汛值班白班几点交接? 周末呢?"


def test_a_first_question_is_searched_as_it_is() -> None:
    assert search_queries("那夜班呢?", []) == ["那夜班呢?"]


def test_what_names_nothing_is_also_looked_up_with_what_the_talk_is_about() -> None:
    history = [Turn("犬只登记几天办结?", "5 天"), Turn("违反规定怎么处罚?", "罚款")]

    assert search_queries("材料不齐怎么办理?", history) == [
        "材料不齐怎么办理?",
        "违反规定怎么处罚? 材料不齐怎么办理?",
        "犬只登记几天办结? 违反规定怎么处罚? 材料不齐怎么办理?",
    ]


def test_another_matter_after_what_leans_is_also_looked_up_alone() -> None:
    history = [Turn("犬只登记几天办结?", "5 天")]
    merged = "犬只登记几天办结? 那公积金提取怎么办?"
    assert search_queries("那公积金提取怎么办?", history) == [merged, "那公积金提取怎么办?"]
    assert search_queries("几天?", history) == ["犬只登记几天办结? 几天?"], "it says nothing alone"


def test_the_newest_turns_that_fit_are_kept_in_order() -> None:
    history = [Turn("一" * 10, "答" * 10), Turn("二", "答"), Turn("三", "答")]

    assert recent_turns(history, 10) == history[1:]
    assert recent_turns(history, 100) == history
    assert recent_turns(history, 1) == []


def test_tokens_are_guessed_high_for_chinese() -> None:
    assert estimated_tokens("汛" * 100) >= 100
    assert 100 <= estimated_tokens("x" * 300) <= 110
