"""Carelessly written and broken OFD files are read as far as they go, and say why not."""

from pathlib import Path

import pytest

from studio.core.errors import DocumentCorrupt, DocumentEncrypted, DocumentWithoutText
from tests.unit.documents.made import zip_bytes
from tests.unit.documents.made_ofd import ofd_bytes, ofd_parts, page, text
from tests.unit.documents.ofd.reading import read, texts


@pytest.mark.parametrize(
    ("whole", "careless"),
    [
        (' Size="4.5"', ""),
        (' Size="4.5"', ' Size="0"'),
        ("<ofd:Layer>", ""),
        (' Size="4.5"', ' Size="4.5" CTM="0 0 0 0 0 0"'),
    ],
)
def test_text_is_read_from_carelessly_written_pages(tmp_path: Path, whole: str, careless: str) -> None:
    written = page(text(28, 40, 4.5, "值班电话")).replace(whole, careless)
    written = written.replace("</ofd:Layer>", "") if whole == "<ofd:Layer>" else written

    assert sorted("".join(texts(read(tmp_path, ofd_bytes(written))))) == sorted("值班电话")


def test_parts_are_found_by_names_in_gbk(tmp_path: Path) -> None:
    parts = ofd_parts([page(text(28, 40, 4.5, "值班电话"))])
    parts["OFD.xml"] = str(parts["OFD.xml"]).replace("Doc_0/Document.xml", "文档/Document.xml")
    whole = zip_bytes({name.replace("Doc_0", "XXXX"): part for name, part in parts.items()})

    assert texts(read(tmp_path, whole.replace(b"XXXX", "文档".encode("gb18030")))) == ["值班电话"]


def test_pages_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    parts = ofd_parts(
        [page(text(28, 40, 4.5, "第一章 总则")), "", page(), page(text(28, 40, 4.5, "第二章 值班"))]
    )
    del parts["Doc_0/Pages/Page_2/Content.xml"]

    document = read(tmp_path, zip_bytes(parts))

    assert texts(document) == ["第一章 总则", "第二章 值班"]
    assert document.warnings == (("page_unreadable", "2"), ("page_without_text", "3"))


@pytest.mark.parametrize("declared", ["UTF-8", "GBK", "utf-16", "nonsense"])
@pytest.mark.parametrize("written", ["utf-8", "gb18030", "utf-16"])
def test_a_wrong_encoding_is_seen_through(tmp_path: Path, declared: str, written: str) -> None:
    parts = ofd_parts([page(text(28, 40, 4.5, "水位超过警戒线"))])
    content = str(parts["Doc_0/Pages/Page_1/Content.xml"]).replace("UTF-8", declared)
    parts["Doc_0/Pages/Page_1/Content.xml"] = content.encode(written)

    assert texts(read(tmp_path, zip_bytes(parts))) == ["水位超过警戒线"]


@pytest.mark.parametrize(
    "written",
    [
        "\\Doc_0\\Document.xml",
        "//DOC_0//document.XML",
        "./Doc_0/../Doc_0/Document.xml",
        "../../Doc_0/Document.xml",
    ],
)
def test_odd_slashes_and_cases_lead_to_the_part_that_is_meant(tmp_path: Path, written: str) -> None:
    parts = ofd_parts([page(text(28, 40, 4.5, "值班表"))])
    parts["OFD.xml"] = str(parts["OFD.xml"]).replace("Doc_0/Document.xml", written)

    assert texts(read(tmp_path, zip_bytes(parts))) == ["值班表"]


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"OFD.xml": "<OFD/>"}, DocumentCorrupt),
        ({"OFD.xml": "no XML"}, DocumentCorrupt),
        ({"OFD.xml": "<OFD/>", "Encryptions.xml": "<Encryptions/>"}, DocumentEncrypted),
        (ofd_parts([]), DocumentCorrupt),
        (ofd_parts([page()]), DocumentWithoutText),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, parts: dict[str, str | bytes], error: type[Exception]
) -> None:
    with pytest.raises(error):
        read(tmp_path, zip_bytes(parts))
