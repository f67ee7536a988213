"""OFD files damaged on purpose: every one is read, or refused for one of a few reasons, and soon."""

import io
import random
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

from studio.core.errors import DocumentCorrupt, DocumentError, DocumentTooLarge
from studio.documents.ocr import Recogniser
from studio.documents.ocr_seen import Seen
from studio.documents.pictures import draw_page
from studio.documents.reading import read_document
from tests.unit.documents.made import saved, zip_bytes
from tests.unit.documents.made_ofd import grid, ofd_parts, page, text

ODD = (
    *(
        "",
        "-1",
        "0",
        "NaN",
        "1e308",
        "-1e-300",
        "99999999999999999999",
        "0 0 0 0",
        "g 999999999 1",
        "#FF #0",
        "1 2 3",
    ),
    *(
        "../../../../etc/passwd",
        "/",
        "\\\\server\\part",
        "OFD.xml",
        "Doc_0/Document.xml",
        "M",
        "A 1 1 1 1 1 1 1",
    ),
)
Damage = Callable[[random.Random, bytes], bytes]


class Blind(Recogniser):
    def see(self, picture: Image.Image, page: int = 1, pages: int = 1) -> Seen:
        return Seen(picture.width, picture.height, 0, 0.0, ())


def example() -> dict[str, str | bytes]:
    """A little of everything."""
    stream = io.BytesIO()
    Image.new("RGB", (4, 4), (0, 128, 0)).save(stream, "PNG")
    shape = (
        '<ofd:PathObject Boundary="20 20 50 50" Fill="true" DrawParam="5">'
        '<ofd:FillColor Value="255 0 0" Alpha="90"/>'
        "<ofd:AbbreviatedData>M 0 0 L 9 0 Q 9 9 0 9 B 1 2 3 4 5 6 A 4 4 0 1 0 7 7 C</ofd:AbbreviatedData>"
        '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 L 9 9 L 0 9 C'
        "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips></ofd:PathObject>"
    )
    glyphs = (
        '<ofd:TextObject Boundary="20 70 90 9" Font="1" Size="5" CTM="1 0 0 1 0 0" HScale="0.9" '
        'CharDirection="90"><ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2">'
        "<ofd:Glyphs>3 4</ofd:Glyphs></ofd:CGTransform>"
        '<ofd:TextCode X="1" Y="5" DeltaX="g 2 5 4" DeltaY="0 1">值班电话</ofd:TextCode></ofd:TextObject>'
    )
    parts = ofd_parts(
        [
            page(
                text(28, 40, 4.5, "示例市防汛值班表"),
                *grid((20, 70, 110), (80, 90, 100)),
                shape,
                template="T",
            ),
            page(
                glyphs,
                '<ofd:ImageObject Boundary="9 9 9 9" CTM="9 0 0 9 0 0" ResourceID="7"/>',
                '<ofd:CompositeObject Boundary="9 9 9 9" ResourceID="9"/>',
            ),
        ],
        {"T": page(text(28, 15, 4, "示例市防汛手册"))},
        more="<ofd:Annotations>Annots.xml</ofd:Annotations>",
    )
    parts["Doc_0/PublicRes.xml"] = str(parts["Doc_0/PublicRes.xml"]).replace(
        "</ofd:Res>",
        '<ofd:DrawParam ID="5" LineWidth="1" Relative="5"/><ofd:MultiMedia ID="7"><ofd:MediaFile>a.png'
        '</ofd:MediaFile></ofd:MultiMedia><ofd:CompositeGraphicUnit ID="9"><ofd:Content>'
        f"{text(28, 60, 4, '单位')}</ofd:Content></ofd:CompositeGraphicUnit></ofd:Res>",
    )
    parts["Doc_0/Res/a.png"] = stream.getvalue()
    parts["Doc_0/Annots.xml"] = '<A><Page PageID="1"><FileLoc>Note.xml</FileLoc></Page></A>'
    note = text(50, 150, 8, "内部资料").replace("ofd:", "")
    parts["Doc_0/Note.xml"] = (
        f'<P><Annot Type="Stamp"><Appearance Boundary="0 0 9 9">{note}</Appearance></Annot></P>'
    )
    return parts


def with_odd_values(chance: random.Random, part: bytes) -> bytes:
    spots = [match.span(1) for match in re.finditer(rb'[">]([^"<>]+)["<]', part)]
    for start, end in sorted(chance.sample(spots, min(len(spots), chance.choice([1, 3, 20]))), reverse=True):
        part = part[:start] + chance.choice(ODD).encode() + part[end:]
    return part


def with_other_bytes(chance: random.Random, part: bytes) -> bytes:
    changed = bytearray(part)
    for _ in range(chance.randint(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut_off(chance: random.Random, part: bytes) -> bytes:
    return part[: chance.randrange(len(part))]


def repeated(chance: random.Random, part: bytes) -> bytes:
    elements = [match.group(0) for match in re.finditer(rb"<[\w:]+[^<>]*/>", part)]
    return part.replace(element := chance.choice(elements), element * 50, 1) if elements else part * 2


@pytest.mark.parametrize("damage", [with_odd_values, with_other_bytes, cut_off, repeated])
@pytest.mark.parametrize("seed", range(3))
def test_damaged_parts_end_in_a_text_or_in_a_clear_error(tmp_path: Path, damage: Damage, seed: int) -> None:
    chance = random.Random(f"{damage.__name__} {seed}")
    parts = {name: part.encode() if isinstance(part, str) else part for name, part in example().items()}
    for _ in range(5):
        name = chance.choice(sorted(parts))
        try_out(tmp_path, zip_bytes({**parts, name: damage(chance, parts[name])}))


@pytest.mark.parametrize("seed", range(3))
def test_damaged_packages_end_in_a_text_or_in_a_clear_error(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = zip_bytes(example())
    for damage in (with_other_bytes, cut_off) * 4:
        try_out(tmp_path, damage(chance, whole))


def try_out(folder: Path, content: bytes) -> None:
    path = saved(folder, "通知.ofd", content)
    try:
        pages = read_document(path, Blind()).pages
    except DocumentError:
        return
    for number in range(1, min(pages, 2) + 1):
        with suppress(DocumentError):
            draw_page(path, number, 200, "值班电话")


def test_a_part_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    whole = zip_bytes(ofd_parts([page(text(28, 40, 4.5, "值班"))]))
    entry = whole.rindex(b"PK\x01\x02")  # in the directory, where sizes are told
    bomb = whole[: entry + 24] + (700 << 20).to_bytes(4, "little") + whole[entry + 28 :]

    with pytest.raises(DocumentTooLarge):
        read_document(saved(tmp_path, "通知.ofd", bomb), Blind())


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = saved(tmp_path, "secret.txt", "口令")
    parts = ofd_parts([page(text(28, 40, 4.5, "值班"))])
    content = str(parts["Doc_0/Pages/Page_1/Content.xml"])
    declared = f'<!DOCTYPE p [<!ENTITY a SYSTEM "file://{secret}"><!ENTITY b "水水">]>\n<ofd:Page'
    parts["Doc_0/Pages/Page_1/Content.xml"] = content.replace("<ofd:Page", declared, 1).replace(
        "值班", "值班&a;&b;"
    )

    document = read_document(saved(tmp_path, "通知.ofd", zip_bytes(parts)), Blind())

    assert not {"口", "水"} & set(document.text)


def test_a_million_pages_are_not_read(tmp_path: Path) -> None:
    parts = ofd_parts([page(text(28, 100, 4.5, "值班"))])
    whole = str(parts["Doc_0/Document.xml"])
    blank = '<ofd:Page ID="2" BaseLoc="Pages/none.xml"/>' * 25_000
    parts["Doc_0/Document.xml"] = whole.replace("</ofd:Pages>", f"{blank}</ofd:Pages>")

    document = read_document(saved(tmp_path, "通知.ofd", zip_bytes(parts)), Blind())

    assert document.text == "值班"
    assert document.warnings[-1] == ("pages_left_out", "20001")


def test_a_member_without_a_name_is_no_crash(tmp_path: Path) -> None:
    content = bytearray(zip_bytes({"OFD.xml": "<OFD/>", "X": "x"}))
    listed, end = content.rindex(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    content[listed + 28 : listed + 30] = b"\x00\x00"  # the length of its name
    content[end + 12] -= 1  # and of the list
    del content[listed + 46]

    with pytest.raises(DocumentCorrupt):
        read_document(saved(tmp_path, "公文.ofd", bytes(content)))
