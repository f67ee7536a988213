"""A file is what its bytes say, whatever it is called."""

from pathlib import Path

import pytest

from studio.core.documents import DocumentKind
from studio.core.errors import (
    DocumentCorrupt,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentError,
    DocumentKindUnknown,
    DocumentMissing,
    DocumentNotReadable,
)
from studio.documents import detect_kind, digest_of
from tests.unit.documents.made import pdf_bytes, plan_docx, saved, workbook_bytes, zip_bytes

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
PLAN, BOOK, PDF = plan_docx(), workbook_bytes({"表": [["名称"]]}), pdf_bytes([[(90, 90, 16, "汛情")]])


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("plan.txt", PLAN, DocumentKind.DOCX),
        ("plan.pdf", BOOK, DocumentKind.XLSX),
        ("plan.docx", PDF, DocumentKind.PDF),
        ("export.xls", "<html><body><table><tr><td>a</td></tr></table></body></html>", DocumentKind.HTML),
        ("page", "<!-- x --><!DOCTYPE html><p>汛情</p>", DocumentKind.HTML),
        ("rules.md", "值班制度", DocumentKind.MARKDOWN),
        ("rules.txt", "# 值班\n正文\n## 交接\n正文", DocumentKind.MARKDOWN),
        ("list.csv", "名称,数量\n水泵,12", DocumentKind.CSV),
        ("list.xls", "名称\t数量\n水泵\t12\n编织袋\t5000", DocumentKind.CSV),
        ("notice.txt", "各单位,请注意。\n一,二,三", DocumentKind.TEXT),
        ("notice", "各单位请注意。", DocumentKind.TEXT),
    ],
)
def test_the_content_tells_the_kind(
    tmp_path: Path, name: str, content: bytes | str, kind: DocumentKind
) -> None:
    assert detect_kind(saved(tmp_path, name, content)) is kind


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.txt", b"", DocumentEmpty),
        ("blank.txt", b" \r\n\t\n", DocumentEmpty),
        ("cut.docx", PLAN[:2000], DocumentCorrupt),
        ("cut", PLAN[:2000], DocumentCorrupt),
        ("noise.docx", b"\x00\x01\x02noise" * 30, DocumentCorrupt),
        ("words.docx", b"this is not a Word document", DocumentCorrupt),
        ("locked.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), DocumentEncrypted),
        ("old.doc", COMPOUND, DocumentKindUnknown),
        ("pages.ofd", zip_bytes({"OFD.xml": "<OFD/>"}), DocumentKindUnknown),
        ("slides.pptx", zip_bytes({"ppt/presentation.xml": "<p/>"}), DocumentKindUnknown),
        ("photo.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", DocumentKindUnknown),
        ("data.xml", '<?xml version="1.0"?><data/>', DocumentKindUnknown),
        ("note.rtf", r"{\rtf1 duty}", DocumentKindUnknown),
        ("mail.eml", "MIME-Version: 1.0\nSubject: duty\n\ntext", DocumentKindUnknown),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, name: str, content: bytes | str, error: type[DocumentError]
) -> None:
    path = saved(tmp_path, name, content)

    with pytest.raises(error) as caught:
        detect_kind(path)

    assert caught.value.facts["document"] == name


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(DocumentMissing):
        detect_kind(tmp_path / "gone.txt")
    with pytest.raises(DocumentNotReadable):
        detect_kind(tmp_path)


def test_a_digest_is_the_sha256_of_the_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.txt", "abc")

    assert digest_of(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    with pytest.raises(DocumentMissing):
        digest_of(tmp_path / "gone")
    with pytest.raises(DocumentNotReadable):
        digest_of(tmp_path)
