"""Lines back to paragraphs, spaces between characters, lists of contents."""

import pytest

from studio.core.documents import Block
from studio.documents.content import heading, paragraph, table_row
from studio.documents.contents import is_contents_entry, without_contents
from studio.documents.lines import closed_up, join, joined_lines, width

LINE = "各单位要高度重视汛期值班工作落实责任加强检查确保安全度汛"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("防汛", "工作", "防汛工作"),
        ("不少于 300", "人", "不少于 300人"),
        ("flood", "duty", "flood duty"),
        ("emer-", "gency", "emergency"),
        ("", "防汛", "防汛"),
    ],
)
def test_halves_of_a_paragraph_are_joined_as_they_are_written(first: str, second: str, joined: str) -> None:
    assert join(first, second) == joined


def test_a_chinese_character_takes_two_columns() -> None:
    assert width("防汛2026") == 8


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("第一章　总　　则", "第一章 总则"),
        ("第 二 条　本市 适用", "第二条 本市适用"),
        ("附件：1. 值班表", "附件：1. 值班表"),
        ("附件 2　值班 表", "附件2 值班表"),
        ("目　录", "目录"),
        ("（一） 水务局", "（一）水务局"),
    ],
)
def test_spaces_between_characters_go_but_not_those_behind_a_number(line: str, closed: str) -> None:
    assert closed_up(line) == closed


def test_lines_cut_a_little_short_of_the_width_go_on() -> None:
    lines = ["　　" + LINE, LINE + "，", "不得有误。", *[LINE, LINE + "的", "到此。"] * 3]

    assert joined_lines(lines)[0] == f"{LINE}{LINE}，不得有误。"
    assert len(joined_lines(lines)) == 4


def test_a_few_overlong_lines_do_not_hide_the_width() -> None:
    lines = [LINE * 2, *["　　" + LINE, LINE, "到此。"] * 10]

    assert joined_lines(lines)[1:] == [f"{LINE}{LINE}到此。"] * 10


def test_paragraphs_of_a_like_length_are_not_joined() -> None:
    lines = [f"{LINE}一。", f"{LINE}二。", f"{LINE}三。"] * 4

    assert joined_lines(lines) == lines


def test_two_long_lines_of_a_short_notice_are_no_width() -> None:
    title = "示例市人民政府关于废止和宣布失效一批行政规范性文件的决定"
    lines = [
        title,
        "示政发〔2023〕5号",
        "经清理，废止下列文件：",
        "1.《示例市民办培训机构设置标准》（示教发〔2010〕9号）",
    ]
    lines += ["下列文件宣布失效：", "1.《示例市防汛要点》", "示例市人民政府", "2023年8月2日"]
    assert joined_lines(lines) == lines


def test_the_number_of_a_document_never_goes_on() -> None:
    assert joined_lines([LINE, "示政发〔2023〕5号", *[LINE] * 9])[1] == "示政发〔2023〕5号"


def test_a_numbered_line_never_goes_on() -> None:
    lines = ["　　" + LINE, LINE, "到此。", LINE, "第二条　另行规定。"] * 3

    assert joined_lines(lines)[2] == "第二条　另行规定。"


@pytest.mark.parametrize("entry", ["第一章 总则……………3", "1 总则 .......... 12", "附件1 名单 ------- (20)"])
def test_a_line_that_leads_to_a_page_is_an_entry(entry: str) -> None:
    assert is_contents_entry(entry)


@pytest.mark.parametrize("line", ["共计300", "第一章 总则", "详见……3份材料。", "2026年5月12日"])
def test_other_lines_are_none(line: str) -> None:
    assert not is_contents_entry(line)


def said(blocks: list[Block]) -> list[str]:
    return [block.text for block in without_contents(blocks)]


def test_a_list_of_chapters_goes_as_far_as_they_come_again() -> None:
    names = ["第一章　总则", "第二章　责任"]
    entries = [paragraph("目　　录"), *(paragraph(name) for name in names), paragraph("为了防汛。")]

    assert said([*entries, *(heading(name, 1) for name in names)]) == ["为了防汛。", *names]


def test_page_numbers_after_a_tab_do_not_hide_an_entry() -> None:
    blocks = [paragraph("目录"), paragraph("第一章 总则\t1"), paragraph("第一章　总则"), paragraph("正文。")]

    assert said(blocks) == ["第一章　总则", "正文。"]


def test_a_document_without_contents_stays_whole() -> None:
    assert said([paragraph("一、总则"), paragraph("一、总则")]) == ["一、总则", "一、总则"]


def test_a_table_headed_contents_stays() -> None:
    assert said([table_row("目录", None), paragraph("正文。"), paragraph("正文。")])[0] == "目录"
