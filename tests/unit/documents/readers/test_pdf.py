"""PDF files."""

from pathlib import Path

import pytest

from studio.core.documents import BlockKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted, DocumentWithoutText
from tests.unit.documents.made import encrypted_pdf, pdf_bytes
from tests.unit.documents.readers.reading import read, texts


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
