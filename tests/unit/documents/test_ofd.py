"""OFD files: text in reading order whatever order it was drawn in, and what they carry beside it."""

import random
from pathlib import Path

import pytest
from PIL import Image

from studio.core.documents import BlockKind, Document
from studio.core.errors import DocumentCorrupt, DocumentEncrypted, DocumentWithoutText
from studio.documents.ocr import Recogniser
from studio.documents.ocr_seen import Seen, SeenLine
from studio.documents.reading import read_document
from tests.unit.documents.made import plan_docx, saved, zip_bytes
from tests.unit.documents.made_ofd import grid, line, ofd_bytes, ofd_parts, page, text

NOTICE = (
    "关于做好汛期值班工作的通知",
    "入汛以来，我市连续出现强降雨过程，多处水位逼近警戒线，防汛形势",
    "十分严峻。为做好今年汛期值班工作，各区防汛指挥部和市有关单位要",
    "安排专人值守，遇有险情立即报告，现将有关事项通知如下。",
)
BODY = "".join(NOTICE[1:])


def read(folder: Path, content: bytes) -> Document:
    return read_document(saved(folder, "通知.ofd", content))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def notice() -> list[str]:
    title, first, *rest = NOTICE
    lines = [text(28, 64 + 9 * at, 4.5, each) for at, each in enumerate(rest)]
    return [text(50, 40, 6.5, title), text(37, 55, 4.5, first), *lines]


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


def test_the_header_of_a_template_is_said_once(tmp_path: Path) -> None:
    head = page(text(28, 15, 4, "示例市防汛手册"), line(28, 17, 180, 17))
    pages = [page(text(28, 60, 4.5, f"第{number}章的正文写在这里"), template="H") for number in "一二三四"]

    document = read(tmp_path, ofd_bytes(*pages, templates={"H": head}))

    assert "示例市防汛手册" not in "".join(texts(document)[1:])


def test_properties_and_watermarks_go_to_the_guards_and_remarks_to_the_end(tmp_path: Path) -> None:
    info = (
        "<ofd:Title>汛期值班</ofd:Title><ofd:Keywords><ofd:Keyword>防汛</ofd:Keyword></ofd:Keywords>"
        '<ofd:CustomDatas><ofd:CustomData Name="密级">秘密★1年</ofd:CustomData></ofd:CustomDatas>'
    )
    parts = ofd_parts([page(*notice())], info=info, more="<ofd:Annotations>Annots.xml</ofd:Annotations>")
    parts["Doc_0/Annots.xml"] = '<A><Page PageID="1"><FileLoc>Note.xml</FileLoc></Page></A>'
    parts["Doc_0/Note.xml"] = (
        f'<P><Annot Type="Watermark"><Appearance Boundary="0 0 210 297">{text(50, 150, 8, "内部资料")}'
        '</Appearance></Annot><Annot Type="Highlight"><Remark>此处请核对</Remark></Annot></P>'
    ).replace("ofd:", "")

    document = read(tmp_path, zip_bytes(parts))

    assert texts(document) == [NOTICE[0], BODY, "此处请核对"]
    assert document.unseen == ("汛期值班", "防汛", "密级：秘密★1年", "内部资料")


def test_a_template_that_is_missing_is_said(tmp_path: Path) -> None:
    document = read(tmp_path, ofd_bytes(page(*notice(), template="T")))

    assert texts(document) == [NOTICE[0], BODY]
    assert document.warnings == (("page_incomplete", "1"),)


@pytest.mark.parametrize(
    ("whole", "careless"),
    [
        (' Size="4.5"', ""),
        (' Size="4.5"', ' Size="0"'),
        ("<ofd:Layer>", ""),
        (' Size="4.5"', ' Size="4.5" CTM="0 0 0 0 0 0"'),
    ],
)
def test_text_is_read_from_carelessly_written_pages(tmp_path: Path, whole: str, careless: str) -> None:
    written = page(text(28, 40, 4.5, "值班电话")).replace(whole, careless)
    written = written.replace("</ofd:Layer>", "") if whole == "<ofd:Layer>" else written

    assert sorted("".join(texts(read(tmp_path, ofd_bytes(written))))) == sorted("值班电话")


def test_parts_are_found_by_names_in_gbk(tmp_path: Path) -> None:
    parts = ofd_parts([page(text(28, 40, 4.5, "值班电话"))])
    parts["OFD.xml"] = str(parts["OFD.xml"]).replace("Doc_0/Document.xml", "文档/Document.xml")
    whole = zip_bytes({name.replace("Doc_0", "XXXX"): part for name, part in parts.items()})

    assert texts(read(tmp_path, whole.replace(b"XXXX", "文档".encode("gb18030")))) == ["值班电话"]


def test_attached_documents_are_said_not_to_be_read(tmp_path: Path) -> None:
    parts = ofd_parts([page(*notice())], more="<ofd:Attachments>Attachs/List.xml</ofd:Attachments>")
    listed = (("值班表.docx", "a.dat"), ("original_invoice", "b.xml"), ("gone.pdf", "c.pdf"))
    parts["Doc_0/Attachs/List.xml"] = "<Attachments>{}</Attachments>".format(
        "".join(f'<Attachment Name="{name}"><FileLoc>{file}</FileLoc></Attachment>' for name, file in listed)
    )
    parts |= {"Doc_0/Attachs/a.dat": plan_docx(), "Doc_0/Attachs/b.xml": '<?xml version="1.0"?><fp>1</fp>'}

    document = read(tmp_path, zip_bytes(parts))

    assert document.warnings == (("attachments_unread", "值班表.docx"),)
    assert document.unseen == ("值班表.docx", "original_invoice", "gone.pdf")


def test_all_documents_of_a_file_are_read(tmp_path: Path) -> None:
    parts = ofd_parts([page(text(28, 40, 4.5, "主件正文"))])
    root = str(parts["OFD.xml"])
    parts["OFD.xml"] = root.replace(
        "</ofd:OFD>",
        "<ofd:DocBody><ofd:DocRoot>/Doc_0/./Zwei.xml</ofd:DocRoot></ofd:DocBody>"
        "<ofd:DocBody><ofd:DocRoot>Doc_9/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    )
    parts["Doc_0/Zwei.xml"] = str(parts["Doc_0/Document.xml"]).replace("Page_1", "Page_2")
    parts["Doc_0/Pages/Page_2/Content.xml"] = page(text(28, 40, 4.5, "附件正文"))

    document = read(tmp_path, zip_bytes(parts))

    assert [(block.place.page, block.text) for block in document.blocks] == [(1, "主件正文"), (2, "附件正文")]
    assert document.warnings == (("documents_lost", "1"),)


def test_pages_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    parts = ofd_parts(
        [page(text(28, 40, 4.5, "第一章 总则")), "", page(), page(text(28, 40, 4.5, "第二章 值班"))]
    )
    del parts["Doc_0/Pages/Page_2/Content.xml"]

    document = read(tmp_path, zip_bytes(parts))

    assert texts(document) == ["第一章 总则", "第二章 值班"]
    assert document.warnings == (("page_unreadable", "2"), ("page_without_text", "3"))


@pytest.mark.parametrize("declared", ["UTF-8", "GBK", "utf-16", "nonsense"])
@pytest.mark.parametrize("written", ["utf-8", "gb18030", "utf-16"])
def test_a_wrong_encoding_is_seen_through(tmp_path: Path, declared: str, written: str) -> None:
    parts = ofd_parts([page(text(28, 40, 4.5, "水位超过警戒线"))])
    content = str(parts["Doc_0/Pages/Page_1/Content.xml"]).replace("UTF-8", declared)
    parts["Doc_0/Pages/Page_1/Content.xml"] = content.encode(written)

    assert texts(read(tmp_path, zip_bytes(parts))) == ["水位超过警戒线"]


@pytest.mark.parametrize(
    "written",
    [
        "\\Doc_0\\Document.xml",
        "//DOC_0//document.XML",
        "./Doc_0/../Doc_0/Document.xml",
        "../../Doc_0/Document.xml",
    ],
)
def test_odd_slashes_and_cases_lead_to_the_part_that_is_meant(tmp_path: Path, written: str) -> None:
    parts = ofd_parts([page(text(28, 40, 4.5, "值班表"))])
    parts["OFD.xml"] = str(parts["OFD.xml"]).replace("Doc_0/Document.xml", written)

    assert texts(read(tmp_path, zip_bytes(parts))) == ["值班表"]


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"OFD.xml": "<OFD/>"}, DocumentCorrupt),
        ({"OFD.xml": "no XML"}, DocumentCorrupt),
        ({"OFD.xml": "<OFD/>", "Encryptions.xml": "<Encryptions/>"}, DocumentEncrypted),
        (ofd_parts([]), DocumentCorrupt),
        (ofd_parts([page()]), DocumentWithoutText),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, parts: dict[str, str | bytes], error: type[Exception]
) -> None:
    with pytest.raises(error):
        read(tmp_path, zip_bytes(parts))


class Eyes(Recogniser):
    """Sees the same lines on whatever it is shown."""

    def __init__(self, *lines: str) -> None:
        super().__init__()
        self._lines = lines
        self.shown: list[tuple[int, int]] = []

    def see(self, picture: Image.Image, page: int = 1, pages: int = 1) -> Seen:
        self.shown.append((page, pages))
        size = picture.height / 50
        lines = [
            SeenLine(line, size, 2 * size * at, size * (len(line) + 1), 2 * size * at + size, 0.99)
            for at, line in enumerate(self._lines, start=1)
        ]
        return Seen(picture.width, picture.height, 0, 0.0, tuple(lines))


PICTURE = '<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="7"/>'


@pytest.mark.parametrize(
    "shown",
    [
        [PICTURE],
        [PICTURE, text(100, 290, 3, "1")],
        [text(28, 40, 4.5, "\ue11e\ue236\ue28a\ue0c0\ueb06\ue2f6。" * 5)],
        [line(28, 40 + at, 180, 40 + at) for at in range(40)],
    ],
)
def test_what_is_no_text_is_recognised(tmp_path: Path, shown: list[str]) -> None:
    eyes = Eyes("第一条 值班人员不得离岗。")
    content = ofd_bytes(page(text(28, 40, 4.5, "第一章 总则")), page(*shown))

    document = read_document(saved(tmp_path, "通知.ofd", content), eyes)

    assert texts(document) == ["第一章 总则", "第一条 值班人员不得离岗。"]
    assert eyes.shown == [(2, 2)]
    assert [(each.page, each.text) for each in document.recognised] == [(2, "第一条 值班人员不得离岗。")]
    assert document.warnings == ()


def test_text_stays_where_a_picture_beside_it_says_less(tmp_path: Path) -> None:
    content = ofd_bytes(page(PICTURE, text(28, 40, 4.5, "第一条 值班人员不得离岗。")))

    document = read_document(saved(tmp_path, "通知.ofd", content), Eyes("值班"))

    assert texts(document) == ["第一条 值班人员不得离岗。"]
    assert document.recognised == ()


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
