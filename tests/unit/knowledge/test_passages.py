from dataclasses import replace

import pytest

from studio.core.places import Place
from studio.knowledge.fusion import Found, fused
from studio.knowledge.passages import Candidate, chosen, in_order, to_passage
from studio.knowledge.store import StoredChunk

TEXT = "第三条 汛期实行领导带班制度。值班人员不得擅自离岗。"


def candidate(number: int, text: str, start: int = 0, ordinal: int = 0, *headings: str) -> Candidate:
    place = Place(headings=headings)
    chunk = StoredChunk(number, "办法.txt", ordinal, text, place, start, start + len(text))
    return Candidate(chunk, 1 / number)


def untouched(_document: str, _start: int, _end: int) -> str:
    raise AssertionError("nothing was to be joined")


def test_the_halves_of_one_article_read_on_as_one() -> None:
    halves = [candidate(2, TEXT[16:], 16, 1, "第三条"), candidate(1, TEXT[:16], 0, 0, "第三条")]
    found = chosen(halves, lambda _name, start, end: TEXT[start:end], 5)
    assert [one.chunk.text for one in found] == [TEXT]
    assert found[0].score == 0.5


def test_neighbours_of_different_articles_stay_apart() -> None:
    found = chosen(
        [candidate(1, "甲" * 9, 0, 0, "第一条"), candidate(2, "乙" * 9, 10, 1, "第二条")], untouched, 5
    )
    assert len(found) == 2


def test_the_same_passage_of_another_file_is_shown_once() -> None:
    twins = [candidate(1, "值班人员不得擅自离岗。", 0, 0), candidate(2, "值班人员 不得擅自离岗", 90, 9)]
    assert [one.chunk.id for one in chosen(twins, untouched, 5)] == [1]


def test_no_more_are_chosen_than_asked_for() -> None:
    many = [
        candidate(number, chr(0x4E00 + 40 * number) * 8, number * 20, number * 2) for number in range(1, 9)
    ]
    assert len(chosen(many, untouched, 3)) == 3


def test_a_passage_carries_its_base_place_and_score() -> None:
    passage = to_passage("防汛", candidate(1, TEXT, 0, 0, "第三条"))
    assert (passage.base, passage.document, passage.chunk, passage.score) == ("防汛", "办法.txt", 1, 1.0)
    assert passage.place.headings == ("第三条",)


def test_without_vectors_the_order_of_full_text_stays() -> None:
    found = [Found(3, 0.8), Found(1, 0.4)]
    assert [(one.chunk, one.score, one.near) for one in fused(found, ())] == [(3, 1, False), (1, 0.5, False)]


def test_what_lies_near_in_meaning_is_lifted_and_added() -> None:
    found = [Found(3, 1.0), Found(1, 0.9)]
    ranked = fused(found, [(1, 0.9), (9, 0.7), (3, 0.2)])
    assert [(one.chunk, one.near) for one in ranked] == [(1, True), (3, False), (9, True)]


def test_what_is_repealed_comes_last() -> None:
    ranked = [
        replace(candidate(2, "乙" * 9), repealed=True, stands_back=True),
        candidate(4, "丁" * 9),
        candidate(3, "丙" * 9),
    ]
    assert [one.chunk.id for one in in_order(ranked)] == [3, 4, 2]


def test_scores_are_absolute_and_only_fall() -> None:
    ranked = [
        replace(candidate(2, "乙"), share=0.8, stands_back=True),
        replace(candidate(3, "甲"), share=0.4),
    ]
    scores = [one.score for one in in_order(ranked)]
    assert scores == pytest.approx([0.8 * 2 / 3, 0.8 * 2 / 3])
    assert in_order([]) == []
