"""Writes documents as the offices of 示例市 would send them: our own layout of GB/T 9704, as Word files."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from studio.papers.fonts import FontSet
from studio.papers.official.docx import paper_docx
from studio.papers.official.drafting import House, drafted

_READ = date(2026, 3, 2)
_NAMES = ("title", "body", "issuer", "number", "date", "recipients", "copies", "attachments", "remark")


def write_papers(folder: Path, papers: Iterable[Mapping[str, Any]]) -> None:
    """Each has `file`, its name without the ending, and what the tool official_document takes."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in papers:
        said = {"kind": "通知", **{name: each[name] for name in ("kind", *_NAMES) if name in each}}
        paper = drafted("samples", said, House(), _READ, "")
        (folder / f"{each['file']}.docx").write_bytes(paper_docx(paper, FontSet.GB2312.fonts, None))
