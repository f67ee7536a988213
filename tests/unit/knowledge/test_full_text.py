import random

import pytest

from studio.knowledge.full_text import FullText
from studio.knowledge.terms import segmented, without_question_words

TEXTS = [
    "汛期实行二十四小时领导带班制度，值班人员不得擅自离岗。",
    "发布暴雨红色预警时，每三十分钟报告一次雨情和水情。",
    "城区低洼地段水位超过27.5米时启动Ⅲ级应急响应。",
    "打印材料使用A4纸，双面打印。",
    "避难场所应当储备饮用水和食品。",
]


def index_of(texts: list[str]) -> FullText:
    index = FullText()
    index.add([(number, 1, segmented(text)) for number, text in enumerate(texts, start=1)])
    return index


def best(index: FullText, question: str) -> int:
    return index.rank(question, 3)[0].chunk


@pytest.mark.parametrize(
    ("question", "chunk"),
    [
        ("请问值班人员可以离岗吗？", 1),
        ("暴雨预警怎么报告", 2),
        ("III级响应什么时候启动", 3),
        ("水位27.5米", 3),
        ("用a4纸打印", 4),
        ("避难场所有什么", 5),
    ],
)
def test_the_passage_that_answers_comes_first(question: str, chunk: int) -> None:
    assert best(index_of(TEXTS), question) == chunk


def test_question_words_are_cut_unless_nothing_else_is_left() -> None:
    assert "怎么办" not in without_question_words("请问停电了怎么办？")
    assert without_question_words("怎么办") == "怎么办"


def test_scores_fall_and_stay_between_nought_and_one() -> None:
    scores = [found.score for found in index_of(TEXTS).rank("值班人员报告水情", 5)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_added_bit_by_bit_ranks_as_added_at_once() -> None:
    shuffled = random.Random(7)
    texts = ["".join(shuffled.choices("汛期值班预警水位仓库报告", k=40)) for _ in range(60)]
    bit_by_bit = FullText()
    for number, text in enumerate(texts, start=1):
        bit_by_bit.add([(number, 1, segmented(text))])
    for question in ("汛期水位报告", "仓库预警"):
        one = [(found.chunk, round(found.score, 5)) for found in index_of(texts).rank(question, 20)]
        other = [(found.chunk, round(found.score, 5)) for found in bit_by_bit.rank(question, 20)]
        assert one == other


def test_forgotten_chunks_are_not_found() -> None:
    index = index_of(TEXTS)
    index.forget([1])
    assert 1 not in {found.chunk for found in index.rank("值班人员离岗", 5)}


def test_an_empty_index_and_a_question_without_letters_find_nothing() -> None:
    assert FullText().rank("值班", 5) == []
    assert index_of(TEXTS).rank("？！", 5) == []
