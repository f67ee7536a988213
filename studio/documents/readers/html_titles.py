"""The title of a web page's text, found in what the page says of itself."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from studio.core.documents import Block, BlockKind
from studio.documents.content import heading

_SITE = re.compile(r"\s*[-_|｜–—]+\s*")
_SITE_NAME = re.compile(r"(?:政府|网|网站|门户|平台|委员会|局|厅)\W*$")
_SEARCHED = 40


def titled(blocks: Sequence[Block], root: etree._Element) -> list[Block]:
    """The line that says the page's title heads it, not the site's name; else the title is put on top."""
    names = _names(root)
    for name in names:
        for index, block in enumerate(blocks[:_SEARCHED]):
            if block.kind is not BlockKind.TABLE_ROW and _dense(block.text) == _dense(name):
                return [*map(_plain, blocks[:index]), _headed(block), *blocks[index + 1 :]]
    said = any(_dense(name) in _dense(block.text) for name in names[:1] for block in blocks[:5])
    if not blocks or not names or said or any(block.level == 1 for block in blocks):
        return list(blocks)
    return [heading(names[-1], 1), *blocks]


def _headed(block: Block) -> Block:
    return replace(block, kind=BlockKind.HEADING, level=1)


def _plain(block: Block) -> Block:
    """What heads the page above its title is the site's name."""
    return replace(block, kind=BlockKind.PARAGRAPH, level=0) if block.level == 1 else block


def _names(root: etree._Element) -> list[str]:
    """What the page may be called, the longest first: 防汛通知_政策文件_示例市政府网 ends with the site."""
    if named := _article_title(root):
        return [named]
    title = " ".join((root.findtext(".//title") or "").split())
    ends = [match.start() for match in _SITE.finditer(title) if match.start() > 1]
    sites = [end for end in ends if "_" in title[end:] or _SITE_NAME.search(title)]
    names = [title, *(title[:end] for end in reversed(ends if sites else []))]
    return [name for name in names if name]


def _article_title(root: etree._Element) -> str:
    """Government sites name the text itself: <meta name="ArticleTitle" content="…">."""
    names = (each for each in root.iter("meta") if (each.get("name") or "").lower() == "articletitle")
    return next((" ".join((each.get("content") or "").split()) for each in names), "")


def _dense(text: str) -> str:
    return "".join(text.split())
