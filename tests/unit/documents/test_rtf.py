"""Rich text is read by its words, in whichever way they are written."""

from pathlib import Path

import pytest

from studio.core.documents import Document
from studio.core.errors import DocumentCorrupt
from studio.documents.reading import read_document
from tests.unit.documents.made import saved

HEAD = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Arial;}}{\colortbl;\red0;}"


def read(folder: Path, body: bytes) -> Document:
    return read_document(saved(folder, "通知.doc", HEAD + body + b"}"))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def escaped(text: str) -> bytes:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030")).encode()


def numbered(text: str) -> bytes:
    return "".join(f"\\u{ord(sign) - (0x10000 if ord(sign) > 0x7FFF else 0)}?" for sign in text).encode()


def test_characters_by_bytes_and_by_numbers_read_the_same(tmp_path: Path) -> None:
    body = (
        rb"\f0 "
        + escaped("示例市")
        + rb"\b "
        + escaped("防汛")
        + rb"\b0\par{\uc1 "
        + numbered("通知！")
        + rb"}\par"
    )

    assert texts(read(tmp_path, body)) == ["示例市防汛", "通知！"]


def test_a_code_page_nobody_knows_does_not_make_it_unreadable(tmp_path: Path) -> None:
    content = rb"{\rtf1\ansi\ansicpg64999 Duty rules 2026\par}"

    assert texts(read_document(saved(tmp_path, "a.rtf", content))) == ["Duty rules 2026"]


def test_rows_of_a_table_have_their_header(tmp_path: Path) -> None:
    row = b"\\trowd\\intbl %s\\cell %s\\cell\\row "
    body = row % (escaped("名称"), escaped("数量")) + row % (escaped("水泵"), b"12") + rb"\pard "
    document = read(tmp_path, body + escaped("完。") + rb"\par")

    assert texts(document) == ["名称 | 数量", "水泵 | 12", "完。"]
    assert document.blocks[1].table_header == "名称 | 数量"


def test_merged_cells_say_their_text_in_every_row_and_column(tmp_path: Path) -> None:
    def row(cells: bytes, *texts: bytes) -> bytes:
        return (
            b"\\trowd" + cells + b"\\pard\\intbl " + b"".join(text + b"\\cell " for text in texts) + b"\\row "
        )

    body = row(rb"\clvmgf\cellx1000\cellx3000", escaped("仓库"), escaped("物资"))
    body += row(rb"\clvmrg\cellx1000\cellx2000\cellx3000", b"", escaped("名称"), escaped("数量"))
    body += row(rb"\cellx1000\cellx2000\cellx3000", escaped("城东"), escaped("水泵"), b"12")

    assert texts(read(tmp_path, body)) == ["仓库 | 物资 名称 | 物资 数量", "城东 | 水泵 | 12"]


def test_margins_notes_and_properties_are_told_from_the_text(tmp_path: Path) -> None:
    body = (
        rb"{\info{\title "
        + escaped("预案")
        + rb"}{\company ABC}}{\header "
        + escaped("示例市水务局")
        + rb"\par}"
        rb"{\*\unknown hidden}{\field{\*\fldinst HYPERLINK x}{\fldrslt " + escaped("网站") + rb"}}"
        rb"{\v secret}{\footnote " + escaped("脚注") + rb"}\par"
    )
    document = read(tmp_path, body)

    assert texts(document) == ["示例市水务局", "网站", "脚注"]
    assert document.unseen == ("预案", "ABC")


def test_what_ends_early_is_read_and_warned_of(tmp_path: Path) -> None:
    document = read_document(saved(tmp_path, "断.rtf", HEAD + rb"\b " + escaped("汛期") + rb"\par {\i cut"))

    assert texts(document) == ["汛期", "cut"]
    assert document.warnings == (("parts_damaged", "1"),)


@pytest.mark.parametrize("body", [rb"{\pict 00", b"{" * 5000])
def test_what_holds_no_text_or_never_ends_is_corrupt(tmp_path: Path, body: bytes) -> None:
    with pytest.raises(DocumentCorrupt):
        read(tmp_path, body)


def test_raw_bytes_and_a_row_without_an_end_do_no_harm(tmp_path: Path) -> None:
    body = rb"{\pict\bin5 }}{{}}" + escaped("后") + rb"\par\intbl a\cell b\cell "

    assert texts(read(tmp_path, body + b"")) == ["后", "a | b"]
