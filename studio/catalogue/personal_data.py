"""Counting personal data in a text; a number whose checksum fails is no hit.

ID number: GB 11643, ISO 7064 MOD 11-2. Credit code: GB 32100. Bank card: Luhn.
"""

import re
from collections import Counter
from datetime import date
from enum import StrEnum

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_CODE = re.compile(rf"[{_CREDIT_SYMBOLS[1:]}]{{2}}[1-8]\d{{5}}[{_CREDIT_SYMBOLS}]{{10}}")
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CANDIDATE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{11,19}(?![0-9A-Za-z])")
_MOBILE = re.compile(r"1[3-9]\d{9}")


class PersonalData(StrEnum):
    ID_NUMBER = "id_number"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    CREDIT_CODE = "credit_code"


def personal_data_in(text: str) -> Counter[PersonalData]:
    found: Counter[PersonalData] = Counter()
    for candidate in _CANDIDATE.findall(_joined(text)):
        if (kind := kind_of(candidate.upper())) is not None:
            found[kind] += 1
    return found


def kind_of(word: str) -> PersonalData | None:
    if _MOBILE.fullmatch(word):
        return PersonalData.MOBILE
    if is_id_number(word):
        return PersonalData.ID_NUMBER
    if is_credit_code(word):
        return PersonalData.CREDIT_CODE
    return PersonalData.BANK_CARD if is_bank_card(word) else None


def is_id_number(word: str) -> bool:
    """Region, date of birth and check digit of the 18-digit number."""
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", word) or not _is_date(word[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(word[:17], _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11] == word[17]


def is_credit_code(word: str) -> bool:
    """Registering office, kind, region of six digits, organisation and check symbol."""
    if not _CREDIT_CODE.fullmatch(word):
        return False
    values = [_CREDIT_SYMBOLS.index(symbol) for symbol in word]
    total = sum(value * weight for value, weight in zip(values[:17], _CREDIT_WEIGHTS, strict=True))
    return (31 - total % 31) % 31 == values[17]


def is_bank_card(word: str) -> bool:
    if not re.fullmatch(r"[1-9]\d{15,18}", word):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(word)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _joined(text: str) -> str:
    """Close the gaps people write into long numbers: 138 0000 0000, 6222-0000-…"""
    return re.sub(r"(?<=\d{4})[ -](?=\d{4})|(?<=\b1\d\d)[ -](?=\d{4}[ -]?\d{4}\b)", "", text)


def _is_date(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return born.year >= 1900
