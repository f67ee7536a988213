"""The English of the code is spoken in the person's language, with its facts filled in."""

from studio.core.i18n import Words
from studio.core.languages import Language


def test_chinese_is_spoken_from_the_catalogue() -> None:
    assert Words(Language.ZH)("Cancel") == "取消"


def test_english_is_what_stands_in_the_code() -> None:
    assert Words(Language.EN)("Cancel") == "Cancel"


def test_facts_are_filled_in_and_braces_without_facts_are_left() -> None:
    say = Words(Language.EN)
    assert say("{done} / {total} files", done=3, total=9) == "3 / 9 files"
    assert say("{") == "{"
