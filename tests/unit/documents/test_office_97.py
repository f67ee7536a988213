"""Word, Excel and PowerPoint of 1997–2003 are read like their successors."""

import struct
from hashlib import md5
from pathlib import Path

import pytest

from studio.core.documents import BlockKind, Document, DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted, DocumentError, DocumentKindUnknown
from studio.documents.compound import CompoundFile
from studio.documents.reading import read_document
from tests.unit.documents.compounds import compound_bytes
from tests.unit.documents.made import saved
from tests.unit.documents.slideshows import BODY, TITLE, Slide, slideshow_bytes

FIXTURES = Path(__file__).parents[2] / "fixtures"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def changed_stream(file: str, stream: str, at: int, content: bytes) -> bytes:
    """A fixture with some bytes of one stream replaced."""
    compound = CompoundFile.opened((FIXTURES / file).read_bytes())
    streams = {path[0]: compound.stream(*path) or b"" for path in compound.paths}
    old = streams[stream]
    return compound_bytes(streams | {stream: old[:at] + content + old[at + len(content) :]})


def protected(password: bytes) -> bytes:
    """The workbook of the fixture as Excel 97 encrypts it [MS-OFFCRYPTO] 2.3.6."""
    plain = CompoundFile.opened((FIXTURES / "stock.xls").read_bytes()).stream("workbook") or b""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    wide = password.decode().encode("utf-16-le")
    base = md5((md5(wide).digest()[:5] + salt) * 16).digest()[:5]

    def keys(block: int, length: int) -> bytes:
        return rc4(md5(base + struct.pack("<I", block)).digest(), length)

    checked = bytes(a ^ b for a, b in zip(verifier + md5(verifier).digest(), keys(0, 32), strict=True))
    record = struct.pack("<5H", 0x2F, 54, 1, 1, 1) + salt + checked
    start = 4 + struct.unpack_from("<H", plain, 2)[0]
    plain = plain[:start] + record + plain[start:]
    shift = len(record)
    made, at = bytearray(), 0
    stream = b"".join(keys(block, 1024) for block in range(len(plain) // 1024 + 1))
    while at + 4 <= len(plain):
        kind, size = struct.unpack_from("<HH", plain, at)
        content = bytearray(plain[at + 4 : at + 4 + size])
        open_bytes = size if kind in (0x809, 0x2F) else 4 if kind == 0x85 else 0
        if kind == 0x85:
            struct.pack_into("<I", content, 0, struct.unpack_from("<I", content)[0] + shift)
        for index in range(open_bytes, size):
            content[index] ^= stream[at + 4 + index]
        made += plain[at : at + 4] + content
        at += 4 + size
    return bytes(made)


def rc4(key: bytes, length: int) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    made, j = [], 0
    for step in range(1, length + 1):
        i = step % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        made.append(state[(state[i] + state[j]) % 256])
    return bytes(made)


class TestWord:
    def test_text_tables_notes_boxes_and_margins_come_in_order(self) -> None:
        document = read_document(FIXTURES / "plan.doc")

        assert document.kind is DocumentKind.DOC
        assert texts(document) == [
            "示例市防汛抗旱指挥部",
            "总则",
            "为做好防汛工作，制定本预案。",
            "汛期为五月至九月。",
            "值班电话见附件",
            "各单位须落实责任。详见示例网站。",
            "批注（李四）：请核对",
            "一、启动响应",
            "1.通知值班",
            "2.转移群众",
            "二、结束响应",
            "仓库 | 物资 名称 | 物资 数量",
            "城东库 | 编织袋 | 5000",
            "城西库 | 水泵 | 12",
            "本预案自印发之日起施行。𠮷",
            "示例市应急管理局印",
        ]
        assert document.blocks[1].kind is BlockKind.HEADING
        assert document.blocks[-3].table_header == "仓库 | 物资 名称 | 物资 数量"

    def test_deleted_and_hidden_text_and_addresses_of_links_are_not_read(self) -> None:
        said = read_document(FIXTURES / "plan.doc").text

        assert not any(word in said for word in ("旧的", "看不见的字", "example.com"))

    def test_properties_are_kept_for_the_guards(self) -> None:
        unseen = read_document(FIXTURES / "plan.doc").unseen

        assert {"示例市防汛应急预案", "防汛", "汛期", "密级:内部资料"} <= set(unseen)

    def test_kingsoft_documents_are_word_documents(self, tmp_path: Path) -> None:
        path = saved(tmp_path, "方案.wps", (FIXTURES / "plan.doc").read_bytes())

        assert read_document(path).kind is DocumentKind.DOC

    @pytest.mark.parametrize(
        ("at", "content", "error"),
        [
            (10, b"\x00\x01", DocumentEncrypted),
            (0x1A2, struct.pack("<II", 1 << 30, 40), DocumentCorrupt),  # pieces outside the file
            (0, struct.pack("<H", 0xA5DB), DocumentKindUnknown),  # Word 2
        ],
    )
    def test_what_cannot_be_read_says_why(
        self, tmp_path: Path, at: int, content: bytes, error: type[DocumentError]
    ) -> None:
        if error is DocumentKindUnknown:
            content += struct.pack("<H", 45)
        path = saved(tmp_path, "方案.doc", changed_stream("plan.doc", "worddocument", at, content))

        with pytest.raises(error):
            read_document(path)

    def test_word_95_gives_its_text(self, tmp_path: Path) -> None:
        said = "示例市防汛预案\r第一条 落实责任。\r".encode("gb18030")
        head = struct.pack("<6H", 0xA5DC, 104, 0, 0x0804, 0, 0) + bytes(12)
        head += struct.pack("<II", 768, 768 + len(said))
        path = saved(tmp_path, "旧.doc", compound_bytes({"WordDocument": head.ljust(768, b"\x00") + said}))

        assert texts(read_document(path)) == ["示例市防汛预案", "第一条 落实责任。"]


class TestExcel:
    def test_rows_are_read_as_in_the_new_format(self) -> None:
        document = read_document(FIXTURES / "stock.xls")

        assert document.pages == 2
        assert texts(document) == [
            "示例市防汛物资表",
            "仓库 | 物资 名称 | 物资 数量 | 盘点日期",
            "仓库:城东库；物资 名称:编织袋；物资 数量:5000；盘点日期:2026年4月10日",
            "仓库:城东库；物资 名称:水泵；物资 数量:12.5；盘点日期:2026-04-11",
            "仓库:合计；物资 数量:5012.5",
            "仓库:完成率；物资 数量:85.6%",
            "仓库:达标；物资 数量:是",
            "仓库:出错；物资 数量:#DIV/0!",
            "批注（B5）：须检修",
            "名称 | 数量",
            "名称:手电；数量:30",
        ]
        assert document.blocks[3].place.label() == "物资 · 第 5 行 · 示例市防汛物资表"
        assert {"物资台账", "汛期", "内部资料"} <= set(document.unseen)

    def test_a_locked_and_a_cut_workbook_say_so(self, tmp_path: Path) -> None:
        locked = struct.pack("<HH", 0x2F, 6)
        with pytest.raises(DocumentEncrypted):
            read_document(saved(tmp_path, "锁.xls", changed_stream("stock.xls", "workbook", 20, locked)))
        with pytest.raises(DocumentCorrupt):
            read_document(saved(tmp_path, "断.xls", (FIXTURES / "stock.xls").read_bytes()[:3000]))

    def test_a_workbook_whose_structure_alone_is_protected_needs_no_password(self, tmp_path: Path) -> None:
        path = saved(tmp_path, "保护.xls", compound_bytes({"Workbook": protected(b"VelvetSweatshop")}))
        assert texts(read_document(path)) == texts(read_document(FIXTURES / "stock.xls"))

        path = saved(tmp_path, "锁.xls", compound_bytes({"Workbook": protected(b"something else")}))
        with pytest.raises(DocumentEncrypted):
            read_document(path)

    def test_a_sheet_that_ends_early_is_warned_of(self, tmp_path: Path) -> None:
        stream = CompoundFile.opened((FIXTURES / "stock.xls").read_bytes()).stream("workbook") or b""
        cut = compound_bytes({"Workbook": stream[:-4]})

        assert read_document(saved(tmp_path, "断.xls", cut)).warnings == (("sheet_cut", "备用"),)


class TestPowerPoint:
    def test_slides_come_in_order_with_titles_tables_notes_and_comments(self, tmp_path: Path) -> None:
        slides = [
            Slide(
                outline=[(BODY, "汛期为五月至九月。\r值班不断。"), (TITLE, "示例市汛前培训")],
                notes="先讲教训。",
            ),
            Slide(boxes=["物资"], table=[["名称", "数量"], ["水泵", "12"]], comment="请核对"),
        ]
        document = read_document(saved(tmp_path, "培训.dps", slideshow_bytes(slides, footer="内部资料")))

        assert document.kind is DocumentKind.PPT
        assert document.pages == 2
        assert [(block.place.page, block.text) for block in document.blocks] == [
            (1, "内部资料"),
            (1, "示例市汛前培训"),
            (1, "汛期为五月至九月。"),
            (1, "值班不断。"),
            (1, "备注：先讲教训。"),
            (2, "物资"),
            (2, "名称 | 数量"),
            (2, "水泵 | 12"),
            (2, "批注：请核对"),
        ]
        assert document.blocks[1].kind is BlockKind.HEADING
        assert document.blocks[7].table_header == "名称 | 数量"

    def test_a_locked_presentation_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentEncrypted):
            read_document(saved(tmp_path, "锁.ppt", slideshow_bytes([Slide(boxes=["字"])], encrypted=True)))


class TestXmlOf2003:
    def test_a_workbook_is_read_by_its_cells(self, tmp_path: Path) -> None:
        space = "urn:schemas-microsoft-com:office:spreadsheet"
        styles = '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>'
        head = '<Row><Cell ss:MergeDown="1"><Data ss:Type="String">名称</Data></Cell>'
        head += '<Cell ss:MergeAcross="1"><Data ss:Type="String">数量</Data></Cell></Row>'
        second = '<Row><Cell ss:Index="2"><Data ss:Type="String">应有</Data></Cell>'
        second += '<Cell><Data ss:Type="String">到位</Data></Cell></Row>'
        row = '<Row ss:Index="5"><Cell><Data ss:Type="String">水泵</Data></Cell>'
        row += '<Cell><Data ss:Type="Number">12</Data></Cell>'
        row += '<Cell ss:StyleID="p"><Data ss:Type="Number">0.856</Data></Cell></Row>'
        sheet = f'<Worksheet ss:Name="物资"><Table>{head}{second}{row}</Table></Worksheet>'
        text = f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">{styles}{sheet}</Workbook>'

        document = read_document(saved(tmp_path, "导出.xls", text))

        assert texts(document) == ["名称 | 数量 应有 | 数量 到位", "名称:水泵；数量 应有:12；数量 到位:85.6%"]
        assert (document.blocks[1].place.sheet, document.blocks[1].place.first_row) == ("物资", 5)

    def test_a_document_is_read_like_a_docx(self, tmp_path: Path) -> None:
        space = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="wx"'
        styles = '<w:styles><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
        head = '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>总则</w:t></w:r></w:p>'
        body = f"<w:body><wx:sect>{head}<w:p><w:r><w:t>落实责任。</w:t></w:r></w:p></wx:sect></w:body>"
        text = f'<?xml version="1.0"?><w:wordDocument {space}>{styles}{body}</w:wordDocument>'

        document = read_document(saved(tmp_path, "方案.doc", text))

        assert [(block.kind.value, block.text) for block in document.blocks] == [
            ("heading", "总则"),
            ("paragraph", "落实责任。"),
        ]

    def test_other_xml_under_these_names_is_corrupt(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentCorrupt):
            read_document(saved(tmp_path, "导出.xls", '<?xml version="1.0"?><data/>'))
