"""Pages of OFD files as pictures, with the passage marked."""

import io
import struct
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from studio.core.errors import DocumentCorrupt, DocumentKindUnknown
from studio.documents.pictures import PagePicture, draw_page
from tests.unit.documents.made import saved, zip_bytes
from tests.unit.documents.made_ofd import HEIGHT, WIDTH, grid, line, ofd_bytes, ofd_parts, page, text

BLOCK = 'Fill="true" Stroke="false"><ofd:FillColor Value="0 0 0"/>'


def drawn(folder: Path, content: bytes, marked: str = "", number: int = 1) -> tuple[PagePicture, Image.Image]:
    picture = draw_page(saved(folder, "通知.ofd", content), number, 630, marked)
    return picture, Image.open(io.BytesIO(picture.png)).convert("RGB")


def path(x: float, y: float, data: str, more: str = BLOCK) -> str:
    return (
        f'<ofd:PathObject Boundary="{x:g} {y:g} 100 100" {more}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def colour(image: Image.Image, x: float, y: float) -> tuple[int, int, int]:
    """At a place in millimetres; a pixel is a third of one."""
    red, green, blue = image.getpixel((round(x * 3), round(y * 3)))  # type: ignore[misc]  # a tuple for RGB
    return red, green, blue


def test_a_marked_passage_is_where_it_was_drawn(tmp_path: Path) -> None:
    content = ofd_bytes(
        page(text(28, 40, 5, "第一条 值班人员不得离岗。"), text(28, 60, 5, "第二条 遇有险情立即报告。"))
    )

    picture, _ = drawn(tmp_path, content, "第二条 遇有险情立即报告。")

    ((x, y, width, height),) = picture.marks
    assert (picture.width, picture.height) == (630, 892)
    assert x * WIDTH == pytest.approx(28, abs=0.5)
    assert y * HEIGHT == pytest.approx(60 - 4.4, abs=0.5)
    assert width * WIDTH == pytest.approx(12.5 * 5, abs=0.5)
    assert height * HEIGHT == pytest.approx(5, abs=0.5)


def test_rows_of_a_table_are_marked_where_they_stand_and_not_where_their_figures_stand_too(
    tmp_path: Path,
) -> None:
    xs, ys = (20, 80, 120, 190), (60, 90)
    rows = (("名称", "数量", "金额"), ("水泵", "2", "8"), ("水泵", "2", "8"))
    cells = [
        text(xs[column] + 2, 67 + 9 * row, 4, word)
        for column in range(3)
        for row, words in enumerate(rows)
        for word in words[column : column + 1]
    ]
    content = ofd_bytes(page(text(20, 40, 5, "2028年8月2日汛情"), *grid(xs, ys), *cells))

    picture, _ = drawn(tmp_path, content, "名称 | 数量 | 金额\n水泵 | 2 | 8\n水泵 | 2 | 8")

    tops = [y * HEIGHT for _, y, _, _ in picture.marks]
    assert tops == pytest.approx([67 - 3.5, 76 - 3.5, 85 - 3.5], abs=0.5)


def test_a_mark_on_a_turned_page_stands_where_it_is_seen(tmp_path: Path) -> None:
    turned = text(28, 40, 5, "值班人员不得离岗", CTM="0 1 -1 0 0 0").replace(
        'Boundary="28 35', 'Boundary="100 20'
    )

    picture, _ = drawn(tmp_path, ofd_bytes(page(turned)), "值班人员不得离岗")

    assert all(x * WIDTH == pytest.approx(100 - 5 - 0.6, abs=0.5) for x, _, _, _ in picture.marks)
    assert min(y for _, y, _, _ in picture.marks) * HEIGHT == pytest.approx(20, abs=0.5)


def test_shapes_are_filled_and_lines_drawn_in_their_colours(tmp_path: Path) -> None:
    red = 'Fill="true" Stroke="false"><ofd:FillColor Value="255 0 0"/>'
    shapes = [
        path(20, 20, "M 0 0 L 30 0 L 30 30 L 0 30 C", red),
        path(80, 20, "M 0 15 A 15 15 0 1 1 30 15 A 15 15 0 1 1 0 15 C"),
        path(20, 80, "S 0 0 Q 15 30 30 0 C"),
        path(80, 80, "S 0 0 B 0 20 30 20 30 0 C"),
        line(20, 150, 120, 150).replace('LineWidth="0.25"', 'LineWidth="2"'),
    ]

    _, image = drawn(tmp_path, ofd_bytes(page(*shapes)))

    assert colour(image, 35, 35) == (255, 0, 0)
    assert colour(image, 95, 35) == (0, 0, 0)
    assert colour(image, 81, 21) == (255, 255, 255)
    assert colour(image, 35, 85) == colour(image, 95, 85) == (0, 0, 0)
    assert colour(image, 70, 150) == (0, 0, 0)


def test_text_leaves_ink_in_its_colour(tmp_path: Path) -> None:
    blue = text(28, 40, 20, "Duty", CTM="1 0 0 1 0 0").replace(
        "<ofd:TextCode", '<ofd:FillColor Value="0 0 255"/><ofd:TextCode'
    )

    _, image = drawn(tmp_path, ofd_bytes(page(blue)))

    inked = image.crop((84, 60, 220, 126)).getcolors(10_000) or []
    assert (0, 0, 255) in {pixel for _, pixel in inked}


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF"])
def test_pictures_are_shown_and_what_is_no_picture_leaves_a_grey_field(tmp_path: Path, kind: str) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), (0, 128, 0)).save(stream, kind)
    objects = [
        f'<ofd:ImageObject Boundary="{x} 20 40 40" CTM="40 0 0 40 0 0" ResourceID="{name}"/>'
        for x, name in ((20, 7), (80, 8), (140, 9))
    ]
    parts = ofd_parts([page(*objects)])
    parts["Doc_0/PublicRes.xml"] = str(parts["Doc_0/PublicRes.xml"]).replace(
        "</ofd:Res>",
        '<ofd:MultiMedias><ofd:MultiMedia ID="7"><ofd:MediaFile>a.bin</ofd:MediaFile></ofd:MultiMedia>'
        '<ofd:MultiMedia ID="8"><ofd:MediaFile>b.bin</ofd:MediaFile></ofd:MultiMedia>'
        "</ofd:MultiMedias></ofd:Res>",
    )
    parts |= {"Doc_0/Res/a.bin": stream.getvalue(), "Doc_0/Res/b.bin": b"no picture"}

    _, image = drawn(tmp_path, zip_bytes(parts))

    assert colour(image, 40, 40) == pytest.approx((0, 128, 0), abs=3)
    assert colour(image, 100, 40) == colour(image, 160, 40) == (217, 217, 217)


def jbig2(picture: Image.Image) -> bytes:
    """One region in the coding of fax machines (T.6), taken from a TIFF file, where black is 0."""
    stream = io.BytesIO()
    ImageChops.invert(picture.convert("L")).convert("1").save(stream, "TIFF", compression="group4")
    tiff = Image.open(io.BytesIO(stream.getvalue()))
    start, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]  # type: ignore[attr-defined]  # of TIFF files
    size = struct.pack(">II", *picture.size)
    about = size + bytes(11)
    region = size + bytes(9) + b"\x01" + stream.getvalue()[start : start + length]
    segments = b"".join(
        struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data
        for number, kind, data in ((0, 48, about), (1, 38, region))
    )
    return b"\x97JB2\r\n\x1a\n\x01" + struct.pack(">I", 1) + segments


def test_pictures_in_jbig2_are_shown(tmp_path: Path) -> None:
    picture = Image.new("1", (64, 64), 1)
    picture.paste(0, (0, 0, 64, 32))
    parts = ofd_parts([page('<ofd:ImageObject Boundary="20 20 64 64" CTM="64 0 0 64 0 0" ResourceID="7"/>')])
    parts["Doc_0/PublicRes.xml"] = str(parts["Doc_0/PublicRes.xml"]).replace(
        "</ofd:Res>",
        '<ofd:MultiMedia ID="7"><ofd:MediaFile>a.jb2</ofd:MediaFile></ofd:MultiMedia></ofd:Res>',
    )
    parts["Doc_0/Res/a.jb2"] = jbig2(picture)

    _, image = drawn(tmp_path, zip_bytes(parts))

    assert colour(image, 50, 30) == (0, 0, 0)
    assert colour(image, 50, 70) == (255, 255, 255)


def test_what_a_clip_leaves_out_is_not_drawn(tmp_path: Path) -> None:
    clip = (
        '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 10 10">'
        "<ofd:AbbreviatedData>M 0 0 L 10 0 L 10 10 L 0 10 C</ofd:AbbreviatedData>"
        "</ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
    )

    _, image = drawn(tmp_path, ofd_bytes(page(path(20, 20, "M 0 0 L 30 0 L 30 30 L 0 30 C", BLOCK + clip))))

    assert colour(image, 25, 25) == (0, 0, 0)
    assert colour(image, 40, 40) == (255, 255, 255)


def test_templates_lie_under_the_page_and_notes_above_it(tmp_path: Path) -> None:
    square = "M 0 0 L 30 0 L 30 30 L 0 30 C"
    paints = {
        name: BLOCK.replace("0 0 0", value) for name, value in (("red", "255 0 0"), ("blue", "0 0 255"))
    }
    parts = ofd_parts(
        [page(path(30, 30, square, paints["blue"]), template="T")],
        {"T": page(path(20, 20, square, paints["red"]))},
        more="<ofd:Annotations>Annots.xml</ofd:Annotations>",
    )
    parts["Doc_0/Annots.xml"] = '<A><Page PageID="1"><FileLoc>Note.xml</FileLoc></Page></A>'
    note = path(10, 10, square).replace("ofd:", "")
    parts["Doc_0/Note.xml"] = (
        f'<P><Annot Type="Stamp"><Appearance Boundary="30 30 50 50">{note}</Appearance></Annot></P>'
    )

    _, image = drawn(tmp_path, zip_bytes(parts))

    assert [colour(image, at, at) for at in (25, 35, 45)] == [(255, 0, 0), (0, 0, 255), (0, 0, 0)]


def sealed(kind: str, picture: bytes) -> bytes:
    """A notice with a seal of 20 mm at 100, 100, kept as GM/T 0031 does."""
    parts = ofd_parts([page(text(28, 40, 5, "示例市人民政府"))])
    root = str(parts["OFD.xml"]).replace(
        "<ofd:DocRoot>", "<ofd:Signatures>Doc_0/Signs.xml</ofd:Signatures><ofd:DocRoot>"
    )
    parts["OFD.xml"] = root
    parts["Doc_0/Signs.xml"] = '<Signatures><Signature ID="1" BaseLoc="Signs/1/Signature.xml"/></Signatures>'
    parts["Doc_0/Signs/1/Signature.xml"] = (
        '<Signature><SignedInfo><StampAnnot ID="1" PageRef="1" Boundary="100 100 20 20"/></SignedInfo>'
        "<SignedValue>SignedValue.dat</SignedValue></Signature>"
    )
    shown = der(0x30, der(0x16, kind.encode()), der(0x04, picture), der(0x02, b"\x28"), der(0x02, b"\x28"))
    parts["Doc_0/Signs/1/SignedValue.dat"] = der(
        0x30, der(0x30, der(0x02, b"\x01"), shown), der(0x03, b"\x00")
    )
    return zip_bytes(parts)


def der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return bytes([tag, 0x84]) + len(content).to_bytes(4, "big") + content


def test_a_seal_is_stamped_on_its_page(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (20, 20), (255, 0, 0)).save(stream, "PNG")

    _, image = drawn(tmp_path, sealed("png", stream.getvalue()))

    assert colour(image, 110, 110) == (255, 0, 0)
    assert colour(image, 130, 110) == (255, 255, 255)


def test_a_seal_may_be_an_ofd_file_itself(tmp_path: Path) -> None:
    disc = path(0, 0, "M 0 20 A 20 20 0 1 1 40 20 A 20 20 0 1 1 0 20 C").replace("0 0 0", "255 0 0")

    _, image = drawn(tmp_path, sealed("ofd", ofd_bytes(page(disc, box="0 0 40 40"))))

    assert colour(image, 110, 110) == (255, 0, 0)
    assert colour(image, 100.5, 100.5) == (255, 255, 255)


def test_a_damaged_seal_leaves_the_page_as_it_is(tmp_path: Path) -> None:
    _, image = drawn(tmp_path, sealed("ofd", b"PK\x03\x04" * 100))

    assert colour(image, 110, 110) == (255, 255, 255)


@pytest.mark.parametrize("number", [0, 2, -1, 10**9])
def test_a_page_that_is_not_there_is_an_error(tmp_path: Path, number: int) -> None:
    with pytest.raises(DocumentCorrupt):
        drawn(tmp_path, ofd_bytes(page()), number=number)


def test_kinds_without_pages_have_no_picture(tmp_path: Path) -> None:
    with pytest.raises(DocumentKindUnknown):
        draw_page(saved(tmp_path, "通知.txt", "各单位请注意。"), 1, 600)


@pytest.mark.parametrize("box", ["0 0 1 5000", "0 0 0 0", "0 0 -5 9", "0 0 1e30 1e30", "nan", "5 5 100 100"])
def test_odd_sizes_of_a_page_are_drawn_within_bounds(tmp_path: Path, box: str) -> None:
    picture, _ = drawn(tmp_path, ofd_bytes(page(text(28, 40, 5, "水位"), box=box)), "水位")

    assert 0 < picture.width * picture.height < 50_000_000
