"""Tables of contents: they lead away from the text they name, so readers leave them out."""

import re
from collections.abc import Mapping, Sequence

from studio.core.documents import Block, BlockKind

_ENTRY = re.compile(r"\S\s*(?:\.{4,}|…{2,}|·{4,}|(?:\. ){4,}|-{6,}|_{6,}|．{4,})\s*[（(]?\d{1,4}[)）]?$")
_LONGEST = 500
_LAST_SIGNS = tuple("0123456789)）")
_CAPTION = re.compile(r"^[【\[]?目\s*[录次][】\]]?$")


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """Without entries with a page number, and without the lines after 目录 that come again as headings."""
    if not any(map(_may_be_contents, blocks)):
        return list(blocks)
    last = {_dense(block.text): index for index, block in enumerate(blocks)}
    kept: list[Block] = []
    listing = False
    for index, block in enumerate(blocks):
        caption = block.kind is not BlockKind.TABLE_ROW and is_contents_caption(block.text)
        entry = caption or is_contents_entry(block.text)
        listing = caption or (listing and (entry or _last_place(block.text, last) > index))
        if not listing and not entry:
            kept.append(block)
    return kept


def is_contents_entry(text: str) -> bool:
    """第一章 总则……………3"""
    return text[-1:] in _LAST_SIGNS and len(text) <= _LONGEST and bool(_ENTRY.search(text))


def is_contents_caption(text: str) -> bool:
    return len(text) < 12 and bool(_CAPTION.match(text))


def _may_be_contents(block: Block) -> bool:
    return is_contents_caption(block.text) or is_contents_entry(block.text)


def _last_place(text: str, last: Mapping[str, int]) -> int:
    """Where the entry's heading stands, its page number left out."""
    dense = _dense(text)
    return max(last.get(dense, -1), last.get(dense.rstrip("0123456789"), -1))


def _dense(text: str) -> str:
    return "".join(text.split())
