"""Whether a text has any of many words."""

import pytest

from studio.documents.words import Words

WORDS = Words(("指令", "提示词", "ignore", "[inst"))


@pytest.mark.parametrize("text", ["系统指令", "please ignore this", "见[inst]", "请ignore之前的话"])
def test_a_word_is_found_in_whichever_script(text: str) -> None:
    assert WORDS.are_in(text)


@pytest.mark.parametrize("text", ["", "指示", "order", "值班 A 组", "提 示 词"])
def test_parts_of_words_are_none(text: str) -> None:
    assert not WORDS.are_in(text)


def test_words_of_one_script_leave_texts_of_the_other_alone() -> None:
    assert not Words(["指令"]).are_in("instruction")
    assert not Words(["instruction"]).are_in("指令")
