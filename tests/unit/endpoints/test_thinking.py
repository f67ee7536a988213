"""Reasoning told from the answer, however the text is cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.endpoints import TextPiece, TextWasThinking, ThinkingPiece
from studio.endpoints.thinking import ThinkingSplitter, is_reasoning_model, without_thinking


def read(text: str, cuts: list[int], starts_thinking: bool = False) -> tuple[str, str, bool]:
    """Return reasoning, answer, and whether the opening tag was missing."""
    splitter = ThinkingSplitter(starts_thinking)
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    pieces = [piece for start, end in pairwise(edges) for piece in splitter.feed(text[start:end])]
    pieces += splitter.finish()
    thought = "".join(piece.text for piece in pieces if isinstance(piece, ThinkingPiece))
    said = "".join(piece.text for piece in pieces if isinstance(piece, TextPiece))
    return thought, said, splitter.unopened


PARTS = st.sampled_from(
    [
        "<think>",
        "</think>",
        "<Thought>",
        "</thought>",
        "[THI",
        "<",
        "thi",
        "想",
        " ",
        "\n",
        "答案",
        "</",
        "nk>",
        "1<2",
    ]
)


@given(st.lists(PARTS, max_size=12).map("".join), st.lists(st.integers(0, 80), max_size=20), st.booleans())
def test_any_split_gives_the_same_result(text: str, cuts: list[int], starts_thinking: bool) -> None:
    assert read(text, cuts, starts_thinking) == read(text, [], starts_thinking)


@given(st.lists(st.integers(0, 60), max_size=20))
def test_tags_cut_in_two_are_still_seen(cuts: list[int]) -> None:
    assert read("\n<think>\n先看预案。</think>\n\n启动Ⅲ级响应。", cuts) == (
        "先看预案。",
        "启动Ⅲ级响应。",
        False,
    )


def test_a_reasoning_model_may_leave_out_the_opening_tag() -> None:
    assert read("先看预案。</think>\n答案。", [3], starts_thinking=True) == ("先看预案。", "答案。", True)


def test_a_reasoning_model_that_never_closes_its_reasoning_has_answered() -> None:
    thought, said, _ = read("就是答案。", [2], starts_thinking=True)

    assert said == "就是答案。"
    assert thought == said


def test_a_missing_opening_tag_is_noticed_for_the_next_time() -> None:
    assert read("先看预案。</think>答案。", []) == ("", "先看预案。答案。", True)


def test_text_that_turns_out_to_be_reasoning_is_called_so_once() -> None:
    splitter = ThinkingSplitter()

    assert [*splitter.feed("先看预案。</thi"), *splitter.feed("nk>\n答案。</think>"), *splitter.finish()] == [
        TextPiece("先看预案。"),
        TextWasThinking(),
        TextPiece("答案。</think>"),
    ]


def test_text_without_tags_is_all_answer() -> None:
    assert read("水位 a<b 且 b>c </thin", [3, 9]) == ("", "水位 a<b 且 b>c </thin", False)


def test_a_tag_inside_the_answer_is_text() -> None:
    assert read("标签<think>是什么", []) == ("", "标签<think>是什么", False)
    assert read("<think>x</think>写作</think>", []) == ("x", "写作</think>", False)


def test_a_field_of_its_own_means_the_text_is_answer() -> None:
    splitter = ThinkingSplitter(starts_thinking=True)
    splitter.plain_from_here()

    assert [*splitter.feed("答案"), *splitter.finish()] == [TextPiece("答案")]


def test_history_goes_back_without_reasoning() -> None:
    assert without_thinking("<think>想</think>答") == "答"
    assert without_thinking("想</think>答") == "答"
    assert without_thinking("答") == "答"


@pytest.mark.parametrize("name", ["DeepSeek-R1", "deepseek-reasoner", "QwQ-32B", "qwen3-thinking", "r1"])
def test_reasoning_models_are_known_by_name(name: str) -> None:
    assert is_reasoning_model(name)


@pytest.mark.parametrize("name", ["DeepSeek-V3", "qwen2.5-72b", "practice", "gear1", ""])
def test_others_are_not(name: str) -> None:
    assert not is_reasoning_model(name)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<Think>", "</THINK>"), ("<thinking>", "</thinking>"), ("<thought>", "</thought>"),
        ("<reasoning>", "</reasoning>"), ("<seed:think>", "</seed:think>"), ("[THINK]", "[/THINK]"),
        ("◁think▷", "◁/think▷"), ("<|channel|>analysis<|message|>", "<|channel|>final<|message|>"),
    ],
)  # fmt: skip
def test_models_have_tags_of_their_own_for_reasoning(before: str, after: str) -> None:
    text = f"\n{before}先看预案。{after}\n\n启动Ⅲ级响应。"

    for cuts in ([], list(range(len(text)))):
        assert read(text, cuts) == ("先看预案。", "启动Ⅲ级响应。", False)


def test_reasoning_may_come_in_two_parts_before_the_answer() -> None:
    assert read("<think>\n</think>\n<think>想</think>答", []) == ("想", "答", False)
    assert without_thinking("先想</think><think>再想</think>答") == "答"
