"""Documents that are no official ones — forms, minutes, translations — as Word files, from their lines."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from studio.core.artifacts import LineStyle, PaperLine
from studio.papers.ai_label import PROPERTY, AiLabel
from studio.papers.docx import docx_bytes
from studio.papers.fonts import Fonts
from studio.papers.measures import LINE, SIZE_2, TEXT_WIDTH
from studio.papers.ooxml import Properties
from studio.papers.wordml import Style, grid_table, paragraph, run, run_properties, spacing

_STYLES = {
    LineStyle.TITLE: "PlainTitle",
    LineStyle.HEADING_1: "PlainHeading1",
    LineStyle.HEADING_2: "PlainHeading2",
    LineStyle.RECIPIENT: "PlainLeft",
    LineStyle.SIGNATURE: "PlainRight",
    LineStyle.DATE: "PlainRight",
    LineStyle.NUMBER: "PlainCentre",
    LineStyle.AI_LABEL: "AiLabel",
}


def lines_docx(
    title: str,
    lines: Sequence[PaperLine],
    fonts: Fonts,
    label: AiLabel | None,
    *,
    header: bool = True,
    widths: Sequence[int] = (),
) -> bytes:
    """Rows of a table follow each other; `header` sets the first off, `widths` are percent of columns."""
    body = "".join(_body(lines, fonts, widths, header=header))
    text = "\n".join(line.text for line in lines)
    custom = ((PROPERTY, label.metadata(text)),) if label else ()
    properties = Properties(title, label.maker if label else "", custom)
    return docx_bytes(body, _styles(fonts), fonts, properties)


def _body(lines: Sequence[PaperLine], fonts: Fonts, widths: Sequence[int], *, header: bool) -> Iterator[str]:
    for is_row, group in groupby(lines, lambda line: line.style is LineStyle.TABLE_ROW):
        if is_row:
            rows = [line.text.split("\t") for line in group]
            yield _table(rows, fonts, widths, header=header)
            yield paragraph("", "PlainLeft", spacing(line=LINE // 2))
        else:
            yield from (_line(line) for line in group)
    yield paragraph("", "PlainLeft", spacing(line=20))


def _line(line: PaperLine) -> str:
    after = spacing(after=LINE // 2) if line.style is LineStyle.TITLE else ""
    return paragraph(run(line.text), _STYLES.get(line.style, "PlainBody"), after)


def _table(rows: Sequence[Sequence[str]], fonts: Fonts, widths: Sequence[int], *, header: bool) -> str:
    count = max(map(len, rows))
    even = [[*row, *[""] * (count - len(row))] for row in rows]
    shares = [TEXT_WIDTH * width // 100 for width in widths] if len(widths) == count else []
    return grid_table(even, "PlainCell", shares, run_properties(fonts.hei) if header else "")


def _styles(fonts: Fonts) -> list[Style]:
    return [
        Style("Normal", "Normal", fonts.body),
        Style("PlainBody", "正文段落", fonts.body, indent=2),
        Style("PlainTitle", "文稿标题", fonts.title, SIZE_2, "center", line=700),
        Style("PlainHeading1", "文稿一级标题", fonts.hei, indent=2, outline=1),
        Style("PlainHeading2", "文稿二级标题", fonts.kai, indent=2, outline=2),
        Style("PlainLeft", "顶格段落", fonts.body, align="left"),
        Style("PlainRight", "右对齐段落", fonts.body, align="right"),
        Style("PlainCentre", "居中段落", fonts.body, align="center"),
        Style("PlainCell", "表格文字", fonts.body, 24, "left", line=420),
        Style("AiLabel", "人工智能标识", fonts.body, 21, "center", line=400, color="595959"),
    ]
