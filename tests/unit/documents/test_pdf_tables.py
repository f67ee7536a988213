"""Tables of PDF pages, by their ruling lines."""

from pathlib import Path

from studio.core.documents import BlockKind, Document
from studio.documents.reading import read_document
from tests.unit.documents.made import Drawn, Ruled, grid, pdf_bytes, saved

XS = (80, 180, 280, 380)
TITLE = (200.0, 90.0, 22.0, "示例市水库调度方案")


def read(folder: Path, pages: list[list[Drawn]], rules: list[list[Ruled]]) -> Document:
    return read_document(saved(folder, "水库.pdf", pdf_bytes(pages, rules)))


def rows_of(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind is BlockKind.TABLE_ROW]


def row(y: float, *cells: str) -> list[Drawn]:
    return [(x + 4, y, 10.5, cell) for x, cell in zip(XS, cells, strict=False) if cell]


def test_cells_that_touch_are_parted_by_the_line_between_them(tmp_path: Path) -> None:
    drawn = [TITLE, *row(140, "水库", "主汛期汛限水位高程", "后汛期"), *row(165, "青龙", "86.00", "87.50")]

    document = read(tmp_path, [drawn], [grid(XS, (125, 150, 175))])

    assert rows_of(document) == ["水库 | 主汛期汛限水位高程 | 后汛期", "青龙 | 86.00 | 87.50"]
    assert document.blocks[-1].table_header == "水库 | 主汛期汛限水位高程 | 后汛期"


def test_lines_of_one_cell_are_put_together(tmp_path: Path) -> None:
    drawn = [
        *[TITLE, *row(140, "水库", "主汛期汛限", "说明"), (XS[1] + 4, 154, 10.5, "水位")],
        *[*row(180, "青龙", "86.00", "由市水利局"), (XS[2] + 4, 194, 10.5, "负责调度")],
    ]

    document = read(tmp_path, [drawn], [grid(XS, (125, 165, 205))])

    assert rows_of(document) == ["水库 | 主汛期汛限水位 | 说明", "青龙 | 86.00 | 由市水利局负责调度"]


def test_a_header_in_two_rows_names_each_column_once(tmp_path: Path) -> None:
    drawn = [TITLE, (XS[0] + 4, 150, 10.5, "物资"), (XS[1] + 60, 140, 10.5, "数量")]
    drawn += [*row(165, "", "市级", "区级"), *row(190, "编织袋", "5000", "300")]
    lines = [*((80.0, y, 380.0, y) for y in (125.0, 175.0, 200.0)), (180.0, 150.0, 380.0, 150.0)]
    lines += [*((x, 125.0, x, 200.0) for x in (80.0, 180.0, 380.0)), (280.0, 150.0, 280.0, 200.0)]

    document = read(tmp_path, [drawn], [lines])

    assert rows_of(document) == ["物资 | 数量 市级 | 数量 区级", "编织袋 | 5000 | 300"]


def test_a_cell_over_two_rows_is_said_in_both(tmp_path: Path) -> None:
    drawn = [TITLE, *row(140, "区县", "站名", "水位"), *row(165, "", "甲站", "27.50")]
    drawn += [*row(190, "", "乙站", "28.50"), (XS[0] + 4, 178, 10.5, "北关区")]
    lines = [(80.0, y, 380.0, y) for y in (125.0, 150.0, 200.0)] + [(180.0, 175.0, 380.0, 175.0)]
    lines += [(x, 125.0, x, 200.0) for x in map(float, XS)]

    assert rows_of(read(tmp_path, [drawn], [lines]))[1:] == ["北关区 | 甲站 | 27.50", "北关区 | 乙站 | 28.50"]


def test_a_row_cut_by_the_end_of_the_page_is_whole_again_under_its_header(tmp_path: Path) -> None:
    first = [TITLE, *row(740, "水库", "水位", "说明"), *row(765, "青龙", "86.00", "超过时提前三小时")]
    second = [*row(90, "", "", "通知下游各镇街"), *row(115, "云岭", "112.00", "敞泄")]

    document = read(tmp_path, [first, second], [grid(XS, (725, 750, 775)), grid(XS, (75, 100, 125))])

    assert rows_of(document)[1:] == ["青龙 | 86.00 | 超过时提前三小时通知下游各镇街", "云岭 | 112.00 | 敞泄"]
    assert document.blocks[-1].table_header == "水库 | 水位 | 说明"
    assert document.blocks[-1].place.page == 2


def test_a_header_drawn_again_on_the_next_page_is_said_once(tmp_path: Path) -> None:
    first = [TITLE, *row(740, "水库", "水位", "说明"), *row(765, "青龙", "86.00", "一")]
    second = [*row(90, "水库", "水位", "说明"), *row(115, "云岭", "112.00", "二")]

    document = read(tmp_path, [first, second], [grid(XS, (725, 750, 775)), grid(XS, (75, 100, 125))])

    assert [text.partition(" ")[0] for text in rows_of(document)] == ["水库", "青龙", "云岭"]


def test_text_before_and_after_a_table_keeps_its_order(tmp_path: Path) -> None:
    drawn = [TITLE, (80, 120, 16, "一、控制水位"), *row(145, "水库", "水位", "说明")]
    drawn += [*row(170, "青龙", "86.00", "一"), (80, 210, 16, "二、附则")]

    document = read(tmp_path, [drawn], [grid(XS, (130, 155, 180))])

    assert [block.text for block in document.blocks][1:] == [
        *("一、控制水位", "水库 | 水位 | 说明", "青龙 | 86.00 | 一", "二、附则"),
    ]


def test_a_frame_round_text_is_no_table(tmp_path: Path) -> None:
    drawn = [TITLE, (90, 140, 16, "重要提示：本预案自印发之日起施行。")]

    document = read(tmp_path, [drawn], [grid((80, 480), (115, 160))])

    assert rows_of(document) == []
    assert document.blocks[-1].text == "重要提示：本预案自印发之日起施行。"


def test_a_table_without_upright_lines_is_told_by_its_gaps(tmp_path: Path) -> None:
    drawn = [TITLE, *row(140, "水库", "水位", "说明"), *row(165, "青龙", "86.00", "一")]
    lines = [(80.0, y, 380.0, y) for y in (125.0, 150.0, 175.0)]

    assert rows_of(read(tmp_path, [drawn], [lines])) == ["水库 | 水位 | 说明", "青龙 | 86.00 | 一"]


def test_digits_in_the_last_row_of_a_page_are_no_page_number(tmp_path: Path) -> None:
    drawn = [TITLE, *row(780, "一", "二", "三"), *row(805, "33", "", "12")]

    assert rows_of(read(tmp_path, [drawn], [grid(XS, (765, 790, 815))])) == ["一 | 二 | 三", "33 |  | 12"]


def test_a_list_in_one_wide_cell_keeps_its_columns(tmp_path: Path) -> None:
    """The items of a fully digital invoice stand between level lines only.

    Each amount has two digits: PDFium leaves one alone out where the computer's font for it has no digits.
    """

    def written(y: float, *words: tuple[float, str]) -> list[Drawn]:
        return [(x, y, 10.0, word) for x, word in words]

    drawn = [
        *written(70, (40, "名称：示例市排水有限公司"), (310, "名称：示例市水务局")),
        *written(110, (40, "项目名称"), (190, "单"), (210, "位"), (300, "数"), (320, "量"), (460, "金额")),
        *written(126, (34, "维修水泵"), (310, "20"), (455, "100")),
        *written(142, (34, "维修闸门"), (310, "10"), (460, "50")),
        *written(158, (44, "合"), (90, "计"), (455, "150")),
        *written(230, (40, "价税合计壹佰伍拾元整")),
    ]
    frame: list[Ruled] = [
        (x, top, x, bottom) for x in (30.0, 570.0) for top, bottom in ((95.0, 215.0), (215.0, 240.0))
    ]
    rules = [
        *grid([30, 300, 570], [50, 95]),
        *frame,
        (30.0, 215.0, 570.0, 215.0),
        (30.0, 240.0, 570.0, 240.0),
    ]

    document = read(tmp_path, [drawn], [rules])

    assert rows_of(document) == [
        "名称：示例市排水有限公司 | 名称：示例市水务局",
        "项目名称 | 单位 | 数量 | 金额",
        "维修水泵 |  | 20 | 100",
        "维修闸门 |  | 10 | 50",
        "合计 |  |  | 150",
        "价税合计壹佰伍拾元整",
    ]
