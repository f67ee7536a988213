"""Cut a document into chunks along its headings, articles, paragraphs and table rows.

A chunk never crosses an article (条). Pieces under SHORT join their neighbours under the same parent heading;
pieces above LONG are cut at sentence ends; a short tail may lengthen a chunk to LONG + SHORT. Both count
Chinese characters.
"""

from itertools import pairwise

from studio.core.documents import Document
from studio.core.passages import Chunk
from studio.core.places import Place
from studio.knowledge.sections import Part, Section, body_page, sections_of
from studio.knowledge.sentences import cut_long
from studio.knowledge.sizes import size_of

SHORT = 150
LONG = 500
_LONGEST_HEADER = 200


def chunks_of(document: Document) -> list[Chunk]:
    """Chunks in reading order; together they cover every visible character of the document's text."""
    text = document.text
    sections = _join_siblings(_open_with_introductions(sections_of(document)))
    return [_chunk(text, section.path, parts) for section in sections for parts in _packed(section)]


def _open_with_introductions(sections: list[Section]) -> list[Section]:
    """A bare heading, or a short text before the first sub-heading, opens the section that follows it."""
    kept: list[Section] = []
    for section in sections:
        if kept and _introduces(kept[-1], section):
            section.parts = kept.pop().parts + section.parts
        kept.append(section)
    return kept


def _introduces(first: Section, then: Section) -> bool:
    if len(first.path) >= len(then.path) or then.path[: len(first.path)] != first.path:
        return False
    short = first.size < SHORT and first.page == then.page
    return not _has_rows(first) and (first.only_heading or short)


def _join_siblings(sections: list[Section]) -> list[Section]:
    joined: list[Section] = []
    for section in sections:
        if joined and _belong_together(joined[-1], section):
            joined[-1] = _joined(joined[-1], section)
        else:
            joined.append(section)
    return joined


def _belong_together(one: Section, other: Section) -> bool:
    return (
        not one.article
        and not other.article
        and len(one.path) == len(other.path)
        and one.path[:-1] == other.path[:-1]
        and min(one.size, other.size) < SHORT
        and one.size + other.size <= LONG
        and one.page == other.page
        and _has_rows(one) == _has_rows(other)
        and one.parts[0].place.sheet == other.parts[0].place.sheet
    )


def _joined(one: Section, other: Section) -> Section:
    """Both titles stay in the path, so that either can be found and cited."""
    path = one.path
    if other.path and other.path[-1] != one.path[-1]:
        path = (*one.path[:-1], f"{one.path[-1]} / {other.path[-1]}")
    return Section(path, False, one.parts + other.parts)


def _has_rows(section: Section) -> bool:
    return any(part.row for part in section.parts)


def _packed(section: Section) -> list[list[Part]]:
    """Fill chunks up to LONG, preferring to begin a new one with a new page or table."""
    groups: list[list[Part]] = []
    for part in section.parts:
        for piece in cut_long(part, LONG - _header_room([part])):
            if groups and _fits(groups[-1], piece):
                groups[-1].append(piece)
            else:
                groups.append([piece])
    return _without_short_tail(groups)


def _fits(group: list[Part], piece: Part) -> bool:
    if all(part.heading for part in group):
        return _size([*group, piece]) <= LONG + SHORT
    if group[-1].place.sheet != piece.place.sheet or _size([*group, piece]) > LONG:
        return False
    turns = group[-1].place.page != piece.place.page or group[-1].header != piece.header
    return not turns or _size(group) < SHORT


def _without_short_tail(groups: list[list[Part]]) -> list[list[Part]]:
    if len(groups) > 1 and _size(groups[-1]) < SHORT:
        before, tail = groups[-2], groups[-1]
        same = before[-1].place.page == tail[0].place.page and before[-1].header == tail[0].header
        if same and before[-1].place.sheet == tail[0].place.sheet and _size(before + tail) <= LONG + SHORT:
            return [*groups[:-2], before + tail]
    return groups


def _size(parts: list[Part]) -> int:
    return sum(part.size + 1 for part in parts) + _header_room(parts)


def _header_room(parts: list[Part]) -> int:
    headers = {part.header for part in parts if part.header}
    return sum(size_of(header[:_LONGEST_HEADER]) + 1 for header in headers) if headers else 0


def _chunk(text: str, path: tuple[str, ...], parts: list[Part]) -> Chunk:
    start, end = parts[0].start, parts[-1].end
    shown = _with_headers(text, parts) if any(part.row for part in parts) else text[start:end]
    return Chunk(shown, _place(path, parts), start, end)


def _with_headers(text: str, parts: list[Part]) -> str:
    """Repeat the header row before the rows of a table that begins further up."""
    lines = [_header_before(None, parts[0]) + parts[0].text]
    for before, part in pairwise(parts):
        gap = "\n" if "\n" in text[before.end : part.start] else ""
        lines.append(gap + _header_before(before, part) + part.text)
    return "".join(lines)


def _header_before(before: Part | None, part: Part) -> str:
    header = (part.header or "")[:_LONGEST_HEADER]
    repeated = before is not None and part.header in (before.header, before.text)
    return "" if not header or repeated or part.text == part.header else f"{header}\n"


def _place(path: tuple[str, ...], parts: list[Part]) -> Place:
    rows = [part.place for part in parts if part.row]
    first = [place.first_row for place in rows if place.first_row is not None]
    last = [place.last_row or place.first_row for place in rows]
    known = [row for row in last if row is not None]
    return Place(
        page=body_page(parts),
        sheet=parts[-1].place.sheet,
        first_row=min(first, default=None),
        last_row=max(known, default=None),
        headings=path,
    )
