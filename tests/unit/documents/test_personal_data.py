"""Personal data: only what its checksum confirms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.findings import PersonalData
from studio.documents.personal_data import (
    is_bank_card,
    is_credit_code,
    is_id_number,
    masked,
    personal_data_in,
)

ID_NUMBER, CREDIT_CODE, CARD = "11010519491231002X", "91350100M000100Y43", "6222021234567890128"


def luhn(digits: str) -> str:
    return next(digits + last for last in "0123456789" if is_bank_card(digits + last))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"证号{ID_NUMBER}。", PersonalData.ID_NUMBER),
        (f"证号 {ID_NUMBER.lower()}", PersonalData.ID_NUMBER),
        ("电话13800000000", PersonalData.MOBILE),
        ("电话 138 0000 0000", PersonalData.MOBILE),
        ("电话 138-0000-0000", PersonalData.MOBILE),
        (f"代码{CREDIT_CODE}", PersonalData.CREDIT_CODE),
        (f"卡号 {luhn('622202123456789012')}", PersonalData.BANK_CARD),
        ("证号 110105 19491231 002X", PersonalData.ID_NUMBER),
        ("证号 110105-1949-1231-002x", PersonalData.ID_NUMBER),
        ("证号１１０１０５１９４９１２３１００２Ｘ", PersonalData.ID_NUMBER),
        ("电话+86 13800000000", PersonalData.MOBILE),
        ("电话+86-138-0000-0000", PersonalData.MOBILE),
        ("电话8613800000000", PersonalData.MOBILE),
        ("电话：13800000000/", PersonalData.MOBILE),
        ("3 13800000000 张三", PersonalData.MOBILE),
        ("13800000000,110105", PersonalData.MOBILE),
        ("联系人张三13800000000，", PersonalData.MOBILE),
        ("卡号 6222 0212 3456 7890 128", PersonalData.BANK_CARD),
        ("代码 91350100 M000100Y 43", PersonalData.CREDIT_CODE),
        ("卡号 6222 0212 3456 7890 13", None),
    ],
)
def test_each_kind_is_recognised(text: str, kind: PersonalData | None) -> None:
    assert dict(personal_data_in(text)) == ({kind: 1} if kind else {})


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # check digit
        "11010519491331002X",  # month 13
        "12800000000",  # no such prefix
        "138000000001",  # a digit too many
        "投资13800000000元",
        "合计 13800000000.00",
        "系数0.13812345678",
        "A13800000000",
        "990105194912310024",  # no such province
        "2024-01-13 8000-0000-00",
        "IMG20240113800000000",
        "91350100M000100Y44",
        "20261122080000123",
        "示例政办发〔2026〕12号",
        "0577-88000000",
    ],
)
def test_a_number_that_only_looks_like_it_is_no_hit(text: str) -> None:
    assert not personal_data_in(text)


def test_masks_leave_the_text_as_long_as_it_was() -> None:
    text = f"张三，{ID_NUMBER}，+86 138-0000-1234，卡６２２２ 0212 3456 7890 128；{CREDIT_CODE}。"

    assert (
        masked(text)
        == "张三，110***********002X，+86 138-****-1234，卡６２２２ **** **** ***0 128；9135**********0Y43。"
    )
    assert not personal_data_in(masked(text))


@given(st.text(alphabet="0123456789X -１ａ张a.", max_size=60))
def test_a_masked_text_holds_none_whatever_the_text(text: str) -> None:
    assert len(masked(text)) == len(text)
    assert not personal_data_in(masked(text))


@given(st.integers(0, 16), st.integers(1, 9))
def test_a_changed_digit_of_an_id_number_is_no_id_number(place: int, shift: int) -> None:
    digit = str((int(ID_NUMBER[place]) + shift) % 10)
    assert not is_id_number(ID_NUMBER[:place] + digit + ID_NUMBER[place + 1 :])


@given(st.integers(0, 16), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_a_changed_symbol_of_a_credit_code_is_none(place: int, symbol: str) -> None:
    changed = CREDIT_CODE[:place] + symbol + CREDIT_CODE[place + 1 :]
    assert not is_credit_code(changed) or changed == CREDIT_CODE


@given(st.from_regex(r"62[0-9]{14,16}", fullmatch=True))
def test_each_run_of_digits_has_one_check_digit(digits: str) -> None:
    assert sum(is_bank_card(f"{digits}{last}") for last in range(10)) == 1
