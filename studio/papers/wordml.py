"""Paragraphs, runs, tables and styles as WordprocessingML (ISO/IEC 29500-1, 17)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studio.papers.measures import LINE, NARROWER, SIZE_3, TEXT_WIDTH
from studio.papers.text import text_width, xml_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_BY_CHARACTER = (  # no gaps beside figures and letters: every line has its 28 characters
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
)


@dataclass(frozen=True, slots=True)
class Style:
    """`size` in half points, `line` in twips and exact; `indent` in characters for the first line;
    `outline` is the level in the outline, from 1."""

    id: str
    name: str
    font: str
    size: int = SIZE_3
    align: str = "both"
    indent: int = 0
    line: int = LINE
    color: str = ""
    outline: int = 0

    @property
    def xml(self) -> str:
        indent = (
            f'<w:ind w:firstLineChars="{self.indent * 100}" w:firstLine="{self.indent * 320}"/>'
            if self.indent
            else ""
        )
        outline = f'<w:outlineLvl w:val="{self.outline - 1}"/>' if self.outline else ""
        default = ' w:default="1"' if self.id == "Normal" else ""
        based = "" if default else '<w:basedOn w:val="Normal"/>'
        return (
            f'<w:style w:type="paragraph" w:styleId="{self.id}"{default}>'
            f'<w:name w:val="{self.name}"/>{based}<w:qFormat/><w:pPr>{_BY_CHARACTER}'
            f'<w:spacing w:before="0" w:after="0" w:line="{self.line}" w:lineRule="exact"/>{indent}'
            f'<w:jc w:val="{self.align}"/>{outline}</w:pPr>'
            f"<w:rPr>{self._run_properties}</w:rPr></w:style>"
        )

    @property
    def _run_properties(self) -> str:
        return run_properties(self.font, self.size, self.color, narrow=self.size == SIZE_3)


def run_properties(font: str = "", size: int = 0, color: str = "", *, narrow: bool = False) -> str:
    """`narrow` sets 28 characters of 三号 in a line where a program keeps to no grid of characters."""
    named = xml_text(font)
    fonts = f'<w:rFonts w:ascii="{named}" w:hAnsi="{named}" w:eastAsia="{named}" w:cs="{named}"/>'
    return (
        (fonts if font else "")
        + (f'<w:color w:val="{color}"/>' if color else "")
        + (f'<w:spacing w:val="{NARROWER if narrow else 0}"/>' if size else "")
        + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
    )


def run(text: str, properties: str = "") -> str:
    """Tabs and breaks within the text are tabs and breaks on the page."""
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = xml_text_with_tabs(text)
    return f"<w:r>{shown}{pieces}</w:r>" if text else ""


def xml_text_with_tabs(text: str) -> str:
    lines = (
        "<w:tab/>".join(f'<w:t xml:space="preserve">{xml_text_kept(part)}</w:t>' for part in line.split("\t"))
        for line in text.split("\n")
    )
    return "<w:br/>".join(lines)


def xml_text_kept(text: str) -> str:
    """Escaped, with the blanks at either end that `xml_text` takes off."""
    inner = text.strip(" \u3000")
    start = text.find(inner) if inner else 0
    return text[:start] + xml_text(inner) + (text[start + len(inner) :] if inner else text)


def paragraph(runs: str, style: str = "", properties: str = "") -> str:
    """`properties` are those of the paragraph besides its style, in the order the schema has them."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def spacing(before: int = 0, after: int = 0, *, line: int = 0) -> str:
    """In twips; `line` is exact, 0 leaves it to the style."""
    exact = f' w:line="{line}" w:lineRule="exact"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{exact}/>'


def indents(left: int = 0, right: int = 0, *, first: int = 0, hanging: int = 0) -> str:
    """In twips; what the style indents by characters is taken back."""
    shift = f'w:hanging="{hanging}"' if hanging else f'w:firstLine="{first}"'
    return (
        f'<w:ind w:leftChars="0" w:left="{left}" w:rightChars="0" w:right="{right}"'
        f' w:{"hanging" if hanging else "firstLine"}Chars="0" {shift}/>'
    )


def page_number_field() -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def grid_table(
    rows: Sequence[Sequence[str]], style: str, widths: Sequence[int] = (), header: str = ""
) -> str:
    """A ruled table of the type area's width whose first row is repeated on each page.

    `header` are the run properties of that row.
    """
    count = max(map(len, rows), default=0)
    shares = list(widths) or _shares(rows, count)
    cells = [
        [_lines_of(cell, style, header if at == 0 else "") for cell in row] for at, row in enumerate(rows)
    ]
    return table_of(cells, shares, repeated=bool(header))


def table_of(rows: Sequence[Sequence[str]], widths: Sequence[int], *, repeated: bool = True) -> str:
    """The same of cells that are paragraphs already; widths in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    body = "".join(_row(row, widths, repeated=repeated and at == 0) for at, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"
    )


def _shares(rows: Sequence[Sequence[str]], count: int) -> list[int]:
    """Columns as wide as their longest texts want, none too narrow and none too wide."""
    longest = (max((text_width(row[at]) for row in rows if at < len(row)), default=0) for at in range(count))
    weights = [min(max(width + 1, _NARROWEST), _WIDEST) for width in longest]
    return [int(TEXT_WIDTH * weight / sum(weights)) for weight in weights]


_NARROWEST, _WIDEST = 3, 24  # characters


def _row(cells: Sequence[str], widths: Sequence[int], *, repeated: bool) -> str:
    head = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if repeated else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{head}{''.join(_cells(cells, widths))}</w:tr>"


def _cells(cells: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    for cell, width in zip(cells, widths, strict=True):
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{cell}</w:tc>"
        )


def _lines_of(cell: str, style: str, header: str) -> str:
    return "".join(paragraph(run(line, header), style) for line in (cell.split("\n") if cell else [""]))
