"""Personal data: only what its checksum confirms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.catalogue.personal_data import (
    PersonalData,
    is_bank_card,
    is_credit_code,
    is_id_number,
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
        ("卡号 6222 0212 3456 7890 " + luhn("622202123456789012")[-3:-1], None),
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
        "91350100M000100Y44",
        "20261122080000123",
        "示例政办发〔2026〕12号",
        "0577-88000000",
    ],
)
def test_a_number_that_only_looks_like_it_is_no_hit(text: str) -> None:
    assert not personal_data_in(text)


@given(st.integers(0, 16), st.integers(1, 9))
def test_a_changed_digit_of_an_id_number_is_no_id_number(place: int, shift: int) -> None:
    digit = str((int(ID_NUMBER[place]) + shift) % 10)
    assert not is_id_number(ID_NUMBER[:place] + digit + ID_NUMBER[place + 1 :])


@given(st.integers(0, 16), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_a_changed_symbol_of_a_credit_code_is_none(place: int, symbol: str) -> None:
    changed = CREDIT_CODE[:place] + symbol + CREDIT_CODE[place + 1 :]
    assert not is_credit_code(changed) or changed == CREDIT_CODE


@given(st.from_regex(r"[1-9]\d{15,17}", fullmatch=True))
def test_each_run_of_digits_has_one_check_digit(digits: str) -> None:
    assert sum(is_bank_card(f"{digits}{last}") for last in range(10)) == 1
