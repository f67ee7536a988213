"""What each reader makes of a small document of its format."""

import csv
from pathlib import Path

import docx
import pytest

from studio.core.documents import BlockKind, Document
from studio.core.errors import DocumentCorrupt, DocumentEmpty, DocumentEncrypted, DocumentWithoutText
from studio.documents.reading import read_document
from tests.unit.documents.made import (
    changed_part,
    docx_bytes,
    encrypted_pdf,
    pdf_bytes,
    plan_docx,
    saved,
    word_body,
    workbook_bytes,
    zip_bytes,
)


def read(folder: Path, name: str, content: bytes | str) -> Document:
    return read_document(saved(folder, name, content))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def paragraph_xml(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


class TestText:
    def test_lines_broken_at_a_fixed_width_become_paragraphs_again(self, tmp_path: Path) -> None:
        line = "各单位要高度重视汛期值班工作落实责任加强检查确保安全度汛不得有误"
        document = read(
            tmp_path, "a.txt", "\n".join(["　　" + line[:30], *[line] * 8, "到此为止。", "　　另起一段。"])
        )

        assert len(document.blocks) == 2
        assert document.blocks[1].text == "另起一段。"

    def test_each_line_stays_a_paragraph_when_widths_differ(self, tmp_path: Path) -> None:
        document = read(tmp_path, "a.txt", "一行。\n又一行，长一些的内容。\n\n第三行")

        assert texts(document) == ["一行。", "又一行，长一些的内容。", "第三行"]

    def test_a_table_of_contents_is_left_out(self, tmp_path: Path) -> None:
        document = read(
            tmp_path,
            "a.txt",
            "目录\n第一章 总则……………1\n第二章 附则\n第一章 总则\n正文。\n第二章 附则\n结束。",
        )

        assert texts(document) == ["第一章 总则", "正文。", "第二章 附则", "结束。"]

    def test_nothing_but_invisible_characters_is_empty(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentEmpty):
            read(tmp_path, "a.txt", "\u200b\u200b \ufeff\n")

    def test_what_was_lost_is_warned_of(self, tmp_path: Path) -> None:
        document = read(tmp_path, "a.txt", "值班制度要求。".encode() * 30 + b"\xff" + "防汛。".encode())

        assert document.warnings == (("characters_unreadable", "1"),)


class TestMarkdown:
    def test_headings_lists_tables_and_code_are_told_apart(self, tmp_path: Path) -> None:
        text = "---\ntags: x\n---\n# 指南\n\n引言*很*短\n续行。\n\n## 材料\n\n- **身份证**\n- [户口本](http://x)\n"
        more = "\n```\na  b\n```\n\n|名称|数量|\n|---|---|\n|水泵|12|\n<!-- 注 -->\n"
        document = read(tmp_path, "a.md", text + more)

        assert texts(document) == [
            "指南",
            "引言很短续行。",
            "材料",
            "身份证",
            "户口本",
            "a  b",
            "名称 | 数量",
            "水泵 | 12",
        ]
        assert document.blocks[-1].table_header == "名称 | 数量"
        assert document.blocks[-1].place.headings == ("指南", "材料")

    def test_underlined_headings_count(self, tmp_path: Path) -> None:
        document = read(tmp_path, "a.md", "指南\n====\n材料\n----\n两份。")

        assert document.blocks[2].place.headings == ("指南", "材料")


class TestHtml:
    def test_a_page_that_says_gb2312_is_read_as_gb18030(self, tmp_path: Path) -> None:
        head = '<html><head><meta charset="gb2312"><title>站</title></head>'
        page = f"{head}<body><h1>公告</h1><p>镕基〇号</p></body></html>"
        document = read(tmp_path, "a.html", page.encode("gb18030"))

        assert texts(document) == ["公告", "镕基〇号"]

    def test_a_wrong_charset_is_seen_through(self, tmp_path: Path) -> None:
        page = '<html><head><meta charset="gb2312"></head><body><p>防汛值班公告</p></body></html>'

        assert texts(read(tmp_path, "a.html", page)) == ["防汛值班公告"]

    def test_scripts_navigation_and_hidden_text_are_dropped(self, tmp_path: Path) -> None:
        page = (
            "<html><body><nav>首页</nav><script>x()</script><style>p{}</style>"
            "<div style='display: none'>藏</div>"
            "<div>通知<br><br>各单位：<ul><li>甲</li><li>乙</li></ul>尾</div></body></html>"
        )

        assert texts(read(tmp_path, "a.html", page)) == ["通知", "各单位：", "甲", "乙", "尾"]

    def test_tables_keep_spanned_cells_and_layout_tables_are_read_as_text(self, tmp_path: Path) -> None:
        page = (
            "<html><body><table><tr><td><h2>物资</h2><table><tr><th>仓库</th><th>名称</th></tr>"
            "<tr><td rowspan=2>城东</td><td>水泵</td></tr><tr><td>编织袋</td></tr>"
            "</table></td></tr></table></body></html>"
        )
        document = read(tmp_path, "a.html", page)

        assert texts(document) == ["物资", "仓库 | 名称", "城东 | 水泵", "城东 | 编织袋"]
        assert document.blocks[3].table_header == "仓库 | 名称"


class TestCsv:
    def test_rows_have_their_numbers_and_column_names(self, tmp_path: Path) -> None:
        document = read(
            tmp_path, "a.csv", '名称;数量;备注\n水泵;12;"大,小"\n\n编织袋;5000;\n'.encode("gb18030")
        )

        assert texts(document) == [
            "名称 | 数量 | 备注",
            "名称:水泵；数量:12；备注:大,小",
            "名称:编织袋；数量:5000",
        ]
        assert [block.place.first_row for block in document.blocks] == [1, 2, 4]

    def test_a_short_table_leaves_room_for_long_fields_elsewhere(self, tmp_path: Path) -> None:
        read(tmp_path, "a.csv", "名称,数量\n水泵,12\n".encode())

        assert list(csv.reader(["水" * 200_000])) == [["水" * 200_000]]


class TestXlsx:
    def test_titles_headers_and_merged_cells_are_understood(self, tmp_path: Path) -> None:
        rows: list[list[object]] = [
            ["示例市防汛物资表", None, None, None],
            ["仓库", "物资", None, "盘点"],
            [None, "名称", "数量", None],
            ["城东", "水泵", 12.0, True],
            [None, "编织袋", 0.1 + 0.2, None],
        ]
        book = workbook_bytes({"物资": rows, "空": []}, ["A1:D1", "B2:C2", "A2:A3", "D2:D3", "A4:A5"])
        document = read(tmp_path, "a.xlsx", book)

        assert document.pages == 2
        assert texts(document) == [
            "示例市防汛物资表",
            "仓库 | 物资 名称 | 物资 数量 | 盘点",
            "仓库:城东；物资 名称:水泵；物资 数量:12；盘点:是",
            "仓库:城东；物资 名称:编织袋；物资 数量:0.3",
        ]
        assert document.blocks[3].place.label() == "物资 · 第 5 行 · 示例市防汛物资表"

    def test_a_sheet_that_starts_lower_down_keeps_its_row_numbers(self, tmp_path: Path) -> None:
        document = read(tmp_path, "a.xlsx", workbook_bytes({"表": [[], [], ["名称", "数量"], ["水泵", "1"]]}))

        assert [block.place.first_row for block in document.blocks] == [3, 4]

    def test_a_form_is_read_as_labels_and_values(self, tmp_path: Path) -> None:
        document = read(
            tmp_path,
            "a.xlsx",
            workbook_bytes({"表": [["姓名：", "张三", "电话：", "示例"], ["单位：", "水务局"]]}),
        )

        assert texts(document) == ["姓名： | 张三 | 电话： | 示例", "单位： | 水务局"]

    def test_a_mark_in_the_printed_header_is_kept(self, tmp_path: Path) -> None:
        header = (
            '<headerFooter><oddHeader>&amp;L&amp;"黑体"&amp;12机密★5年&amp;C名册</oddHeader></headerFooter>'
        )
        book = workbook_bytes({"表": [["名称", "数量"], ["水泵", 1]]})
        marked = changed_part(book, "xl/worksheets/sheet1.xml", "</worksheet>", f"{header}</worksheet>")

        assert texts(read(tmp_path, "a.xlsx", marked))[0] == "机密★5年"

    def test_an_empty_workbook_is_empty(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentEmpty):
            read(tmp_path, "a.xlsx", workbook_bytes({"表": []}))

    def test_a_broken_sheet_is_corrupt(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentCorrupt):
            read(tmp_path, "a.xlsx", zip_bytes({"xl/workbook.xml": "<broken"}))


class TestDocx:
    def test_headings_paragraphs_and_tables_come_in_order(self, tmp_path: Path) -> None:
        document = read(tmp_path, "a.docx", plan_docx())

        assert texts(document)[:3] == ["示例市防汛应急预案", "一、总则", "为做好防汛工作，制定本预案。"]
        assert document.blocks[-1].text == "水泵 | 12 | 城西库"
        assert document.blocks[-1].table_header == "物资 | 数量 | 仓库"
        assert document.blocks[-1].place.headings == ("示例市防汛应急预案", "二、应急响应", "（一）Ⅳ级响应")

    def test_automatic_numbers_are_counted_as_word_counts_them(self, tmp_path: Path) -> None:
        levels = (
            '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
        )
        numbering = (
            f'<w:numbering {{space}}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
        )

        def item(text: str, level: int) -> str:
            return paragraph_xml(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')

        body = item("总则", 0) + item("目的", 1) + item("依据", 1) + item("响应", 0) + item("启动", 1)
        document = read(tmp_path, "a.docx", word_body(body, {"numbering": numbering}))

        assert texts(document) == ["一、总则", "一.1 目的", "一.2 依据", "二、响应", "二.1 启动"]

    def test_a_list_may_have_the_levels_of_the_one_that_makes_its_style(self, tmp_path: Path) -> None:
        level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        numbering = (
            '<w:numbering {space}><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>'
            f'{level}</w:abstractNum><w:abstractNum w:abstractNumId="2">'
            '<w:numStyleLink w:val="S"/></w:abstractNum>'
            '<w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
        )
        body = paragraph_xml("启动", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')

        assert texts(read(tmp_path, "a.docx", word_body(body, {"numbering": numbering}))) == ["1.启动"]

    def test_deleted_and_hidden_text_and_field_codes_are_not_read(self, tmp_path: Path) -> None:
        body = (
            "<w:p><w:r><w:t>看得见</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>的字</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        )

        assert texts(read(tmp_path, "a.docx", word_body(body))) == ["看得见的字"]

    def test_headers_boxes_and_notes_are_read_and_page_numbers_are_not(self, tmp_path: Path) -> None:
        body = (
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>机密★10年</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
            '<w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        )
        parts = {
            "header": "<w:hdr {space}>" + paragraph_xml("示例市水务局") + "</w:hdr>",
            "footer": "<w:ftr {space}>" + paragraph_xml("第 1 页 共 3 页") + "</w:ftr>",
            "footnotes": '<w:footnotes {space}><w:footnote w:id="2">'
            + paragraph_xml("脚注")
            + "</w:footnote></w:footnotes>",
        }
        document = read(tmp_path, "a.docx", word_body(body, parts))

        assert texts(document) == ["示例市水务局", "机密★10年", "正文", "脚注"]

    def test_pages_are_known_where_word_noted_them(self, tmp_path: Path) -> None:
        rendered = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>第二页</w:t></w:r></w:p>"
        document = read(tmp_path, "a.docx", word_body(paragraph_xml("第一页") + rendered))

        assert [(block.text, block.place.page) for block in document.blocks] == [("第一页", 1), ("第二页", 2)]
        assert document.pages == 2

    def test_pages_are_not_guessed(self, tmp_path: Path) -> None:
        assert {block.place.page for block in read(tmp_path, "a.docx", plan_docx()).blocks} == {None}

    def test_properties_are_kept_for_the_guards(self, tmp_path: Path) -> None:
        marked = changed_part(plan_docx(), "docProps/core.xml", "generated by python-docx", "秘密★1年")

        assert "秘密★1年" in read(tmp_path, "a.docx", marked).unseen

    @pytest.mark.parametrize("broken", [plan_docx()[:-400], zip_bytes({"word/document.xml": ""})])
    def test_a_broken_document_is_corrupt(self, tmp_path: Path, broken: bytes) -> None:
        with pytest.raises(DocumentCorrupt):
            read(tmp_path, "a.docx", broken)

    def test_entities_are_not_expanded(self, tmp_path: Path) -> None:
        bomb = '<!DOCTYPE x [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        text = "<w:p><w:r><w:t>汛&b;</w:t></w:r></w:p>"
        xml = f'{bomb}<w:document xmlns:w="{space}"><w:body>{text}</w:body></w:document>'

        assert "哈" not in read(tmp_path, "a.docx", zip_bytes({"word/document.xml": xml})).text

    def test_a_header_in_two_rows_names_each_column(self, tmp_path: Path) -> None:
        document = docx.Document()
        table = document.add_table(rows=4, cols=3)
        rows = (("企业", "隐患数", ""), ("", "重大", "一般"), ("甲厂", "2", "15"), ("乙厂", "0", "3"))
        for line, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, cells, strict=True):
                cell.text = text
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(0, 0).merge(table.cell(1, 0))

        found = texts(read(tmp_path, "检查.docx", docx_bytes(document)))

        assert found == ["企业 | 隐患数 重大 | 隐患数 一般", "甲厂 | 2 | 15", "乙厂 | 0 | 3"]

    def test_a_comment_follows_the_paragraph_it_is_on(self, tmp_path: Path) -> None:
        body = '<w:p><w:r><w:t>储备编织袋五万条。</w:t></w:r><w:r><w:commentReference w:id="3"/></w:r></w:p>'
        comment = '<w:comment w:id="3" w:author="王五"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'
        comments = f"<w:comments {{space}}>{comment}</w:comments>"

        document = read(tmp_path, "清单.docx", word_body(body, {"comments": comments}))

        assert texts(document) == ["储备编织袋五万条。", "批注（王五）：请核对"]


class TestPdf:
    def test_paragraphs_are_joined_across_lines_and_pages(self, tmp_path: Path) -> None:
        full = "为做好防汛工作提高应急处置能力减少灾害损失保障人"
        pages = [
            [
                (90, 60, 22, "示例市防汛应急预案"),
                (90, 120, 16, "一、总则"),
                (122, 150, 16, full[:-2]),
                (90, 180, 16, full),
            ],
            [(90, 90, 16, "民群众生命财产安全。"), (122, 120, 16, "本预案自印发之日起施行。")],
        ]
        document = read(tmp_path, "a.pdf", pdf_bytes(pages))

        assert texts(document) == [
            "示例市防汛应急预案",
            "一、总则",
            f"{full[:-2]}{full}民群众生命财产安全。",
            "本预案自印发之日起施行。",
        ]
        assert [block.place.page for block in document.blocks] == [1, 1, 1, 2]
        assert document.blocks[3].place.headings == ("示例市防汛应急预案", "一、总则")

    def test_headers_footers_and_page_numbers_are_left_out_and_marks_stay_once(self, tmp_path: Path) -> None:
        pages = [
            [
                (90, 40, 10, "示例市应急预案汇编"),
                (400, 60, 10, "秘密★1年"),
                (90, 300, 16, f"内容{sign}。"),
                (280, 810, 10, f"- {n} -"),
            ]
            for n, sign in enumerate("甲乙丙", start=1)
        ]

        assert texts(read(tmp_path, "a.pdf", pdf_bytes(pages))) == [
            "秘密★1年",
            "内容甲。",
            "内容乙。",
            "内容丙。",
        ]

    def test_a_line_with_wide_gaps_is_a_row_of_a_table(self, tmp_path: Path) -> None:
        page = [
            (x, y, 12.0, text)
            for y, row in ((100.0, ("仓库名称", "物资", "数量")), (130.0, ("城东仓库", "水泵", "12")))
            for x, text in zip((90.0, 250.0, 400.0), row, strict=True)
        ]
        document = read(tmp_path, "a.pdf", pdf_bytes([page]))

        assert texts(document) == ["仓库名称 | 物资 | 数量", "城东仓库 | 水泵 | 12"]
        assert document.blocks[1].kind is BlockKind.TABLE_ROW
        assert document.blocks[1].table_header == "仓库名称 | 物资 | 数量"

    def test_cells_over_several_lines_and_pages_are_put_together(self, tmp_path: Path) -> None:
        header = [(90.0, 100.0, 12.0, "事项"), (250.0, 100.0, 12.0, "单位"), (400.0, 100.0, 12.0, "说明")]
        row = [
            (90.0, 130.0, 12.0, "河道内施工人"),
            (100.0, 146.0, 12.0, "员撤离"),
            (250.0, 138.0, 12.0, "市水利局"),
            (400.0, 138.0, 12.0, "涉路桥由交通"),
            (400.0, 154.0, 12.0, "部门负责"),
        ]
        last = [
            (90.0, 130.0, 12.0, "树木倒伏"),
            (250.0, 130.0, 12.0, "城管局"),
            (400.0, 130.0, 12.0, "及时清理"),
        ]
        document = read(tmp_path, "a.pdf", pdf_bytes([[*header, *row], [*header, *last]]))

        assert texts(document) == [
            "事项 | 单位 | 说明",
            "河道内施工人员撤离 | 市水利局 | 涉路桥由交通部门负责",
            "树木倒伏 | 城管局 | 及时清理",
        ]
        assert {block.table_header for block in document.blocks[1:]} == {"事项 | 单位 | 说明"}

    def test_pages_that_show_something_without_text_are_warned_of(self, tmp_path: Path) -> None:
        crossed = [[], [], [(100.0, 100.0, 500.0, 700.0), (500.0, 100.0, 100.0, 700.0)]]
        document = read(tmp_path, "a.pdf", pdf_bytes([[(90, 90, 16, "有字。")], [], []], crossed))

        assert document.warnings == (("page_without_text", "3"),)
        assert document.pages == 3

    def test_a_scan_an_encrypted_and_a_broken_file_say_so(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentWithoutText):
            read(tmp_path, "scan.pdf", pdf_bytes([[], []]))
        with pytest.raises(DocumentEncrypted):
            read(tmp_path, "locked.pdf", encrypted_pdf())
        with pytest.raises(DocumentCorrupt):
            read(tmp_path, "cut.pdf", b"%PDF-1.4\nnothing more")
