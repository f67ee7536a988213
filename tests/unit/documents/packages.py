"""Presentations and workbooks of bare XML for tests, as small as Office packages can be."""

from collections.abc import Mapping, Sequence

from tests.unit.documents.made import zip_bytes

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    f'xmlns:r="{_OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
Related = Mapping[str, tuple[str, str]]  # id → type and target


def relations(related: Related) -> str:
    each = (
        f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in related.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(each)}</Relationships>'


def shape(text: str, placeholder: str = "") -> str:
    """`placeholder` is its type; lines of `text` become paragraphs."""
    marked = f'<p:nvPr><p:ph type="{placeholder}"/></p:nvPr>' if placeholder else "<p:nvPr/>"
    paragraphs = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n"))
    return f"<p:sp><p:nvSpPr>{marked}</p:nvSpPr><p:txBody>{paragraphs}</p:txBody></p:sp>"


def pptx_bytes(
    slides: Sequence[str], parts: Mapping[str, str] | None = None, related: Related | None = None
) -> bytes:
    """`slides` are the shapes of each; `related` belongs to the first, `parts` are by their path."""
    listed = "".join(f'<p:sldId id="{256 + n}" r:id="s{n}"/>' for n in reversed(range(len(slides))))
    listed = f"<p:sldIdLst>{listed}</p:sldIdLst>"
    members = {
        "_rels/.rels": relations({"r1": ("officeDocument", "ppt/presentation.xml")}),
        "ppt/presentation.xml": f"<p:presentation {_SPACES}>{listed}</p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            {f"s{n}": ("slide", f"slides/slide{n}.xml") for n in range(len(slides))}
        ),
        f"ppt/slides/_rels/slide{len(slides) - 1}.xml.rels": relations(related or {}),
    }
    for number, shapes in enumerate(reversed(slides)):
        tree = f"<p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>"
        members[f"ppt/slides/slide{number}.xml"] = f"<p:sld {_SPACES}>{tree}</p:sld>"
    return zip_bytes(members | {path: text.format(spaces=_SPACES) for path, text in (parts or {}).items()})


def xlsx_bytes(sheet: str, strings: Sequence[str] = (), parts: Mapping[str, str] | None = None) -> bytes:
    """A workbook with one sheet, 表; `sheet` is what stands in its root element."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    shared = "".join(f"<si>{text}</si>" for text in strings)
    book = '<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets>'
    members = {
        "_rels/.rels": relations({"r1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{_OFFICE}">{book}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            {"r1": ("worksheet", "worksheets/sheet1.xml"), "r2": ("sharedStrings", "sharedStrings.xml")}
        ),
        "xl/sharedStrings.xml": f"<sst {space}>{shared}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {space}>{sheet}</worksheet>",
    }
    return zip_bytes(members | dict(parts or {}))
