"""A Word document from its paragraphs: A4 after GB/T 9704 with page numbers, styles, and both AI labels."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.papers.fonts import Fonts, font_table
from studio.papers.measures import (
    BOTTOM,
    CHARACTER_SPACE,
    FOOTER,
    LEFT,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    SIZE_4,
    TOP,
    mm,
)
from studio.papers.ooxml import RELATION, Part, Properties, office_package
from studio.papers.wordml import Style, W, indents, page_number_field, paragraph, run, spacing

_WORD = "wordprocessingml"


@dataclass(frozen=True, slots=True)
class Section:
    """`first_header` and `first_footer` are paragraphs of a first page of its own, as letters have it.

    `header` and `footer` are how far those are from the edges of the page, in twips.
    """

    first_header: str = ""
    first_footer: str = ""
    header: int = mm(15)
    footer: int = FOOTER


_PLAIN = Section()


def docx_bytes(
    body: str, styles: Sequence[Style], fonts: Fonts, properties: Properties, section: Section = _PLAIN
) -> bytes:
    """`body` holds paragraphs and tables as XML, the last of them a paragraph."""
    own_first = bool(section.first_header or section.first_footer)
    margins = [("header", section.first_header), ("footer", section.first_footer)] if own_first else []
    below = max(FOOTER - section.footer, 0)
    parts = [
        Part("word/styles.xml", f"{_WORD}.styles+xml", _styles(styles, fonts), "styles"),
        Part("word/settings.xml", f"{_WORD}.settings+xml", _SETTINGS, "settings"),
        Part("word/fontTable.xml", f"{_WORD}.fontTable+xml", font_table(fonts, W), "fontTable"),
        _margin("footer", "footer1", _page_number("right", below)),
        _margin("footer", "footer2", _page_number("left", below)),
        *(_margin(kind, f"{kind}First", inner or paragraph("")) for kind, inner in margins),
    ]
    document = (
        f'<w:document xmlns:w="{W}" xmlns:r="{RELATION}"><w:body>{body}'
        f"{_section(section, own_first=own_first)}</w:body></w:document>"
    )
    main = Part("word/document.xml", f"{_WORD}.document.main+xml", document)
    return office_package(main, parts, properties)


_SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="156"/><w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/>'
    "</w:compat></w:settings>"
)


def _styles(styles: Sequence[Style], fonts: Fonts) -> str:
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "".join(style.xml for style in (*styles, _page_number_style(fonts)))
        + "</w:styles>"
    )


def _page_number_style(fonts: Fonts) -> Style:
    return Style("PageNumber", "公文页码", fonts.song, SIZE_4, align="left", line=LINE // 2)


def _margin(kind: str, name: str, inner: str) -> Part:
    tag = "hdr" if kind == "header" else "ftr"
    return Part(f"word/{name}.xml", f"{_WORD}.{kind}+xml", f'<w:{tag} xmlns:w="{W}">{inner}</w:{tag}>', kind)


def _page_number(align: str, below: int) -> str:
    """— 1 —, odd pages right and even pages left, one character from the edge."""
    away = indents(right=280) if align == "right" else indents(left=280)
    properties = f'{spacing(after=below)}{away}<w:jc w:val="{align}"/>'
    return paragraph(run("— ") + page_number_field() + run(" —"), "PageNumber", properties)


def _section(section: Section, *, own_first: bool) -> str:
    first = '<w:headerReference w:type="first" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/>'
    return (
        f'<w:sectPr>{first if own_first else ""}<w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}"'
        f' w:header="{section.header}" w:footer="{section.footer}" w:gutter="0"/>'
        f"{'<w:titlePg/>' if own_first else ''}"
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="{CHARACTER_SPACE}"/></w:sectPr>'
    )
