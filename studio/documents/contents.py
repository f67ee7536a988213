"""Tables of contents: they lead away from the text they name, so readers leave them out."""

import re
from collections.abc import Sequence

from studio.core.documents import Block, BlockKind

_ENTRY = re.compile(r"\S\s*(?:\.{4,}|…{2,}|·{4,}|(?:\. ){4,}|-{6,}|_{6,}|．{4,})\s*[（(]?\d{1,4}[)）]?$")
_CAPTION = re.compile(r"^[【\[]?目\s*[录次][】\]]?$")


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """Without entries with a page number, and without the lines after 目录 that come again as headings."""
    kept: list[Block] = []
    listing = False
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.TABLE_ROW and _CAPTION.match(block.text):
            listing = True
            continue
        if is_contents_entry(block.text):
            continue
        listing = listing and _comes_again(block, blocks[index + 1 :])
        if not listing:
            kept.append(block)
    return kept


def is_contents_entry(text: str) -> bool:
    """第一章 总则……………3"""
    return bool(_ENTRY.search(text))


def _comes_again(block: Block, later: Sequence[Block]) -> bool:
    dense = "".join(block.text.split())
    return any("".join(other.text.split()) == dense for other in later)
