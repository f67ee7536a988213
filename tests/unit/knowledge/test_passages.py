from dataclasses import replace

import pytest

from studio.core.places import Place
from studio.knowledge.fusion import Found, fused
from studio.knowledge.passages import (
    Candidate,
    Decision,
    Fate,
    PartOfText,
    decided,
    in_order,
    shown,
    to_passage,
)
from studio.knowledge.settings import SearchSettings
from studio.knowledge.store import StoredChunk

TEXT = "第三条 汛期实行领导带班制度。值班人员不得擅自离岗。"


def candidate(number: int, text: str, start: int = 0, ordinal: int = 0, *headings: str) -> Candidate:
    place = Place(headings=headings)
    chunk = StoredChunk(number, "办法.txt", ordinal, text, place, start, start + len(text))
    return Candidate(chunk, 1 / number)


def chosen(candidates: list[Candidate], part_of_text: PartOfText, top: int) -> list[Candidate]:
    return shown(decided(candidates, SearchSettings(), part_of_text, top))


def fates(candidates: list[Candidate], settings: SearchSettings, top: int = 5) -> list[Fate]:
    return [one.fate for one in decided(candidates, settings, untouched, top)]


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
    assert [(one.chunk, one.score, one.near) for one in fused(found, (), 0.5)] == [
        (3, 1, False),
        (1, 0.5, False),
    ]


def test_what_lies_near_in_meaning_is_lifted_and_added() -> None:
    found = [Found(3, 1.0), Found(1, 0.9)]
    ranked = fused(found, [(1, 0.9), (9, 0.7), (3, 0.2)], 0.5)
    assert [(one.chunk, one.near) for one in ranked] == [(1, True), (3, False), (9, True)]


def test_scores_are_absolute_and_only_fall() -> None:
    ranked = [replace(candidate(2, "乙"), share=0.4), replace(candidate(3, "甲"), share=0.8)]
    assert [one.score for one in in_order(ranked)] == pytest.approx([0.8, 0.8 * 2 / 3])
    assert in_order([]) == []


def test_an_edited_half_is_not_joined_for_the_edit_would_be_lost() -> None:
    edited = candidate(1, "第三条 汛期由局领导带班。", 0, 0, "第三条")
    halves = [edited, candidate(2, TEXT[16:], 16, 1, "第三条")]
    found = chosen(halves, lambda _name, start, end: TEXT[start:end], 5)
    assert [one.chunk.text for one in found] == [edited.chunk.text, TEXT[16:]]


def test_three_parts_of_one_article_read_on_as_one() -> None:
    parts = [
        candidate(1, TEXT[8:16], 8, 1, "第三条"),
        candidate(2, TEXT[:8], 0, 0, "第三条"),
        candidate(3, TEXT[16:], 16, 2, "第三条"),
    ]
    found = chosen(parts, lambda _name, start, end: TEXT[start:end], 5)
    assert [one.chunk.text for one in found] == [TEXT]


def test_passages_that_differ_in_a_number_do_not_say_the_same() -> None:
    old = "申请人应当自收到通知之日起三十日内向示例市人力资源和社会保障局提出申请，逾期不予受理。"
    both = [candidate(1, old, 0, 0), candidate(2, old.replace("三十", "六十"), 90, 9)]
    assert fates(both, SearchSettings()) == [Fate.SHOWN, Fate.SHOWN]


def test_what_becomes_of_a_candidate_is_told() -> None:
    same = "值班人员不得擅自离岗。"
    settings = SearchSettings(threshold=0.3, per_document=2)
    decisions = [
        candidate(1, same, 0, 0),
        candidate(2, same, 40, 4),
        replace(candidate(3, "仓库储备编织袋。", 80, 8), score=0.5),
        replace(candidate(3, "档案借阅登记。", 99, 12), score=0.5),
        candidate(4, "打印材料双面。", 120, 16),
    ]
    assert fates(decisions, settings) == [Fate.SHOWN, Fate.TWIN, Fate.SHOWN, Fate.CROWDED, Fate.BELOW]
    assert fates(decisions, SearchSettings(drop_duplicates=False), top=1)[1] is Fate.BEYOND
    twin: Decision = decided(decisions, settings, untouched, 5)[1]
    assert twin.to == decisions[0]
