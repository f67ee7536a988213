"""A filled template line by line, as the person agrees to it and sees it before it is opened."""

from collections.abc import Iterator

from lxml import etree

from studio.core.artifacts import LineStyle, PaperLine
from studio.papers.template.pieces import paragraphs_in, text_of
from studio.papers.template.word_file import W, WordFile


def word_lines(file: WordFile) -> tuple[PaperLine, ...]:
    """Headers and footers, then the body, then notes; rows of a table are one line each."""
    margins = [name for name in file.roots if name != file.main]
    before = (each for name in margins if "note" not in name for each in _margin(file.roots[name]))
    after = (each for name in margins if "note" in name for each in _margin(file.roots[name]))
    return (*before, *_walk(file.body), *after)


def _margin(root: etree._Element) -> Iterator[PaperLine]:
    for text in filter(str.strip, map(text_of, paragraphs_in(root))):
        yield PaperLine(text=text, style=LineStyle.NOTE)


def _walk(element: etree._Element) -> Iterator[PaperLine]:
    for each in element:
        if each.tag == f"{W}p":
            yield from _paragraph(each)
        elif each.tag == f"{W}tbl":
            yield from _rows(each)
        elif each.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _walk(each)


def _paragraph(paragraph: etree._Element) -> Iterator[PaperLine]:
    text = text_of(paragraph)
    if text.strip():
        align = paragraph.find(f"{W}pPr/{W}jc")
        style = _BY_ALIGNMENT.get("" if align is None else align.get(f"{W}val", ""), LineStyle.BODY)
        yield PaperLine(text=text, style=style)
    boxes = (box for box in paragraph.iter(f"{W}txbxContent") if not _is_fallback(box))
    for box in boxes:
        yield from _walk(box)


_BY_ALIGNMENT = {"center": LineStyle.TITLE, "right": LineStyle.SIGNATURE, "end": LineStyle.SIGNATURE}


def _rows(table: etree._Element) -> Iterator[PaperLine]:
    for row in table.iter(f"{W}tr"):
        cells = [" ".join(filter(None, map(text_of, paragraphs_in(cell)))) for cell in row.findall(f"{W}tc")]
        yield PaperLine(text="\t".join(cells), style=LineStyle.TABLE_ROW)


def _is_fallback(box: etree._Element) -> bool:
    return any(each.tag.endswith("}Fallback") for each in box.iterancestors())
