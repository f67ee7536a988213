"""Personal data in a text: numbers of people and firms, by their checksums, and how they are masked.

ID number: GB 11643, ISO 7064 MOD 11-2. Credit code: GB 32100. Bank card: Luhn, and a prefix that cards bear.
A number whose checksum fails is no hit; a mobile number has none, so what it stands in decides.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from studio.core.findings import PersonalData
from studio.core.patterns import late

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_PROVINCES = {
    *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66),
    71, 81, 82, 83, 91,
}  # fmt: skip
_CREDIT_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_CODE = late(rf"[{_CREDIT_SYMBOLS[1:]}]{{2}}[1-8]\d{{5}}[{_CREDIT_SYMBOLS}]{{10}}")
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CARD = late(r"(?:62|60|6[89]|95[58]|940)\d{14,17}|(?:4\d|5[1-5]|35|2[2-7])\d{14}")
_MOBILE = late(r"1[3-9]\d{9}")
_COUNTRY = late(r"(?:00)?86(?=1[3-9]\d{9}$)")
_NARROW = str.maketrans(
    {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF10, 0xFF5B)}
    | dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009", " ")
    | dict.fromkeys("－–—‐‑−﹣", "-")
)
_SIGN, _BETWEEN = (
    r"[0-9A-Za-z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]",
    "[ \u3000\u00a0\u2002\u2003\u2009－–—‐‑−﹣-]",
)
_RUN = late(rf"{_SIGN}(?:{_BETWEEN}{{0,2}}{_SIGN}){{10,400}}")
_LEAST_DIGITS = 6
_DIGIT = late(r"\d")
_FEWEST_DIGITS = late(rf"(?:\d\D*){{{_LEAST_DIGITS}}}")
_GROUP = late(r"[0-9A-Za-z]+")
_AMOUNT = late(r"\s?(?:\.\d|,\d{3}(?!\d)|[元万亿吨千平立公度次户]|[kKmM]?[wWgG]|%)")
_SHORTEST, _LONGEST, _MOST_GROUPS = 11, 19, 6
_PHONE_GROUPS = {(3, 4, 4), (3, 8), (7, 4), (3, 4, 2, 2)}
_SHOWN = {  # characters left at the beginning and at the end
    PersonalData.ID_NUMBER: (3, 4),
    PersonalData.MOBILE: (3, 4),
    PersonalData.BANK_CARD: (4, 4),
    PersonalData.CREDIT_CODE: (4, 4),
}


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """`start` and `end` are offsets into the text, spaces and hyphens between groups included."""

    kind: PersonalData
    start: int
    end: int


def personal_data_in(text: str) -> Counter[PersonalData]:
    return Counter(found.kind for found in found_numbers(text))


def masked(text: str) -> str:
    """The same text with 110***********1234 for a number: as long as before, so that places in it hold."""
    signs = list(text)
    for found in found_numbers(text):
        first, last = _SHOWN[found.kind]
        places = [at for at in range(found.start, found.end) if text[at].isalnum()]
        for at in places[first:-last]:
            signs[at] = "*"
    return "".join(signs)


def found_numbers(text: str) -> Iterator[FoundNumber]:
    """Only where letters, digits and gaps between them run long enough is there anything to look at."""
    for run in _RUN.finditer(text) if _has_digits(text) else ():
        if _FEWEST_DIGITS.search(run.group()):
            yield from _numbers_in(text, run.start(), run.group().translate(_NARROW))


def _has_digits(text: str) -> bool:
    """Sooner told than by the patterns; most paragraphs have none."""
    if text.isascii():
        return sum(map(text.count, "0123456789")) >= _LEAST_DIGITS
    return len(_DIGIT.findall(text)) >= _LEAST_DIGITS


def _numbers_in(text: str, offset: int, run: str) -> Iterator[FoundNumber]:
    groups = [match.span() for match in _GROUP.finditer(run)]
    at = 0
    if _is_fraction(text, offset):
        at = 1
    while at < len(groups):
        found, taken = _number_at(text, offset, run, groups, at)
        if found:
            yield found
        at += taken


def kind_of(word: str) -> PersonalData | None:
    """Of digits and capitals without gaps."""
    if _MOBILE.fullmatch(word):
        return PersonalData.MOBILE
    if is_id_number(word):
        return PersonalData.ID_NUMBER
    if is_credit_code(word):
        return PersonalData.CREDIT_CODE
    return PersonalData.BANK_CARD if is_bank_card(word) else None


def is_id_number(word: str) -> bool:
    """Region, date of birth and check digit of the 18-digit number."""
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", word) or int(word[:2]) not in _PROVINCES:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(word[:17], _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11] == word[17] and _is_birthday(word[6:14])


def is_credit_code(word: str) -> bool:
    """Registering office, kind, region of six digits, organisation and check symbol."""
    if not _CREDIT_CODE.fullmatch(word):
        return False
    values = [_CREDIT_SYMBOLS.index(symbol) for symbol in word]
    total = sum(value * weight for value, weight in zip(values[:17], _CREDIT_WEIGHTS, strict=True))
    return (31 - total % 31) % 31 == values[17]


def is_bank_card(word: str) -> bool:
    if not _CARD.fullmatch(word):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(word)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _number_at(
    text: str, offset: int, run: str, groups: Sequence[tuple[int, int]], first: int
) -> tuple[FoundNumber | None, int]:
    """The longest number that begins with that group, and how many groups it takes."""
    for last in reversed(_joinable(run, groups, first)):
        if groups[last][1] - groups[first][0] < _SHORTEST:
            break
        words = [run[start:end].upper() for start, end in groups[first : last + 1]]
        kind, prefix = _kind_of_groups(words)
        start, end = _after_gap(run, groups[first][0] + prefix) if kind else 0, groups[last][1]
        goes_on = last > first and _goes_on(run, groups, last)
        amount = _AMOUNT.match(text, offset + end)
        if kind and not (_has_no_checksum(kind) and (goes_on or amount)):
            return FoundNumber(kind, offset + start, offset + end), last - first + 1
    return None, 1


def _is_fraction(text: str, start: int) -> bool:
    """Whether what begins there is the end of a decimal fraction."""
    return start >= 2 and text[start - 1] == "." and text[start - 2].isdigit()


def _goes_on(text: str, groups: Sequence[tuple[int, int]], last: int) -> bool:
    """Whether another short group follows, so that these are not the whole number."""
    following = groups[last + 1 : last + 2]
    return any(
        start - groups[last][1] == 1 and text[start - 1] in " -" and end - start <= 4
        for start, end in following
    )


def _joinable(text: str, groups: Sequence[tuple[int, int]], first: int) -> list[int]:
    """Last groups up to which a number written in groups may reach: one space or hyphen between them."""
    found, length = [first], groups[first][1] - groups[first][0]
    for last in range(first + 1, min(first + _MOST_GROUPS, len(groups))):
        gap = text[groups[last - 1][1] : groups[last][0]]
        length += groups[last][1] - groups[last][0]
        word = text[slice(*groups[last])]
        numeric = word in "Xx" or any(sign.isdigit() for sign in word)
        if gap not in (" ", "-", " -", "- ", "  ") or length > _LONGEST + 4 or not numeric:
            break
        found.append(last)
    return found


def _kind_of_groups(words: Sequence[str]) -> tuple[PersonalData | None, int]:
    """The kind, and how many characters before it are the country's number."""
    if country := _COUNTRY.match(words[0]) if len(words) == 1 else None:
        return PersonalData.MOBILE, country.end()
    if len(words) > 1 and words[0] in {"86", "0086"}:
        kind, _ = _kind_of_groups(words[1:])
        return (kind, len(words[0])) if kind is PersonalData.MOBILE else (None, 0)
    kind = kind_of("".join(words))
    sizes = tuple(map(len, words))
    if len(words) == 1 or kind is None:
        return kind, 0
    if kind is PersonalData.MOBILE:
        return (kind, 0) if sizes in _PHONE_GROUPS else (None, 0)
    if kind is PersonalData.BANK_CARD:
        even = set(sizes[:-1]) == {4} and sizes[-1] <= 4
        return (kind, 0) if even or (len(sizes) == 2 and sizes[0] == 6) else (None, 0)
    return (kind, 0) if min(sizes[:-1]) >= 2 else (None, 0)


def _has_no_checksum(kind: PersonalData) -> bool:
    """Or one that every tenth amount passes."""
    return kind in (PersonalData.MOBILE, PersonalData.BANK_CARD)


def _after_gap(text: str, start: int) -> int:
    while text[start] in " -":
        start += 1
    return start


def _is_birthday(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return born.year >= 1900 and born <= date.today()
