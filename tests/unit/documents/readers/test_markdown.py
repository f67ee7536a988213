"""Markdown."""

from pathlib import Path

from tests.unit.documents.readers.reading import read, texts


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

    def test_brackets_that_are_never_closed_stay_as_they_are(self, tmp_path: Path) -> None:
        document = read(tmp_path, "a.md", "# 附件 ##\n\n" + "[" * 20_000 + "甲\n\n" + "[乙](" * 20_000)

        assert [text[-3:] for text in texts(document)] == ["附件", "[[甲", "乙]("]

    def test_underlined_headings_count(self, tmp_path: Path) -> None:
        document = read(tmp_path, "a.md", "指南\n====\n材料\n----\n两份。")

        assert document.blocks[2].place.headings == ("指南", "材料")
