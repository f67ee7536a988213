"""An official document line by line, as the preview shows it and the person agrees to it."""

from collections.abc import Iterator

from studio.core.artifacts import LineStyle, PaperLine
from studio.papers.days import written_day
from studio.papers.official.kinds import PaperKind
from studio.papers.official.paper import Annex, Body, Line, Paper

_BY_LEVEL = (LineStyle.BODY, LineStyle.HEADING_1, LineStyle.HEADING_2, LineStyle.HEADING_3, LineStyle.BODY)


def paper_lines(paper: Paper) -> tuple[PaperLine, ...]:
    lines = (*_head(paper), *body_lines(paper.body), *_foot(paper), *_annexed(paper), *_imprint(paper))
    return tuple(line for line in lines if line.text)


def body_lines(body: Body) -> Iterator[PaperLine]:
    for item in body:
        if isinstance(item, Line):
            style = LineStyle.BODY if item.level in (1, 2) and not item.lead else _BY_LEVEL[item.level]
            yield PaperLine(text=item.text, style=style)
        else:
            yield from (PaperLine(text="\t".join(row), style=LineStyle.TABLE_ROW) for row in item.rows)


def attachment_list(paper: Paper) -> list[str]:
    """附件说明, a line each: 附件：1. …"""
    titles = [annex.title for annex in paper.annexes]
    if len(titles) < 2:
        return [f"附件：{title}" for title in titles]
    return [f"{'附件：' if number == 1 else ''}{number}. {title}" for number, title in enumerate(titles, 1)]


def annex_mark(paper: Paper, number: int) -> str:
    return f"附件{number}" if len(paper.annexes) > 1 else "附件"


def signature_of(paper: Paper) -> list[str]:
    """署名: the bodies, or the person who signs by post and name."""
    if paper.kind.is_signed and paper.signers:
        return [f"{paper.post}　{'　'.join(paper.signers)}".strip("　")]
    return list(paper.issuers) if paper.kind is not PaperKind.MINUTES else []


def imprint_of(paper: Paper) -> list[tuple[str, str]]:
    """版记 row by row, what stands left and what right."""
    rows = [(f"抄送：{paper.copies}。", "")] if paper.copies else []
    if paper.printer and paper.kind is not PaperKind.LETTER:
        rows.append((paper.printer, f"{written_day(paper.dated)}印发"))
    return rows


def _head(paper: Paper) -> Iterator[PaperLine]:
    yield from (
        PaperLine(text=text, style=LineStyle.RECIPIENT) for text in (paper.copy_number, paper.urgency)
    )
    yield PaperLine(text=paper.mark, style=LineStyle.ISSUER_MARK)
    signers = f"　　签发人：{'　'.join(paper.signers)}" if paper.kind.is_upward and paper.signers else ""
    yield PaperLine(
        text=f"{paper.number}{signers}".strip("　" if not paper.number else ""), style=LineStyle.NUMBER
    )
    yield PaperLine(text=paper.title, style=LineStyle.TITLE)
    yield PaperLine(text=f"（{paper.caption}）" if paper.caption else "", style=LineStyle.NUMBER)
    yield PaperLine(text=f"{paper.recipients}：" if paper.recipients else "", style=LineStyle.RECIPIENT)


def _foot(paper: Paper) -> Iterator[PaperLine]:
    yield from (PaperLine(text=text, style=LineStyle.ATTACHMENT) for text in attachment_list(paper))
    yield from (PaperLine(text=f"{label}：{names}") for label, names in paper.attendance)
    yield from (PaperLine(text=text, style=LineStyle.SIGNATURE) for text in signature_of(paper))
    yield PaperLine(text=written_day(paper.dated), style=LineStyle.DATE)
    yield PaperLine(text=f"（{paper.remark}）" if paper.remark else "", style=LineStyle.NOTE)


def _annexed(paper: Paper) -> Iterator[PaperLine]:
    for number, annex in enumerate(paper.annexes, 1):
        if annex.body:
            yield from _annex(annex, annex_mark(paper, number))


def _annex(annex: Annex, mark: str) -> Iterator[PaperLine]:
    yield PaperLine(text=mark, style=LineStyle.HEADING_1)
    yield PaperLine(text=annex.title, style=LineStyle.TITLE)
    yield from body_lines(annex.body)


def _imprint(paper: Paper) -> Iterator[PaperLine]:
    yield PaperLine(text=paper.ai_line, style=LineStyle.AI_LABEL)
    yield from (
        PaperLine(text="\t".join(filter(None, row)), style=LineStyle.IMPRINT) for row in imprint_of(paper)
    )
