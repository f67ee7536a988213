"""Names are found by the first letters of their pinyin."""

import pytest

from studio.authoring.initials import initials


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("防汛预案库", "fxyak"),
        ("水位阈值表2025", "swzb2025"),
        ("A类 · 文件", "alwj"),
        ("座", "z"),
        ("😀", ""),
    ],
)
def test_each_character_gives_its_letter(text: str, letters: str) -> None:
    assert initials(text) == letters
