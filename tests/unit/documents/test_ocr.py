"""Text recognised in pictures and scans, with the models of the package and no network."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from fpdf import FPDF
from PIL import Image

from studio.core.documents import BlockKind, Document, DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentTooLarge, DocumentWithoutText
from studio.documents import classification_mark
from studio.documents.ocr import Recogniser
from studio.documents.pictures import draw_page
from studio.documents.reading import read_document
from tests.unit.documents.made import pdf_bytes, saved
from tests.unit.documents.scans import (
    FIRST,
    SECOND,
    TITLE,
    Paper,
    accuracy,
    encoded,
    joined_pdf,
    layered_pdf,
    notice,
    scan_pdf,
    scanned,
)

Read = Callable[[str, bytes], Document]
SHORT = "值班人员应当在岗"


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser()


@pytest.fixture
def read(tmp_path: Path, recogniser: Recogniser) -> Read:
    return lambda name, content: read_document(saved(tmp_path, name, content), recogniser)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


@pytest.fixture(scope="module")
def label() -> Image.Image:
    paper = Paper(180, 40)
    paper.write(20, 10, 16, SHORT)
    return paper.picture


@pytest.mark.parametrize("turned", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270])
def test_a_stamp_on_its_side_is_seen(read: Read, turned: Image.Transpose) -> None:
    stamp = Paper(90, 24)
    stamp.write(6, 3, 16, "机密★5年")
    paper = Paper(300, 140)
    paper.write(20, 100, 12, SHORT * 2)
    paper.picture.paste(stamp.picture.transpose(turned), (500, 4))

    document = read("通知.png", encoded(paper.picture))

    assert classification_mark(document) is not None


@pytest.mark.parametrize(("resolution", "skew"), [(200, 0.0), (100, 1.2)])
def test_a_noisy_scan_reads_as_it_was_written(read: Read, resolution: int, skew: float) -> None:
    picture = scanned(notice(resolution).picture, skew=skew)

    document = read("通知.png", encoded(picture))

    assert document.kind is DocumentKind.IMAGE
    assert accuracy(document.text, TITLE + FIRST + SECOND) >= 0.97
    assert [block.place.headings[-1:] for block in document.blocks] == [(TITLE,), ("第一条",), ("第二条",)]
    assert document.blocks[0].kind is BlockKind.HEADING


@pytest.mark.parametrize("turn", [90, 180])
def test_a_turned_scan_is_read_upright_and_its_lines_are_where_they_are_seen(read: Read, turn: int) -> None:
    picture = notice(100).picture.rotate(-turn, expand=True)

    document = read("通知.png", encoded(picture))

    assert accuracy(document.text, TITLE + FIRST + SECOND) >= 0.97
    title = next(line for line in document.recognised if line.text == TITLE)
    middle = title.left + title.width / 2, title.top + title.height / 2
    x, y = (92 + 9 * len(TITLE)) / 420, 32 / 160
    seen = {90: (1 - y, x), 180: (1 - x, 1 - y)}[turn]
    assert middle == pytest.approx(seen, abs=0.03)
    assert (title.height > title.width) == (turn != 180)


def test_a_ruled_table_is_read_row_by_row(read: Read) -> None:
    paper = Paper(420, 180)
    rows = [("物资名称", "数量", "存放地点"), ("编织袋", "5000", "城东仓库"), ("水泵", "12", "城西仓库")]
    paper.table([40, 150, 240, 380], 40, rows)

    document = read("物资.png", encoded(scanned(paper.picture, skew=0.6)))

    assert texts(document) == [" | ".join(row) for row in rows]
    assert {block.table_header for block in document.blocks[1:]} == {" | ".join(rows[0])}


def test_columns_of_a_scan_are_read_one_after_the_other(read: Read) -> None:
    paper = Paper(320, 190)
    paper.write(104, 15, 16, "示例市防汛简报")
    for x, text in ((20, FIRST), (168, SECOND)):
        paper.fill(x, 50, 11, text, 12)

    document = read("简报.png", encoded(scanned(paper.picture)))

    assert accuracy(document.text, "示例市防汛简报" + FIRST + SECOND) >= 0.97


def test_pages_of_text_stay_and_the_scanned_ones_among_them_are_recognised(read: Read) -> None:
    shades = Image.fromarray(np.tile(np.linspace(0, 255, 400, dtype=np.uint8), (300, 1)))
    scan = scan_pdf(notice().picture, Image.new("RGB", (400, 300), "white"), shades)

    document = read("合订.pdf", joined_pdf(pdf_bytes([[(90, 90, 16, "封面说明。")]]), scan))

    assert document.pages == 4
    assert texts(document)[0] == "封面说明。"
    assert accuracy(document.text, "封面说明。" + TITLE + FIRST + SECOND) >= 0.97
    assert {line.page for line in document.recognised} == {2}
    assert document.warnings == (("page_without_text", "4"),)


def test_an_unseen_layer_of_text_is_used_if_it_is_text(read: Read) -> None:
    sane = "\n".join(["Rules for keeping watch during the flood season of the year"] * 6)
    rubbish = "\n".join(["(cid:17)(cid:3)(cid:88)(cid:12)(cid:9)(cid:31)(cid:7)"] * 6)

    kept = read("有层.pdf", layered_pdf(notice().picture, sane))
    recognised = read("乱码.pdf", layered_pdf(notice().picture, rubbish))

    assert kept.recognised == ()
    assert kept.text.startswith("Rules for keeping watch")
    assert accuracy(recognised.text, TITLE + FIRST + SECOND) >= 0.97


@pytest.mark.parametrize(
    ("name", "mode", "kind"),
    [
        ("一位.tif", "1", "TIFF"),
        ("灰度.bmp", "L", "BMP"),
        ("调色板.gif", "P", "GIF"),
        ("印刷.jpg", "CMYK", "JPEG"),
        ("透明.webp", "RGBA", "WEBP"),
        ("浮点.tiff", "F", "TIFF"),
    ],
)
def test_pictures_of_every_kind_are_read(
    read: Read, label: Image.Image, name: str, mode: str, kind: str
) -> None:
    assert read(name, encoded(label.convert(mode), kind)).text == SHORT


def test_sixteen_bits_and_the_turn_a_camera_notes_are_understood(read: Read, label: Image.Image) -> None:
    deep = Image.fromarray(np.asarray(label.convert("L")).astype(np.uint16) * 257)
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: to be turned clockwise by 90

    assert read("深.png", encoded(deep)).text == SHORT
    assert read("拍照.jpg", encoded(label.rotate(90, expand=True), "JPEG", exif=exif)).text == SHORT


def test_each_frame_of_a_tiff_is_a_page(read: Read, label: Image.Image) -> None:
    empty = Image.new("RGB", label.size, "white")
    content = encoded(label, "TIFF", save_all=True, append_images=[empty, label])

    document = read("传真.tiff", content)

    assert document.pages == 3
    assert {line.page for line in document.recognised} == {1, 3}
    assert document.warnings == ()


def test_pictures_that_cannot_be_read_say_why(read: Read, label: Image.Image) -> None:
    with pytest.raises(DocumentWithoutText):
        read("空白.png", encoded(Image.new("RGB", (300, 200), "white")))
    with pytest.raises(DocumentWithoutText):
        read("一点.png", encoded(Image.new("RGB", (1, 1))))
    with pytest.raises(DocumentTooLarge):
        read("炸弹.png", encoded(Image.new("1", (20_000, 20_000))))
    for kind in ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"):
        content = encoded(label, kind)
        with pytest.raises(DocumentCorrupt):
            read("半张." + kind.lower(), content[: len(content) // 2])


def test_a_picture_is_drawn_as_a_page(tmp_path: Path, label: Image.Image) -> None:
    file = saved(tmp_path, "传真.tiff", encoded(label, "TIFF", save_all=True, append_images=[label]))

    picture = draw_page(file, 2, 300)

    assert picture.png.startswith(b"\x89PNG")
    assert (picture.width, picture.height) == (300, round(300 * label.height / label.width))
    with pytest.raises(DocumentCorrupt):
        draw_page(file, 3, 300)


def test_a_table_pasted_as_a_picture_is_read_where_it_stands(read: Read) -> None:
    paper = Paper(360, 100)
    paper.table(
        [20, 130, 220, 340],
        12,
        [("物资", "数量", "仓库"), ("编织袋", "5000", "城东"), ("水泵", "12", "城西")],
    )
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.text(60, 80, "Stores of the example city are listed below and counted every season.")
    pdf.image(paper.picture, 60, 120, 360, 100)
    pdf.text(60, 260, "The list is kept by the office on duty.")

    document = read("附表.pdf", bytes(pdf.output()))

    assert texts(document)[1:4] == ["物资 | 数量 | 仓库", "编织袋 | 5000 | 城东", "水泵 | 12 | 城西"]
    assert texts(document)[4].startswith("The list is kept")
    assert document.warnings == ()
    assert {line.page for line in document.recognised} == {1}


def test_a_long_screenshot_is_read_in_bands_and_of_a_moving_picture_it_is_said(
    read: Read, label: Image.Image
) -> None:
    paper = Paper(150, 1300)
    for line in range(12):
        paper.write(10, 20 + 105 * line, 12, f"第{'一二三四五六七八九十甲乙'[line]}班：在岗")

    long = read("截屏.png", encoded(paper.picture))
    moving = read("动图.gif", encoded(label, "GIF", save_all=True, append_images=[label.rotate(180)]))

    assert accuracy(long.text, "".join(f"第{each}班：在岗" for each in "一二三四五六七八九十甲乙")) >= 0.97
    tops = [line.top for line in long.recognised]
    assert tops == sorted(tops)
    assert tops[-1] == pytest.approx((20 + 105 * 11) / 1300, abs=0.01)
    assert moving.warnings == (("frames_left_out", "2"),)
