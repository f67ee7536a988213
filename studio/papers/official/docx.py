"""An official document as a Word file in the layout of GB/T 9704-2012."""

from studio.papers.ai_label import PROPERTY, AiLabel
from studio.papers.docx import Section, docx_bytes
from studio.papers.fonts import Fonts
from studio.papers.measures import LINE, characters
from studio.papers.official.foot_xml import annexes_xml, foot_xml, imprint_xml
from studio.papers.official.head_xml import head_xml, letter_section
from studio.papers.official.kinds import PaperKind
from studio.papers.official.paper import Paper
from studio.papers.official.preview import paper_lines
from studio.papers.official.styles import paper_styles
from studio.papers.official.text_xml import body_xml
from studio.papers.official.titles import title_width
from studio.papers.ooxml import Properties
from studio.papers.wordml import indents, paragraph, run, spacing

_TITLE_CHARACTERS = 20  # 二号 in a line of 156 mm


def paper_docx(paper: Paper, fonts: Fonts, label: AiLabel | None) -> bytes:
    body = "".join(
        [
            head_xml(paper, fonts.kai),
            *_title(paper),
            *body_xml(paper.body, fonts),
            *foot_xml(paper, fonts),
            *annexes_xml(paper, fonts),
            *_end(paper),
        ]
    )
    section = letter_section(paper) if paper.kind is PaperKind.LETTER else Section()
    return docx_bytes(body, paper_styles(fonts), fonts, _properties(paper, label), section)


def _title(paper: Paper) -> list[str]:
    """Two lines under the red line; an order without one begins two lines under its number."""
    found = [_title_line(paper.title)] if paper.title else []
    if paper.caption:
        found.append(paragraph(run(f"（{paper.caption}）"), "PaperNumber", spacing(before=LINE // 2)))
    found.append(paragraph("", "PaperLeft", spacing(before=0 if paper.title else LINE)))
    return [*found, paragraph(run(f"{paper.recipients}："), "PaperLeft")] if paper.recipients else found


def _title_line(title: str) -> str:
    """Drawn in on both sides so far that its lines break between words."""
    side = characters((_TITLE_CHARACTERS - title_width(title, _TITLE_CHARACTERS)) * 22 / 16 / 2)
    return paragraph(run(title), "PaperTitle", spacing(before=2 * LINE) + indents(side, side))


def _end(paper: Paper) -> list[str]:
    """版记 is anchored in the last paragraph, that of the label."""
    label = paragraph(run(paper.ai_line), "AiLabel", spacing(before=LINE // 2))
    return [imprint_xml(paper), label if paper.ai_line else paragraph("", "AiLabel")]


def _properties(paper: Paper, label: AiLabel | None) -> Properties:
    text = "\n".join(line.text for line in paper_lines(paper))
    custom = ((PROPERTY, label.metadata(text)),) if label else ()
    return Properties(paper.title or paper.mark, label.maker if label else "", custom)
