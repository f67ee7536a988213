"""What follows the text: 附件说明, 署名, 成文日期, 附注, the annexes, and 版记 on the last page."""

from collections.abc import Iterator

from studio.papers.days import written_day
from studio.papers.fonts import Fonts
from studio.papers.measures import LEFT, LINE, TEXT_WIDTH, characters
from studio.papers.official.kinds import PaperKind
from studio.papers.official.paper import Paper
from studio.papers.official.preview import annex_mark, attachment_list, imprint_of, signature_of
from studio.papers.official.text_xml import body_xml
from studio.papers.text import text_width
from studio.papers.wordml import indents, paragraph, run, run_properties, spacing


def foot_xml(paper: Paper, fonts: Fonts) -> Iterator[str]:
    yield from _attachments(paper)
    yield from _attendance(paper, fonts)
    yield from _signature(paper)
    if paper.remark:
        yield paragraph(run(f"（{paper.remark}）"), "PaperRemark")


def annexes_xml(paper: Paper, fonts: Fonts) -> Iterator[str]:
    """Each on a page of its own: its number in the first line, its title in the third."""
    for number, annex in enumerate(paper.annexes, 1):
        if annex.body:
            yield paragraph(run(annex_mark(paper, number)), "PaperAnnexMark", "<w:pageBreakBefore/>")
            yield paragraph(run(annex.title), "PaperTitle", spacing(before=LINE, after=LINE))
            yield from body_xml(annex.body, fonts)


def imprint_xml(paper: Paper) -> str:
    """On the lower edge of the type area: thick lines outside, thin ones between; a letter has no lines."""
    rows = "".join(_imprint_row(left, right) for left, right in imprint_of(paper))
    edges = "" if paper.kind is PaperKind.LETTER else _EDGES
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin"'
        f' w:horzAnchor="page" w:tblpX="{LEFT}" w:tblpYSpec="bottom"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{TEXT_WIDTH}"/></w:tblGrid>{rows}</w:tbl>'
        if rows
        else ""
    )


_EDGES = "".join(  # 0.35 mm, and 0.25 mm between
    f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
    for edge, size in (("top", 8), ("bottom", 8), ("insideH", 6))
)
_SIDE = 280  # a character of 四号


def _imprint_row(left: str, right: str) -> str:
    """One character from either side; a second line of 抄送 begins under its first name."""
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH - _SIDE}"/></w:tabs>'
    hanging = 3 * _SIDE if left.startswith("抄送：") else 0
    away = indents(_SIDE + hanging, _SIDE, hanging=hanging)
    text = paragraph(run(f"{left}\t{right}" if right else left), "PaperImprint", tabs + away)
    return f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/></w:tcPr>{text}</w:tc></w:tr>'


def _attachments(paper: Paper) -> Iterator[str]:
    """A line under the text, two characters in; a long name goes on under its own first character."""
    lines = attachment_list(paper)
    mark = 3.0 if len(lines) == 1 else 4.25
    for at, line in enumerate(lines):
        hanging = mark if at == 0 else 1.25
        away = indents(characters(2 + mark), hanging=characters(hanging))
        yield paragraph(run(line), "PaperAnnexes", spacing(before=0 if at else LINE) + away)


def _attendance(paper: Paper, fonts: Fonts) -> Iterator[str]:
    for at, (label, names) in enumerate(paper.attendance):
        away = indents(characters(5), hanging=characters(3))
        text = run(f"{label}：", run_properties(fonts.hei)) + run(names)
        yield paragraph(text, "PaperAnnexes", spacing(before=0 if at else LINE) + away)


def _signature(paper: Paper) -> Iterator[str]:
    if paper.kind is PaperKind.MINUTES:
        return
    names, day = signature_of(paper), written_day(paper.dated)
    sealed = paper.sealed and not paper.kind.is_signed
    before = 2 * LINE if sealed or paper.kind.is_signed else LINE
    by_name, by_date = _right_indents(names, day, sealed=sealed)
    if paper.kind.is_signed:
        by_name = by_date = 4.0
    for at, name in enumerate(names):
        away = indents(right=characters(by_name))
        yield paragraph(
            run(name), "PaperSignature", f"<w:keepNext/>{spacing(before=0 if at else before)}{away}"
        )
    after_name = LINE if paper.kind.is_signed and names else 0
    away = indents(right=characters(by_date))
    yield paragraph(run(day), "PaperDate", spacing(before=after_name if names else before) + away)


def _right_indents(names: list[str], day: str, *, sealed: bool) -> tuple[float, float]:
    """How far name and date stay from the right, in characters.

    With a seal the date stays four away and the name is centred over it. Without one the name stays two away
    and the date begins two after it, unless the date is the longer of both.
    """
    name, date = max(map(text_width, names), default=0.0), text_width(day)
    if sealed:
        over = (name - date) / 2
        return (4 - over, 4.0) if over <= 4 else (0.0, over)
    if date + 2 > name:
        return max(date + 4 - name, 2.0), 2.0
    return 2.0, name - date
