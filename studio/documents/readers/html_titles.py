"""The title of a web page's text, found in what the page says of itself."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from studio.core.documents import Block, BlockKind
from studio.documents.content import heading

_SITE = re.compile(
    r"\s*[_|｜]\s*|\s+[-–—]{1,2}\s+|[-–—]+(?=[^-–—]*(?:政府|网|网站|门户|平台|委员会|局|厅)\W*$)"
)
_SEARCHED = 40


def titled(blocks: Sequence[Block], root: etree._Element) -> list[Block]:
    """The line that says the page's title becomes its heading; without one, the title is put on top."""
    title = _article_title(root) or _page_title(root)
    if not blocks or not title or any(block.level == 1 for block in blocks):
        return list(blocks)
    for index, block in enumerate(blocks[:_SEARCHED]):
        if _dense(block.text) == _dense(title) and block.kind is not BlockKind.TABLE_ROW:
            return [*blocks[:index], replace(block, kind=BlockKind.HEADING, level=1), *blocks[index + 1 :]]
    said = any(_dense(title) in _dense(block.text) for block in blocks[:5])
    return list(blocks) if said else [heading(title, 1), *blocks]


def _article_title(root: etree._Element) -> str:
    """Government sites name the text itself: <meta name="ArticleTitle" content="…">."""
    names = (each for each in root.iter("meta") if (each.get("name") or "").lower() == "articletitle")
    return next((" ".join((each.get("content") or "").split()) for each in names), "")


def _page_title(root: etree._Element) -> str:
    """关于……的通知_示例市人民政府: the site's name goes."""
    title = " ".join((root.findtext(".//title") or "").split())
    first = _SITE.split(title)[0]
    return first if len(first) >= 2 else title


def _dense(text: str) -> str:
    return "".join(text.split())
