"""Annexes: the lines that name them, told from the lists under a notice that only tell of them."""

import re
from collections.abc import Sequence

from studio.core.documents import Block
from studio.documents.numbering import Numbering, Scheme
from studio.documents.titles import is_title

_LIST = re.compile(r"附\s*件\s*[：:]\s*\S")  # 附件：1.值班表
_NAME = re.compile(r"[^\s。；：，、:;,（(]{2,30}(?:[（(][^）)]{1,30}[）)])?")


def names_annex(blocks: Sequence[Block], numberings: Sequence[Numbering | None], index: int) -> bool:
    """附件1 on a line of its own is named by the next line."""
    before = numberings[index - 1] if index else None
    if before is None or before.scheme is not Scheme.ANNEX or before.rest:
        return False
    return is_title(blocks[index].text) or bool(_NAME.fullmatch(blocks[index].text))


def lists_annexes(text: str, number: Numbering, following: Numbering | None) -> bool:
    """附件：1.值班表, or 附件 above 1.值班表, under a notice."""
    counted = following is not None and following.scheme is Scheme.DIGIT and following.numbers == (1,)
    bare = number.scheme is Scheme.ANNEX and not number.rest and not number.numbers
    return bool(_LIST.match(text)) or (bare and counted)
