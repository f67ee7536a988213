"""The numbering of official documents, told from what only looks like it."""

import pytest

from studio.documents.numbering import Scheme, numbering
from studio.documents.numerals import chinese, number_of


@pytest.mark.parametrize(
    ("line", "scheme", "marker", "rest"),
    [
        ("第二编 物权", Scheme.PART, "第二编", "物权"),
        ("第一章　总　　则", Scheme.CHAPTER, "第一章", "总　　则"),
        ("第 三 章 应急响应", Scheme.CHAPTER, "第三章", "应急响应"),
        ("第2节 预警", Scheme.SECTION, "第2节", "预警"),
        ("第三十二条 有下列情形之一的", Scheme.ARTICLE, "第三十二条", "有下列情形之一的"),
        ("第一百二十条之一 资助恐怖活动", Scheme.ARTICLE, "第一百二十条之一", "资助恐怖活动"),
        ("一、总体要求", Scheme.COUNT, "一、", "总体要求"),
        ("十一．附则", Scheme.COUNT, "十一．", "附则"),
        ("（二）信息报告", Scheme.BRACKET, "（二）", "信息报告"),
        ("(三) 保障措施", Scheme.BRACKET, "(三)", "保障措施"),
        ("1．工作目标", Scheme.DIGIT, "1．", "工作目标"),
        ("12、值班要求", Scheme.DIGIT, "12、", "值班要求"),
        ("（1）水务局", Scheme.DIGIT_BRACKET, "（1）", "水务局"),
        ("2) 应急局", Scheme.DIGIT_BRACKET, "2)", "应急局"),
        ("③交通局", Scheme.CIRCLED, "③", "交通局"),
        ("1 总则", Scheme.DECIMAL, "1", "总则"),
        ("2.1 指挥部", Scheme.DECIMAL_2, "2.1", "指挥部"),
        ("2.1.3职责", Scheme.DECIMAL_3, "2.1.3", "职责"),
        ("附件1：物资清单", Scheme.ANNEX, "附件1", "物资清单"),
        ("附件 2", Scheme.ANNEX, "附件2", ""),
        ("附录A 术语", Scheme.ANNEX, "附录A", "术语"),
    ],
)
def test_a_numbered_line_shows_its_scheme(line: str, scheme: Scheme, marker: str, rest: str) -> None:
    found = numbering(line)

    assert found is not None
    assert (found.scheme, found.marker, found.rest) == (scheme, marker, rest)


@pytest.mark.parametrize(
    "line", ["总则", "2026年4月1日", "3.5米以上", "12 个泵站", "0.5 升", "第一次会议", "12345热线", ""]
)
def test_a_line_that_starts_with_a_quantity_is_not_numbered(line: str) -> None:
    assert numbering(line) is None


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("三十二", 32),
        ("十", 10),
        ("一百零三", 103),
        ("一千二百六十", 1260),
        ("二〇", 20),
        ("12", 12),
        ("１２", 12),
    ],
)
def test_numerals_have_their_value(numeral: str, number: int) -> None:
    assert number_of(numeral) == number


@pytest.mark.parametrize("number", [1, 9, 10, 11, 20, 21, 100, 103, 110, 119, 1001, 1260, 9999])
def test_a_number_written_in_chinese_reads_as_itself(number: int) -> None:
    assert number_of(chinese(number)) == number


def test_ten_to_nineteen_are_written_without_a_leading_one() -> None:
    assert [chinese(number) for number in (10, 12, 20, 110)] == ["十", "十二", "二十", "一百一十"]
