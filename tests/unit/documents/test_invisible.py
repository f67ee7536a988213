"""What nobody sees goes when a file is read, wherever in it it stands."""

import io
from pathlib import Path

import openpyxl
import pytest

from studio.documents.invisible import cleaned, without_invisible
from studio.documents.reading import read_document

INVISIBLE = (
    *range(0xE0000, 0xE0080), *range(0xFE00, 0xFE10), *range(0x200B, 0x2010), 0x2060, 0xFEFF,
    *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xAD, 0x61C, 0x180E, 0x3164, 0xE0100,
)  # fmt: skip
HIDDEN = "".join(map(chr, INVISIBLE))


@pytest.mark.parametrize("code", INVISIBLE)
def test_an_invisible_character_splits_no_word(code: int) -> None:
    assert cleaned(f"防{chr(code)}汛") == "防汛"
    assert without_invisible(f"防{chr(code)}汛") == "防汛"


def test_a_line_separator_is_a_line_break() -> None:
    assert cleaned("防汛\u2028值班\u2029抗旱\r\n") == "防汛\n值班\n抗旱"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("通知.txt", "关于{}防汛的通知"),
        ("通知.md", "# 关于{}防汛的通知\n\n正文{}在此。"),
        ("通知.csv", "姓{}名,岗位\n张{}三,值班"),
        ("通知.html", "<html><title>关于{}防汛</title><h1>关于{}防汛</h1><p>正文{}在此。</p></html>"),
    ],
)
def test_no_text_format_lets_it_through(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text.replace("{}", HIDDEN), encoding="utf-8")

    assert not _hidden_in(tmp_path / name)


def test_no_sheet_cell_or_header_lets_it_through(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet(f"值班{chr(0x200B)}表", 0)
    for row in (f"姓{chr(0x200B)}名", "岗位"), (f"张{chr(0x202E)}三", "值班"):
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    (tmp_path / "值班.xlsx").write_bytes(made.getvalue())

    assert not _hidden_in(tmp_path / "值班.xlsx")


def _hidden_in(file: Path) -> set[str]:
    blocks = read_document(file).blocks
    told = [(block.text, block.table_header, block.place.sheet, *block.place.headings) for block in blocks]
    return {sign for texts in told for text in texts if text for sign in text} & set(HIDDEN)
