"""A number that refers to nothing never reaches the reader, wherever the stream is cut."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.runtime import without_marks
from studio.runtime.citations import CitedText
from studio.runtime.marks import without_numbered_brackets

PASSAGES = 3


def read(pieces: list[str], passages: int = PASSAGES, fixed_reply: str = "") -> tuple[str, tuple[int, ...]]:
    """Return what the reader saw piece by piece, which must be what is kept, and what its numbers mean."""
    cited = CitedText(passages, fixed_reply)
    seen = "".join(cited.feed(piece) for piece in pieces) + cited.finish()
    assert seen == cited.text
    return seen, cited.cited


MARKS = [
    ("水位[1]。", "水位[1]。", (1,)),
    ("水位[1][2]。", "水位[1][2]。", (1, 2)),
    ("水位[1,2]。", "水位[1][2]。", (1, 2)),
    ("水位[1、3]。", "水位[1][2]。", (1, 3)),
    ("水位[1 2]。", "水位[1][2]。", (1, 2)),
    ("水位【1】。", "水位[1]。", (1,)),
    ("水位［１，２］。", "水位[1][2]。", (1, 2)),
    ("水位[1-3]。", "水位[1][2][3]。", (1, 2, 3)),
    ("水位[2–9]。", "水位[1][2]。", (2, 3)),
    ("水位[3-1]。", "水位[1][2]。", (3, 1)),
    ("水位[ 2 ]。", "水位[1]。", (2,)),
    ("水位[^2]。", "水位[1]。", (2,)),
    ("水位[资料2]。", "水位[1]。", (2,)),
    ("水位[来源:2]。", "水位[1]。", (2,)),
    ("level [citation:2].", "level [1].", (2,)),
    ("level [Source 2].", "level [1].", (2,)),
    ("水位[[2]]。", "水位[1]。", (2,)),
    ("[见[1]]", "[见[1]]", (1,)),
    ("水位[[9]9]。", "水位[…9]。", ()),
    ("水位\\[2\\]。", "水位[1]。", (2,)),
    ("水位[\u200b2]。", "水位[1]。", (2,)),
    ("水位[9]。", "水位。", ()),
    ("水位[0]。", "水位。", ()),
    ("水位[1,9]。", "水位[1]。", (1,)),
    ("水位[[9]]。", "水位。", ()),
    ("水位\\[9\\]。", "水位。", ()),
    ("水位[来源9]。", "水位。", ()),
    ("水位[9][2][8]", "水位[1]", (2,)),
    ("水位[999]", "水位", ()),
    ("水位[1", "水位", ()),
    ("水位[", "水位[", ()),
    ("第[1行", "第[1行", ()),
]


@pytest.mark.parametrize(("written", "wanted", "cited"), MARKS)
def test_marks_are_read_in_every_writing_and_shown_in_one(
    written: str, wanted: str, cited: tuple[int, ...]
) -> None:
    assert read([written]) == (wanted, cited)
    assert read(list(written)) == (wanted, cited)


IN_ORDER = [
    ("甲[3]。乙[1]。", "甲[1]。乙[2]。", (3, 1)),
    ("甲[3]。乙[1]。丙[3]。", "甲[1]。乙[2]。丙[1]。", (3, 1)),
    ("甲[9]。乙[3]。", "甲。乙[1]。", (3,)),
    ("甲[2、1]乙[3][2]", "甲[1][2]乙[3][1]", (2, 1, 3)),
    ("`x[3]` 甲[3]", "`x[3]` 甲[1]", (3,)),
]


@pytest.mark.parametrize(("written", "wanted", "cited"), IN_ORDER)
def test_the_reader_counts_sources_in_the_order_in_which_they_appear(
    written: str, wanted: str, cited: tuple[int, ...]
) -> None:
    assert read([written]) == (wanted, cited)
    assert read(list(written)) == (wanted, cited)


UNTOUCHED = [
    "示例政发〔2025〕12号",
    "示例政办[2025]12号",
    "见[表1]和[附件二]",
    "[预案](files/plan.pdf)",
    "区间 [1,5) 与 (1,5]",
    "【重要】请注意",
    "- [ ] 巡查\n- [x] 交接",
    "第[一]条",
    "`rows[9]` 与\n```\nname[9] = 1\n```\n",
    "a\\b \\* c",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_brackets_pass_as_they_are(text: str) -> None:
    assert read([text]) == (text, ())
    assert read(list(text)) == (text, ())


def test_after_code_a_bracket_may_be_a_citation_again() -> None:
    assert read(list("`x` 为 2 米[9][1]\n```\nx[9]\n```\n好[9]")) == (
        "`x` 为 2 米[1]\n```\nx[9]\n```\n好",
        (1,),
    )


def test_in_back_ticks_a_lone_number_is_still_a_citation() -> None:
    assert read(list("水位`[9]`")) == ("水位``", ())


def test_text_without_brackets_is_not_held_back() -> None:
    cited = CitedText(PASSAGES)

    assert [cited.feed(piece) for piece in ("水位", "超过", "2 米[", "表", "1]")] == [
        "水位",
        "超过",
        "2 米",
        "[表",
        "1]",
    ]


def test_the_fixed_reply_loses_its_citations_and_keeps_what_follows() -> None:
    assert read(list("没有找到。[1]"), fixed_reply="没有找到") == ("没有找到。", ())
    assert read(list("没有找到。但[1]可参考"), fixed_reply="没有找到") == ("没有找到。但[1]可参考", (1,))


WRITTEN = st.lists(
    st.sampled_from([*"[]【】［］()^\\`1239,-、 \n水x", "[1]", "[9]", "[2025]", "来源", "source ", "```"]),
    max_size=24,
).map("".join)
CUTS = st.lists(st.integers(0, 80), max_size=8)


def pieces_of(text: str, cuts: list[int]) -> list[str]:
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    return [text[start:end] for start, end in pairwise(places)]


@given(WRITTEN, CUTS)
def test_where_the_stream_is_cut_makes_no_difference(text: str, cuts: list[int]) -> None:
    assert read(pieces_of(text, cuts)) == read([text])


@given(WRITTEN.filter(lambda text: "`" not in text), CUTS)
def test_no_number_without_a_passage_is_ever_shown(text: str, cuts: list[int]) -> None:
    shown, cited = read(pieces_of(text, cuts))

    named = {int(number) for number in re.findall(r"[\[【［](\d{1,3})[\]】］]", shown)}
    assert named <= set(range(1, len(cited) + 1))
    assert set(cited) <= set(range(1, PASSAGES + 1))


@given(st.lists(st.integers(1, 5), max_size=12), CUTS)
def test_numbers_follow_one_another_and_lead_back_to_what_was_meant(
    given: list[int], cuts: list[int]
) -> None:
    shown, cited = read(pieces_of("".join(f"甲[{number}]" for number in given), cuts))

    numbers = [int(number) for number in re.findall(r"\[(\d)\]", shown)]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(cited) + 1))
    assert [cited[number - 1] for number in numbers] == [number for number in given if number <= PASSAGES]


def test_marks_can_be_taken_out_of_a_finished_text() -> None:
    assert without_marks("8 时[2][9],见[表1]与[2025]12号。") == "8 时,见[表1]与[2025]12号。"


def test_a_passages_own_footnotes_are_told_from_citations() -> None:
    assert without_numbered_brackets("注[3],【4】,[2025]") == "注〔3〕,〔4〕,[2025]"


def test_what_was_no_answer_is_forgotten_with_its_citations() -> None:
    text = CitedText(3)
    text.feed("先查一下[2]。")
    before = len(text.text), len(text.cited)

    text.feed("想想[3]，```\ncode[")
    text.rewind(*before)
    text.feed("答案[1]。")

    assert text.text == "先查一下[1]。答案[2]。"
    assert text.cited == (2, 1)
