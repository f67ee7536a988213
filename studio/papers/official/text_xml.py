"""The text of an official document as paragraphs and tables of a Word document."""

from collections.abc import Iterator

from studio.papers.fonts import Fonts
from studio.papers.official.paper import Body, Line, Table
from studio.papers.wordml import grid_table, paragraph, run, run_properties


def body_xml(body: Body, fonts: Fonts) -> Iterator[str]:
    for item in body:
        yield _line(item, fonts) if isinstance(item, Line) else _table(item, fonts)


def _line(line: Line, fonts: Fonts) -> str:
    """A heading with text behind it keeps the text in the typeface of the text."""
    if line.level > 2 or line.lead == len(line.text):
        return paragraph(run(line.text), f"PaperHeading{line.level}" if line.level else "PaperBody")
    font = fonts.hei if line.level == 1 else fonts.kai
    head, rest = line.text[: line.lead], line.text[line.lead :]
    return paragraph(run(head, run_properties(font)) + run(rest), "PaperBody")


def _table(table: Table, fonts: Fonts) -> str:
    """An empty line behind keeps two tables apart."""
    return grid_table(table.rows, "PaperTable", header=run_properties(fonts.hei)) + paragraph("", "PaperLeft")
