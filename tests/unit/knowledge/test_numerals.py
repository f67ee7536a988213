import pytest

from studio.knowledge.numerals import value_of
from studio.knowledge.terms import normalised, segmented, words_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("三十二", 32),
        ("一百零五", 105),
        ("两千", 2000),
        ("二〇二五", 2025),
    ],
)
def test_numerals_are_read(numeral: str, value: int) -> None:
    assert value_of(numeral) == value


@pytest.mark.parametrize("written", ["Ⅲ级响应", "III级响应", "三级响应", "3级响应", "３级响应"])
def test_one_level_has_one_spelling(written: str) -> None:
    assert normalised(written) == "3级响应"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("第三十二条", "第32条"),
        ("第 十 条", "第10条"),
        ("三十分钟", "30分钟"),
        ("第叁拾条", "第30条"),
        ("第卅条", "第30条"),
        ("第廿三條", "第23条"),
        ("第貳拾壹条", "第21条"),
        ("第030条", "第30条"),
        ("收拾条案", "收拾条案"),
        ("统一条例", "统一条例"),
        ("十分重要", "十分重要"),
    ],
)
def test_numbers_are_made_plain_only_where_they_count(written: str, plain: str) -> None:
    assert normalised(written) == plain


def test_the_number_of_an_article_is_one_word() -> None:
    assert "第32条" in words_of(segmented("依照本办法第三十二条办理"))
