"""Plain text, in whatever encoding."""

from pathlib import Path

import pytest

from studio.core.errors import DocumentEmpty
from tests.unit.documents.readers.reading import read, texts


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
