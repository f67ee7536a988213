"""Pages of PDF files that are turned, set in two columns, signed and numbered."""

from pathlib import Path

import pytest

from studio.core.documents import BlockKind, Document
from studio.core.errors import DocumentCorrupt
from studio.documents.pictures import draw_page
from studio.documents.reading import read_document
from tests.unit.documents.made import Drawn, pdf_bytes, saved

LEAD = 20.0
TEXT = "市人民政府应当加强对气象灾害防御工作的领导将其纳入国民经济和社会发展规划并保障所需经费"


def column(x: float, y: float, *lines: str, size: float = 10.0) -> list[Drawn]:
    return [(x, y + LEAD * number, size, line) for number, line in enumerate(lines)]


def article(number: str) -> list[str]:
    """An article in full lines of twenty characters, its first line indented by two."""
    whole = f"第{number}条 {TEXT}，第{number}款。"
    return [whole[:19], *(whole[start : start + 20] for start in range(19, len(whole), 20))]


def law(*numbers: str, x: float = 60.0, y: float = 100.0) -> list[Drawn]:
    drawn: list[Drawn] = []
    for number in numbers:
        first, *rest = article(number)
        drawn += [(x + 20, y, 10.0, first), *column(x, y + LEAD, *rest)]
        y += LEAD * (1 + len(rest))
    return drawn


def read(folder: Path, content: bytes) -> Document:
    return read_document(saved(folder, "条例.pdf", content))


def articles(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH and block.place.headings:
            found[block.place.headings[-1]] = found.get(block.place.headings[-1], "") + block.text
    return found


@pytest.mark.parametrize(
    ("turned", "sideways"), [(0, False), (90, False), (270, False), (90, True), (0, True)]
)
def test_a_turned_page_reads_as_an_upright_one(tmp_path: Path, turned: int, sideways: bool) -> None:
    document = read(tmp_path, pdf_bytes([law("一", "二", "三")], turned=turned, sideways=sideways))

    assert [block.text for block in document.blocks] == ["".join(article(each)) for each in "一二三"]


def test_text_drawn_down_the_page_sign_by_sign_reads_as_lines(tmp_path: Path) -> None:
    signs = [
        (860 - x - 10 * n, 500 - y, size, sign)
        for x, y, size, text in law("一")
        for n, sign in enumerate(text)
    ]
    content = pdf_bytes([signs], sideways=True).replace(b"0 1 -1 0", b"0 -1 1 0")

    assert [block.text for block in read(tmp_path, content).blocks] == ["".join(article("一"))]


def test_a_page_whose_crop_lies_beside_it_is_damaged_and_no_crash(tmp_path: Path) -> None:
    content = pdf_bytes([[]], rules=[[(0, 0, 90, 90)]]).replace(b"/Rotate 0", b"/CropBox[900 900 950 950]")

    with pytest.raises(DocumentCorrupt):
        read(tmp_path, content)


def test_the_right_column_follows_the_left_one_and_no_paragraph_is_torn(tmp_path: Path) -> None:
    left = law("一", "二", "三", "四")
    start = "".join(article("五"))
    drawn = [*left, (80.0, 420.0, 10.0, start[:19]), (60.0, 440.0, 10.0, start[19:39])]
    drawn += [*column(320.0, 100.0, start[39:]), *law("六", "七", "八", x=320.0, y=140.0)]

    document = read(tmp_path, pdf_bytes([drawn]))

    assert [block.text for block in document.blocks] == [
        "".join(article(each)) for each in "一二三四五六七八"
    ]


def test_a_marked_passage_is_found_on_a_turned_page(tmp_path: Path) -> None:
    path = saved(tmp_path, "条例.pdf", pdf_bytes([law("一")], turned=90, sideways=True))

    picture = draw_page(path, 1, 842, marked="".join(article("一"))[:19])

    x, y, width, height = picture.marks[0]
    assert picture.width > picture.height
    assert x == pytest.approx(80 / 842, abs=0.02)
    assert y + height / 2 == pytest.approx(97 / 595, abs=0.02)
    assert width > 3 * height


def test_the_signature_and_its_date_stand_apart(tmp_path: Path) -> None:
    drawn = [
        *law("一", "二"),
        (150.0, 300.0, 10.0, "示例市人民政府办公室"),
        (160.0, 320.0, 10.0, "2026年5月12日"),
    ]

    document = read(tmp_path, pdf_bytes([drawn]))

    assert [block.text for block in document.blocks][-2:] == ["示例市人民政府办公室", "2026年5月12日"]


def test_lines_that_end_in_digits_go_on(tmp_path: Path) -> None:
    lines = [
        "（十七）示例军分区",
        "　　协调驻军和民兵参加抢险救灾，分队不少于300",
        "人，并在接到指令后15分钟内电话报告0000-0000210",
        "和市防办。",
    ]
    drawn = column(60.0, 100.0, "三、救援", lines[0], *(line.strip() for line in lines[1:]))

    document = read(tmp_path, pdf_bytes([drawn]))

    assert [block.text for block in document.blocks if block.kind is BlockKind.HEADING] == [
        "三、救援",
        lines[0],
    ]
    assert document.text.endswith("不少于300人，并在接到指令后15分钟内电话报告0000-0000210和市防办。")


def test_page_numbers_between_dashes_tear_no_article(tmp_path: Path) -> None:
    whole = "".join(article("一"))
    pages = [
        [(80.0, 740.0, 10.0, whole[:19]), (280.0, 800.0, 10.0, "— 1 —")],
        [*column(60.0, 100.0, whole[19:39], whole[39:]), (280.0, 800.0, 10.0, "— 2 —")],
    ]

    document = read(tmp_path, pdf_bytes([law("一"), *pages]))

    assert document.blocks[-1].text == whole
    assert document.blocks[-1].place.page == 2


def test_numbers_that_do_not_count_with_the_pages_are_text(tmp_path: Path) -> None:
    head = ["编号：示应急字017号", "编号：示应急字003号", "编号：示应急字088号", "编号：示应急字041号"]
    pages = [
        [(60.0, 40.0, 10.0, line), (60.0, 60.0, 9.0, f"示例市值班手册 {page + 6}"), *law(number)]
        for page, (line, number) in enumerate(zip(head, "一二三四", strict=True))
    ]

    texts = [block.text for block in read(tmp_path, pdf_bytes(pages)).blocks]

    assert [line for line in texts if line.startswith("编号")] == head
    assert not any("值班手册" in line for line in texts)


def test_pages_of_one_sentence_each_stay_apart(tmp_path: Path) -> None:
    pages = [column(60.0, 200.0, f"第{number}页只有这样一句话。") for number in "一二三四五"]

    document = read(tmp_path, pdf_bytes(pages))

    assert [block.place.page for block in document.blocks] == [1, 2, 3, 4, 5]


def test_a_mark_at_the_top_of_a_page_does_not_go_on_from_the_page_before(tmp_path: Path) -> None:
    line = "示例市各区应当在汛期来临之前完成排水管网的检查维护工作"
    pages = [column(60.0, 100.0, *[line] * 3), [(60.0, 60.0, 10.0, "绝密"), *column(60.0, 100.0, line)]]

    assert "绝密" in [block.text for block in read(tmp_path, pdf_bytes(pages)).blocks]


def test_the_contents_before_a_law_are_no_headings(tmp_path: Path) -> None:
    head = column(200.0, 60.0, "目　录", "第一章　总则", "第二章　预防")
    drawn = [*head, (200.0, 140.0, 10.0, "第一章　总则"), *law("一", "二", y=170.0)]
    drawn += [(200.0, 380.0, 10.0, "第二章　预防"), *law("三", y=410.0)]

    document = read(tmp_path, pdf_bytes([drawn]))

    headings = [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["第一章 总则", "第二章 预防"]
    assert document.blocks[-1].place.headings == ("第二章 预防", "第三条")


@pytest.mark.parametrize("lower", [0.0, 7.0])
def test_columns_drawn_across_are_read_one_after_the_other(tmp_path: Path, lower: float) -> None:
    left, right = law("一", "二", "三", x=40.0), law("四", "五", "六", x=310.0, y=100.0 + lower)
    title = (200.0, 60.0, 16.0, "示例市防汛条例汇编")
    across = sorted([*left, *right], key=lambda drawn: (drawn[1], drawn[0]))

    document = read(tmp_path, pdf_bytes([[title, *across]]))

    assert [block.text for block in document.blocks] == [
        title[3],
        *("".join(article(each)) for each in "一二三四五六"),
    ]


@pytest.mark.parametrize("across", [False, True])
def test_three_columns_are_read_one_after_the_other(tmp_path: Path, across: bool) -> None:
    texts = [2 * "".join(article(number)).replace(" ", "") for number in "一二三"]
    drawn: list[Drawn] = []
    for x, text in zip((40.0, 220.0, 400.0), texts, strict=True):
        drawn += column(x, 100.0, *(text[at : at + 12] for at in range(0, len(text), 12)))
    in_order = sorted(drawn, key=lambda each: (each[1], each[0])) if across else drawn

    document = read(tmp_path, pdf_bytes([in_order]))

    assert "".join(document.text.replace(" ", "").split()) == "".join(texts)
