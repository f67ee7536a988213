"""Writes documents as an office that has no GB/T 9704 would send them: plain Word files."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from studio.core.artifacts import LineStyle, PaperLine
from studio.papers.fonts import Fonts
from studio.papers.plain_docx import lines_docx

_SERIF = Fonts(*["Times New Roman"] * 5)
_HEADING = "# "


def write_plain_papers(folder: Path, papers: Iterable[Mapping[str, Any]]) -> None:
    """Each has `file`, its name without the ending, `title`, `head` and `body`; `# ` begins a heading."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in papers:
        content = lines_docx(each["title"], list(_lines(each)), _SERIF, None)
        (folder / f"{each['file']}.docx").write_bytes(content)


def _lines(paper: Mapping[str, Any]) -> Iterator[PaperLine]:
    yield PaperLine(text=paper["title"], style=LineStyle.TITLE)
    for line in paper["head"].splitlines():
        yield PaperLine(text=line, style=LineStyle.NUMBER)
    for line in paper["body"].splitlines():
        heading = line.startswith(_HEADING)
        yield PaperLine(
            text=line.removeprefix(_HEADING), style=LineStyle.HEADING_1 if heading else LineStyle.BODY
        )
