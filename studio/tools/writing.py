"""What tools share that turn finished text into a document: the file, and what the model is told of it."""

from collections.abc import Sequence

from studio.core.artifacts import LineStyle, PaperLine
from studio.core.events import Shown
from studio.papers.ai_label import AiLabel
from studio.papers.fonts import FontSet
from studio.papers.official.body import body_of
from studio.papers.official.preview import body_lines
from studio.papers.plain_docx import lines_docx
from studio.tools.making import Draft, make_file
from studio.tools.tool import ToolContext, ToolResult


def title_line(title: str) -> PaperLine:
    return PaperLine(text=title, style=LineStyle.TITLE)


def heading_line(text: str) -> PaperLine:
    return PaperLine(text=text, style=LineStyle.HEADING_1)


def row_line(*cells: str) -> PaperLine:
    """A table's cells hold no tabs, for those part them."""
    return PaperLine(text="\t".join(cell.replace("\t", " ") for cell in cells), style=LineStyle.TABLE_ROW)


def text_lines(text: str) -> tuple[PaperLine, ...]:
    """Paragraphs, headings and tables as a model writes them."""
    return tuple(body_lines(body_of(text)))


def labelled(lines: Sequence[PaperLine], label: AiLabel | None) -> tuple[PaperLine, ...]:
    return (*lines, *([PaperLine(text=label.line, style=LineStyle.AI_LABEL)] if label else []))


def word_draft(
    title: str,
    lines: Sequence[PaperLine],
    fonts: FontSet,
    label: AiLabel | None,
    widths: Sequence[int] = (),
) -> Draft:
    paper = labelled(lines, label)
    return Draft(
        title=title,
        ending="docx",
        content="\n".join(line.text for line in paper),
        data=lambda: lines_docx(title, paper, fonts.fonts, label, widths=widths),
        paper=paper,
    )


async def written(
    drafts: Sequence[Draft], notes: Sequence[str], tool: str, context: ToolContext
) -> ToolResult:
    """Make the files the person agrees to; one they do not ends it."""
    made: list[str] = []
    for draft in drafts:
        path = await make_file(draft, tool, context)
        if path is None:
            break
        made.append(path.name)
    return told(f"已生成文件：{'、'.join(made)}。" if made else "", notes)


def told(made: str, notes: Sequence[str], column: str = "核对", *, english: bool = False) -> ToolResult:
    """What was made, or that nothing was; the notes are for the person to look at, too."""
    nothing, check = _EN if english else _ZH
    lines = [made or nothing, *([check] if notes else []), *(f"- {note}" for note in notes)]
    shown = Shown(columns=(column,), rows=tuple((note,) for note in notes)) if notes else None
    return ToolResult(text="\n".join(lines), shown=shown)


_ZH = ("没有写文件：没有得到同意。可以按意见修改后再试。", "请核对以下几点：")
_EN = (
    "No file was written: it was not agreed to. Change it as the person wants and try again.",
    "To be checked:",
)
