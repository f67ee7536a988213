"""版头: what stands over the red line, in each of the standard's four formats."""

from studio.papers.days import written_day
from studio.papers.docx import Section
from studio.papers.measures import CHARACTER, LINE, RED, TEXT_WIDTH, characters, mm
from studio.papers.official.kinds import PaperKind
from studio.papers.official.paper import Paper
from studio.papers.text import text_width
from studio.papers.wordml import indents, paragraph, run, run_properties, spacing

_LARGEST, _SMALLEST = 104, 36  # half points: under the 22 mm the standard gives at most
_MARK_WIDTH = TEXT_WIDTH * 0.96
_LETTER_SIDES = (mm(20) - mm(28), mm(20) - mm(26))  # lines of 170 mm on a page of 210 mm
_GAP_OF_LINE = 11  # 4 mm in points


def head_xml(paper: Paper, kai: str) -> str:
    """The paragraphs of the first page above the title; a letter's mark stands in its header."""
    if paper.kind is PaperKind.LETTER:
        return _letter_head(paper)
    top = [paragraph(run(text), style) for text, style in _top_left(paper) if text]
    distance = mm(20 if paper.kind is PaperKind.ORDER else 35)
    mark = _mark(paper.mark, max(distance - len(top) * LINE, 0))
    return "".join([*top, mark, *_numbers(paper, kai)])


def letter_section(paper: Paper) -> Section:
    """发文机关标志 30 mm from the edge, 4 mm under it a double line, another 20 mm from the lower edge."""
    sides = indents(*_LETTER_SIDES)
    mark = _mark(paper.mark, 0, sides, _border("thickThinSmallGap", 24, _GAP_OF_LINE))
    below = paragraph("", "PaperLeft", _border("thinThickSmallGap", 24, 1) + sides)
    return Section(mark, below, header=mm(30), footer=mm(20))


def mark_size(mark: str) -> int:
    """In half points: as large as one line takes it."""
    return max(_SMALLEST, min(_LARGEST, int(_MARK_WIDTH / max(text_width(mark), 1) / 10)))


def _mark(text: str, before: int, sides: str = "", border: str = "") -> str:
    size = mark_size(text)
    placed = spacing(before, line=size * 11) + sides
    return paragraph(run(text, run_properties(size=size)), "PaperMark", border + placed)


def _numbers(paper: Paper, kai: str) -> list[str]:
    """发文字号 two lines under the mark, and 4 mm under it the red line."""
    line = "" if paper.kind is PaperKind.ORDER else _border("single", 18, _GAP_OF_LINE)
    if paper.kind is PaperKind.MINUTES:
        return _minutes_numbers(paper, line)
    if not (paper.kind.is_upward and paper.signers):
        return [paragraph(run(paper.number), "PaperNumber", line + spacing(before=2 * LINE))]
    return _signed_numbers(paper, line, kai)


def _signed_numbers(paper: Paper, line: str, kai: str) -> list[str]:
    """Two signers to a line; the number stands on the last of them, one character from the left."""
    rows = [paper.signers[at : at + 2] for at in range(0, len(paper.signers), 2)]
    name = run_properties(kai)
    names_at = TEXT_WIDTH - round(CHARACTER * (1 + max(text_width("　".join(row)) for row in rows)))
    stops = (names_at - characters(4.5), names_at)
    tabs = "".join(f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in stops)
    found = []
    for at, row in enumerate(rows):
        last = at == len(rows) - 1
        text = run(f"　{paper.number}" if last else "") + run("\t签发人：" if at == 0 else "\t") + run("\t")
        found.append(
            paragraph(
                text + run("　".join(row), name),
                "PaperLeft",
                (line if last else "") + f"<w:tabs>{tabs}</w:tabs>" + spacing(before=0 if at else 2 * LINE),
            )
        )
    return found


def _minutes_numbers(paper: Paper, line: str) -> list[str]:
    """Number of the meeting, then the body that met and the day."""
    number = [paragraph(run(paper.number), "PaperNumber", spacing(before=LINE))] if paper.number else []
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH - characters(1)}"/></w:tabs>'
    issuer = "　".join(paper.issuers)
    who = run(f"　{issuer}\t{written_day(paper.dated)}")
    return [*number, paragraph(who, "PaperLeft", line + tabs + spacing(before=LINE))]


def _letter_head(paper: Paper) -> str:
    """发文字号 on the right under the double line; what is left of it begins on the same line."""
    left = [(text, style) for text, style in _top_left(paper) if text] or [("", "PaperLeft")]
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    first, style = left[0]
    before = spacing(before=280)  # 7/8 of the height of 三号
    head = paragraph(run(first) + run(f"\t{paper.number}"), style, tabs + before)
    return "".join([head, *(paragraph(run(text), style) for text, style in left[1:])])


def _top_left(paper: Paper) -> list[tuple[str, str]]:
    return [(paper.copy_number, "PaperLeft"), (paper.urgency, "PaperUrgency")]


def _border(kind: str, size: int, gap: int) -> str:
    return f'<w:pBdr><w:bottom w:val="{kind}" w:sz="{size}" w:space="{gap}" w:color="{RED}"/></w:pBdr>'
