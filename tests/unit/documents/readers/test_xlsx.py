"""Excel's workbooks."""

from pathlib import Path

import pytest

from studio.core.errors import DocumentCorrupt, DocumentEmpty
from tests.unit.documents.made import changed_part, workbook_bytes, zip_bytes
from tests.unit.documents.readers.reading import read, texts


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
