"""Damaged and hostile Office files end in one of a few clear errors, or are read; nothing else happens."""

import random
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from studio.core.errors import DocumentCorrupt, DocumentEmpty, DocumentError, DocumentTooLarge
from studio.documents import ReaderPool
from studio.documents.reading import read_document
from tests.unit.documents.compounds import compound_bytes
from tests.unit.documents.made import plan_docx, saved, word_body, zip_bytes
from tests.unit.documents.packages import pptx_bytes, relations, shape, xlsx_bytes
from tests.unit.documents.slideshows import BODY, Slide, slideshow_bytes

FIXTURES = Path(__file__).parents[2] / "fixtures"
SAMPLES: dict[str, Callable[[], bytes]] = {
    "plan.doc": (FIXTURES / "plan.doc").read_bytes,
    "stock.xls": (FIXTURES / "stock.xls").read_bytes,
    "show.ppt": lambda: slideshow_bytes([Slide(outline=[(BODY, "汛期")], notes="备", table=[["甲", "乙"]])]),
    "plan.docx": plan_docx,
    "show.pptx": lambda: pptx_bytes([shape("汛期")]),
    "stock.xlsx": lambda: xlsx_bytes("<sheetData><row><c><v>1</v></c></row></sheetData>"),
    "note.rtf": lambda: (
        rb"{\rtf1\ansi{\fonttbl{\f0\fcharset134 S;}}\trowd\intbl a\cell b\cell\row\u27721?\par}"
    ),
}
WORDS = (b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\xff\xff\xff\x7f", b"\x01\x00\x00\x00")


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Cut, changed, shifted: what disks and attackers do."""
    data = bytearray(content)
    if chance.random() < 0.2:
        return bytes(data[: chance.randrange(1, len(data))])
    for _ in range(chance.choice((1, 5, 40))):
        at = chance.randrange(len(data))
        if chance.random() < 0.5:
            data[at] = chance.randrange(256)
        elif chance.random() < 0.8:
            data[at : at + 4] = chance.choice(WORDS)
        else:
            data[at:at] = data[: chance.randrange(1, 200)]
    return bytes(data)


@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_files_are_read_or_refused(tmp_path: Path, name: str) -> None:
    chance = random.Random(zlib.crc32(name.encode()))
    content = SAMPLES[name]()
    for _ in range(120):
        path = saved(tmp_path, name, damaged(content, chance))
        with suppress(DocumentError):
            read_document(path)


@pytest.mark.parametrize("part", ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"])
def test_entities_that_multiply_are_not_expanded(tmp_path: Path, part: str) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "哈"}">' for n in range(12))
    bomb = f"<!DOCTYPE x [{entities}]><document><body><p><r><t>&e11;</t></r></p></body></document>"

    with pytest.raises((DocumentEmpty, DocumentCorrupt)):
        read_document(saved(tmp_path, "弹.docx", zip_bytes({part: bomb})))


def test_a_part_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    content = bytearray(zip_bytes({"word/document.xml": "<document/>"}))
    struct.pack_into("<I", content, content.rfind(b"PK\x01\x02") + 24, 601 << 20)

    with pytest.raises(DocumentTooLarge):
        read_document(saved(tmp_path, "弹.docx", bytes(content)))


async def test_tables_nested_without_end_are_one_failed_file(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 20_000
    async with ReaderPool(workers=1) as pool:
        with pytest.raises(DocumentError):
            await pool.read(saved(tmp_path, "深.docx", word_body(deep)))


def test_records_that_promise_more_than_there_is_are_corrupt(tmp_path: Path) -> None:
    promise = bytes.fromhex("09081000000605000000000000000000") + bytes(4) + bytes.fromhex("fc00ffff")

    with pytest.raises(DocumentError):
        read_document(saved(tmp_path, "空.xls", compound_bytes({"Workbook": promise.ljust(5000, b"\xff")})))


def test_a_binary_workbook_that_lost_a_sheet_is_damaged_and_no_crash(tmp_path: Path) -> None:
    names = [struct.pack("<I", len(name)) + name.encode("utf-16-le") for name in ("rId9", "表")]
    sheet = struct.pack("<II", 0, 1) + b"".join(names)  # BrtBundleSh [MS-XLSB] 2.4.311
    book = b"\x9c\x01" + bytes([len(sheet)]) + sheet
    content = zip_bytes({"xl/workbook.bin": book, "xl/_rels/workbook.bin.rels": "<Relationships/>"})

    with pytest.raises(DocumentCorrupt):
        read_document(saved(tmp_path, "台账.xlsb", content))


def test_a_binary_workbook_with_a_chart_on_a_sheet_of_its_own_is_read(tmp_path: Path) -> None:
    def record(kind: int, content: bytes = b"") -> bytes:  # [MS-XLSB] 2.1.4; numbers from 128 on in two bytes
        number = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
        return number + bytes([len(content)]) + content

    def text(value: str) -> bytes:
        return struct.pack("<I", len(value)) + value.encode("utf-16-le")

    sheets = [
        record(156, struct.pack("<II", 0, n) + text(f"r{n}") + text(name))
        for n, name in ((1, "物资"), (2, "图"))
    ]
    cell = record(0, bytes(25)) + record(6, bytes(8) + text("水泵"))
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations({"r0": ("officeDocument", "xl/workbook.bin")}),
        "xl/workbook.bin": record(143) + b"".join(sheets) + record(144) + record(157) + record(132),
        "xl/_rels/workbook.bin.rels": relations(
            {"r1": ("worksheet", "worksheets/sheet1.bin"), "r2": ("chartsheet", "chartsheets/sheet1.bin")}
        ),
        "xl/worksheets/sheet1.bin": record(148, bytes(16)) + record(145) + cell + record(146),
        "xl/chartsheets/sheet1.bin": record(129) + record(130),
    }

    assert read_document(saved(tmp_path, "台账.xlsb", zip_bytes(parts))).text == "水泵"


def test_a_presentation_nested_too_deep_to_be_read_is_damaged_not_empty(tmp_path: Path) -> None:
    deep = "<p:grpSp>" * 3000 + shape("值班") + "</p:grpSp>" * 3000

    with pytest.raises(DocumentCorrupt):
        read_document(saved(tmp_path, "深.pptx", pptx_bytes([deep])))


def test_a_cell_that_goes_on_from_no_cell_above_keeps_its_words(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>水泵</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"

    assert read_document(saved(tmp_path, "并.docx", word_body(table))).text == "水泵"
