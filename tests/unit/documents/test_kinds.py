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
from tests.unit.documents.compounds import compound_bytes
from tests.unit.documents.made import pdf_bytes, plan_docx, saved, workbook_bytes, zip_bytes

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
RELATION = (
    '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/doc/main.xml"/></Relationships>'
)
MAIN = '<?xml version="1.0"?><w:document xmlns:w="w"/>'
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
        ("notice.doc", "各单位请注意。", DocumentKind.TEXT),
        ("notice.doc", PLAN, DocumentKind.DOCX),
        ("notice.docx", compound_bytes({"WordDocument": b"x"}), DocumentKind.DOC),
        ("notice.wps", compound_bytes({"WordDocument": b"x", "1Table": b"y"}), DocumentKind.DOC),
        ("table.et", compound_bytes({"Workbook": b"x"}), DocumentKind.XLS),
        ("old.xls", compound_bytes({"Book": b"x" * 9000}), DocumentKind.XLS),
        ("show.dps", compound_bytes({"PowerPoint Document": b"x"}), DocumentKind.PPT),
        ("show.ppt", zip_bytes({"ppt/presentation.xml": "<p/>"}), DocumentKind.PPTX),
        ("odd.docx", zip_bytes({"_rels\\.rels": RELATION, "doc\\main.xml": MAIN}), DocumentKind.DOCX),
        ("pages.pdf", zip_bytes({"OFD.xml": "<OFD/>"}), DocumentKind.OFD),
        ("papers.zip", zip_bytes({"word/documents.txt": "汛情"}), DocumentKind.ARCHIVE),
        ("photo.doc", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", DocumentKind.IMAGE),
        ("note.doc", r"{\rtf1 duty}", DocumentKind.RTF),
        ("mail.txt", "MIME-Version: 1.0\nSubject: duty\n\ntext", DocumentKind.MAIL),
        (
            "pages.zip",
            zip_bytes({"通知/ofd.XML": "<OFD/>", "通知/Doc_0/Document.xml": "<D/>"}),
            DocumentKind.OFD,
        ),
        ("locked.ofd", zip_bytes({"Encryptions.xml": "<Encryptions/>"}), DocumentKind.OFD),
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
        ("old.doc", COMPOUND, DocumentCorrupt),
        ("old", COMPOUND, DocumentKindUnknown),
        ("works.wps", compound_bytes({"MatOST": b"x", "CONTENTS": b"y"}), DocumentKindUnknown),
        ("locked.pptx", compound_bytes({"EncryptedPackage": b"x" * 5000}), DocumentEncrypted),
        ("cut.zip", zip_bytes({"a.txt": "汛情"})[:40], DocumentCorrupt),
        ("book.epub", zip_bytes({"mimetype": "application/epub+zip"}), DocumentKindUnknown),
        (
            "plan.vsdx",
            zip_bytes({"[Content_Types].xml": "<Types/>", "visio/document.xml": "<VisioDocument/>"}),
            DocumentKindUnknown,
        ),
        (
            "plan.docx",
            zip_bytes({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<s/>"}),
            DocumentCorrupt,
        ),
        ("data.xml", '<?xml version="1.0"?><data/>', DocumentKindUnknown),
        ("old.doc", b"\xdb\xa5\x2d\x00" + b"\x00\x01text" * 20, DocumentKindUnknown),
        ("print.ps", "%!PS-Adobe-3.0", DocumentKindUnknown),
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
