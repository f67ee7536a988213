"""The English of the code is spoken in the person's language, with its facts filled in."""

import pytest

from studio.core.i18n import Words
from studio.core.languages import Language

TESTED = "{count} {count:file|files} of {total} {total:was|were} read"


def test_chinese_is_spoken_from_the_catalogue() -> None:
    assert Words(Language.ZH)("Cancel") == "取消"


def test_english_is_what_stands_in_the_code() -> None:
    assert Words(Language.EN)("Cancel") == "Cancel"


def test_facts_are_filled_in_and_braces_without_facts_are_left() -> None:
    say = Words(Language.EN)
    assert say("{done} / {total} files", done=3, total=9) == "3 / 9 files"
    assert say("{") == "{"


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [
        (1, 1, "1 file of 1 was read"),
        (1, 9, "1 file of 9 were read"),
        (0, 9, "0 files of 9 were read"),
        (1234, 20_000, "1,234 files of 20,000 were read"),
        ("1", "1,234", "1 file of 1,234 were read"),
    ],
)
def test_a_word_goes_with_its_number(count: object, total: object, said: str) -> None:
    assert Words(Language.EN)(TESTED, count=count, total=total) == said


def test_a_year_or_a_page_is_no_amount() -> None:
    assert Words(Language.EN)("{year}, page {page}", year=2026, page=1024) == "2026, page 1024"
