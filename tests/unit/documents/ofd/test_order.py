"""Text in reading order, whatever order it was drawn in; columns and tables."""

import random
from pathlib import Path

import pytest

from studio.core.documents import BlockKind
from tests.unit.documents.made import zip_bytes
from tests.unit.documents.made_ofd import grid, line, ofd_bytes, ofd_parts, page, text
from tests.unit.documents.ofd.reading import BODY, NOTICE, notice, read, texts


def test_lines_become_paragraphs_with_their_page(tmp_path: Path) -> None:
    document = read(tmp_path, ofd_bytes(page(*notice()), page(text(28, 40, 4.5, "示例市应急管理局。"))))

    assert texts(document) == [NOTICE[0], BODY, "示例市应急管理局。"]
    assert [block.place.page for block in document.blocks] == [1, 1, 2]
    assert document.pages == 2


def test_the_order_of_drawing_does_not_matter(tmp_path: Path) -> None:
    signs = [
        text(x + at * 4.5, 60, 4.5, sign)
        for x in (28,)
        for at, sign in enumerate("水位超过警戒线时，值班员应当立即报告")
    ]
    random.Random(3).shuffle(signs)

    document = read(tmp_path, ofd_bytes(page(*signs, text(28, 50, 4.5, "第一条 值班制度"))))

    assert "".join(texts(document)) == "第一条 值班制度水位超过警戒线时，值班员应当立即报告"


def test_repeated_distances_place_the_characters(tmp_path: Path) -> None:
    wide = text(28, 40, 4.0, "水泵编织袋", DeltaX="4 20 g 2 4")

    assert texts(read(tmp_path, ofd_bytes(page(wide)))) == ["水泵 | 编织袋"]


@pytest.mark.parametrize("distances", ["g 999999999 4.5", "g -3 4", "g", "x y z", "NaN inf 1e999", ""])
def test_odd_distances_lose_no_character(tmp_path: Path, distances: str) -> None:
    document = read(tmp_path, ofd_bytes(page(text(28, 40, 4.5, "值班电话", DeltaX=distances))))

    assert sorted("".join(texts(document)).replace(" | ", "")) == sorted("值班电话")


@pytest.mark.parametrize("matrix", ["0 1 -1 0 297 0", "0 -1 1 0 0 210", "-1 0 0 -1 210 297"])
def test_a_turned_page_reads_as_an_upright_one(tmp_path: Path, matrix: str) -> None:
    turned = [each.replace(" Font=", f' CTM="{matrix}" Font=') for each in notice()]
    turned = [each.replace('Boundary="', 'Boundary="0 0 0 0" Was="') for each in turned]
    places = ((50, 40), (37, 55), (28, 64), (28, 73))
    for at, (x, y) in enumerate(places):
        head, tail = turned[at].split("<ofd:TextCode", 1)
        turned[at] = f'{head}<ofd:TextCode X="{x}" Y="{y}"{tail[tail.index(" DeltaX") :]}'
    box = "0 0 210 297" if matrix.startswith("-1") else "0 0 297 210"

    document = read(tmp_path, ofd_bytes(page(*turned, box=box)))

    assert texts(document) == [NOTICE[0], BODY]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"左栏第{number}行讲的是城区排水设施的养护责任" for number in "一二三四五六七八"]
    right = [f"右栏第{number}行讲的是水库闸门的启闭操作程序" for number in "一二三四五六七八"]
    drawn = [
        each
        for at in range(8)
        for each in (text(20, 40 + 7 * at, 4, left[at]), text(112, 40 + 7 * at, 4, right[at]))
    ]

    whole = "".join(texts(read(tmp_path, ofd_bytes(page(*drawn)))))

    assert whole == "".join([*left, *right])


def test_a_table_between_drawn_lines_gives_rows_under_its_header(tmp_path: Path) -> None:
    xs, ys = (20, 70, 110, 180), (40, 50, 60, 70)
    rows = (("物资", "数量", "仓库"), ("编织袋", "5000", "城东库"), ("水泵", "12", "城西库"))
    cells = [
        text(xs[column] + 2, ys[row] + 7, 4, word)
        for row, words in enumerate(rows)
        for column, word in enumerate(words)
    ]

    document = read(tmp_path, ofd_bytes(page(*grid(xs, ys), *reversed(cells))))

    assert texts(document) == ["物资 | 数量 | 仓库", "编织袋 | 5000 | 城东库", "水泵 | 12 | 城西库"]
    assert [block.table_header for block in document.blocks] == [None, *["物资 | 数量 | 仓库"] * 2]


def invoice() -> bytes:
    """Labels in the template, values on the page, in whatever order."""
    labels = page(
        *grid((10, 25, 200), (30, 60)),
        *grid((10, 70, 90, 120, 200), (70, 100)),
        *(text(13, 37 + 6 * at, 4, sign) for at, sign in enumerate("购买方")),
        text(30, 37, 3.5, "名称："),
        text(30, 45, 3.5, "纳税人识别号："),
        text(140, 15, 3.5, "发票号码："),
        *(
            text(x, 76, 3.5, word)
            for x, word in ((20, "项目名称"), (75, "数量"), (95, "金额"), (130, "税额"))
        ),
        text(20, 97, 3.5, "合"),
        text(32, 97, 3.5, "计"),
    )
    values = page(
        text(95, 97, 3.5, "¥300.00"),
        text(130, 97, 3.5, "¥18.00"),
        text(56, 45, 3.5, "91EXAMPLE0000000X1"),
        text(160, 15, 3.5, "00000001"),
        text(42, 37, 3.5, "示例市排水有限公司"),
        *(text(12, 83 + 6 * at, 3.5, word) for at, word in enumerate(("*维修*水泵", "*维修*闸门"))),
        *(text(75, 83 + 6 * at, 3.5, "2") for at in range(2)),
        *(text(95, 83 + 6 * at, 3.5, amount) for at, amount in enumerate(("100.00", "200.00"))),
        *(text(130, 83 + 6 * at, 3.5, amount) for at, amount in enumerate(("6.00", "12.00"))),
        template="T",
        box="0 0 210 140",
    )
    return ofd_bytes(values, templates={"T": labels})


def test_an_invoice_keeps_each_label_with_its_value(tmp_path: Path) -> None:
    document = read(tmp_path, invoice())

    assert texts(document) == [
        "发票号码：00000001",
        "购买方 | 名称：示例市排水有限公司 纳税人识别号：91EXAMPLE0000000X1",
        "项目名称 | 数量 | 金额 | 税额",
        "*维修*水泵 | 2 | 100.00 | 6.00",
        "*维修*闸门 | 2 | 200.00 | 12.00",
        "合计 |  | ¥300.00 | ¥18.00",
    ]
    assert document.blocks[-1].table_header == "项目名称 | 数量 | 金额 | 税额"


def test_a_list_without_upright_lines_keeps_its_columns(tmp_path: Path) -> None:
    """The items of a fully digital invoice stand in one wide cell."""
    names = zip((14, 60, 66, 90, 96, 130, 136, 175), "项单位数量金额税", strict=True)
    drawn = [
        *grid((10, 100, 200), (30, 45)),
        *[line(10, 45, 10, 80), line(200, 45, 200, 80), line(10, 80, 200, 80)],
        text(14, 40, 3.5, "名称：示例市排水有限公司"),
        text(104, 40, 3.5, "名称：示例市水务局"),
        *(text(x, 50, 3.5, name) for x, name in names),
        *(
            text(x, 57, 3.5, word)
            for x, word in ((12, "*维修*水泵检修服"), (94, "2"), (128, "100.00"), (174, "6.00"))
        ),
        text(12, 63, 3.5, "务"),
        *(
            text(x, 70, 3.5, word)
            for x, word in ((12, "*维修*闸门"), (94, "1"), (128, "50.00"), (174, "3.00"))
        ),
    ]
    random.Random(5).shuffle(drawn)

    document = read(tmp_path, ofd_bytes(page(*drawn)))

    assert texts(document) == [
        "名称：示例市排水有限公司 | 名称：示例市水务局",
        "项 | 单位 | 数量 | 金额 | 税",
        "*维修*水泵检修服务 |  | 2 | 100.00 | 6.00",
        "*维修*闸门 |  | 1 | 50.00 | 3.00",
    ]


def test_a_border_round_a_page_makes_no_table(tmp_path: Path) -> None:
    border = [line(10, 10, 200, 10), line(10, 280, 200, 280), line(10, 10, 10, 280), line(200, 10, 200, 280)]
    inner = grid((40, 90, 150), (200, 210, 220))
    cells = [
        text(45, 207, 4, "水泵"),
        text(95, 207, 4, "12"),
        text(45, 217, 4, "编织袋"),
        text(95, 217, 4, "5000"),
    ]

    document = read(tmp_path, ofd_bytes(page(*border, *inner, *cells, *notice())))

    assert texts(document) == [NOTICE[0], BODY, "水泵 | 12", "编织袋 | 5000"]


def test_units_that_hold_themselves_come_to_an_end(tmp_path: Path) -> None:
    parts = ofd_parts([page(text(28, 40, 4.5, "示例市"), '<ofd:CompositeObject ResourceID="9"/>')])
    units = "".join('<ofd:CompositeObject ResourceID="9"/>' for _ in range(20))
    parts["Doc_0/PublicRes.xml"] = str(parts["Doc_0/PublicRes.xml"]).replace(
        "</ofd:Res>",
        f'<ofd:CompositeGraphicUnit ID="9"><ofd:Content>{text(28, 60, 4, "水")}{units}</ofd:Content>'
        "</ofd:CompositeGraphicUnit></ofd:Res>",
    )

    document = read(tmp_path, zip_bytes(parts))

    assert document.blocks[0].text.startswith("示例市")
    assert document.warnings == (("page_cut", "1"),)
    assert document.blocks[0].kind is not BlockKind.TABLE_ROW
