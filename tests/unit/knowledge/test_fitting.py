"""Whether a passage is about a question, in bases of a few texts and of many."""

import random

import pytest

from studio.knowledge.fitting import Asked
from studio.knowledge.terms import normalised
from tests.unit.knowledge.test_full_text import TEXTS, index_of

RULES = [
    "第一条 为了规范档案借阅，制定本办法。",
    "第二条 本办法适用于示例市各单位。",
    "第三条 借阅人应当填写借阅单，由科室负责人签字后交档案室办理，借阅期限不超过十五日。",
    "第四条 借阅人不得涂改、拆散档案，损坏的应当照价赔偿。",
]


def fitting(texts: list[str], question: str) -> set[int]:
    asked = index_of(texts).asked(question)
    return {number for number, text in enumerate(texts, start=1) if asked.fits(normalised(text))}


def test_in_a_rule_of_four_articles_two_shared_words_are_enough() -> None:
    assert 3 in fitting(RULES, "档案最多能借多少天？")


@pytest.mark.parametrize(
    "question",
    [
        "火星基地的氧气储量是多少？",
        "如何给大熊猫办签证",
        "怎么申请宠物狗出国护照",
        "What is the capital of France?",
    ],
)
def test_what_is_about_something_else_does_not_fit(question: str) -> None:
    assert not fitting(RULES + TEXTS, question)


def test_a_word_that_many_texts_hold_is_not_enough_in_a_large_base() -> None:
    chance = random.Random(3)
    texts = [f"示例市{''.join(chance.choices('雨水情报险堤库闸泵站', k=20))}" for _ in range(3000)]
    assert not fitting(texts, "示例市的婚姻登记在哪里办")


def test_a_long_question_fits_by_what_it_shares_not_by_its_share() -> None:
    story = "昨天晚上我家隔壁的老张同我说起他女儿下个月要从外地回来探亲顺便看看小时候的同学" * 2
    assert 1 in fitting(TEXTS, f"{story}，另外值班人员擅自离岗的话领导带班制度怎么说？")


def test_words_of_latin_letters_are_held_as_words() -> None:
    texts = ["The duty officer reports the water level every 30 minutes."]
    assert fitting(texts, "When does the officer report the level?") == {1}
    assert not fitting(texts, "Is art taught here?")


def test_a_question_of_nothing_but_common_words_is_not_held_against_the_passages() -> None:
    assert Asked({}, {}, 10).fits("任何文字")


def test_shares_lie_between_nought_and_one() -> None:
    asked = index_of(TEXTS).asked("值班人员报告水情")
    shares = [asked.share(normalised(text)) for text in TEXTS]
    assert all(0 <= share <= 1 for share in shares)
    assert asked.share(normalised("值班人员报告水情")) == pytest.approx(1)
