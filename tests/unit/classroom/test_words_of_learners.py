"""Codes and names as people type them."""

import pytest

from studio.classroom.code import ALPHABET, as_typed, is_code, new_code
from studio.classroom.names import cleaned_name, one_line
from studio.classroom.seat.joining import as_address
from studio.core.errors import NameNotAllowed


def test_no_two_signs_of_a_code_look_alike() -> None:
    assert not set("01OIL") & set(ALPHABET)
    assert all(is_code(new_code()) for _ in range(50))


@pytest.mark.parametrize("typed", ["3wa 3wt", "3WA-3WT", "３ＷＡ３ＷＴ", " 3wa·3wt\n"])
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert as_typed(typed) == "3WA3WT"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  张三 ", "张三"),
        ("张\u200b三\u202e", "张三"),
        ("张\n三", "张 三"),
        ("阿卜杜热合曼·阿卜力米提", "阿卜杜热合曼·阿卜力米提"),
        ("<b>张三</b>", "<b>张三</b>"),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(typed: str, kept: str) -> None:
    assert cleaned_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u200b", "\x00\x07", "长" * 31])
def test_nothing_and_far_too_much_is_no_name(typed: str) -> None:
    with pytest.raises(NameNotAllowed):
        cleaned_name(typed)


def test_a_message_is_cut_where_it_is_too_long() -> None:
    assert one_line("第二步\n载入\t失败" + "啊" * 9000) == ("第二步 载入 失败" + "啊" * 491)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("192.168.1.20", "http://192.168.1.20:8430"),
        ("http://192.168.1.20:8430/", "http://192.168.1.20:8430"),
        (" 192.168.1.20：9000 ", "http://192.168.1.20:9000"),
        ("192。168。1。20", "http://192.168.1.20:8430"),
        ("HTTPS://trainer:8430/class/v1", "https://trainer:8430"),
        ("[fe80::1]", "http://[fe80::1]:8430"),
    ],
)
def test_an_address_is_understood_as_it_is_typed_from_a_screen(typed: str, address: str) -> None:
    assert as_address(typed) == address
