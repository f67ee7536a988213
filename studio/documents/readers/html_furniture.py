"""What stands round the text of a web page: menus, paths to the page, buttons, imprints."""

import re
from collections.abc import Sequence

from lxml import etree

from studio.core.documents import Block, BlockKind
from studio.core.patterns import late

_NAMES = {
    *("nav", "navi", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs"),
    *("position", "location", "dqwz", "foot", "footer", "copyright", "share", "sidebar", "toolbar"),
    *("topbar", "search", "login", "pagination", "pager", "print"),
}
_ELEMENTS = {"footer", "aside"}
_HOLDERS = {"div", "ul", "ol", "dl", "p", "td", "section", "header", "span"}
_LONGEST = 400
_LABEL = 8  # characters: links of a menu are shorter, titles of documents longer
_LINE = late(
    r"(?:当前|您(?:现)?在的?|您的|现在的?|所在)位置|首页\s*(?:[>›»/]|&gt;)|分享(?:到|至)|(?:关闭|打印)(?:本页|窗口|此页)"
    r"|^\W*(?:打印|关闭|返回|返回顶部|首页|网站地图|联系我们|收藏)\W*$|字号?\s*[:：]?\s*\[?\s*[大小]\W|扫一扫|微信公众号"
    r"|ICP备|公安?网?备|网站标识码|版权所有|copyright|主办单位[:：]|承办单位[:：]|技术支持[:：]|网站地图\s*\|"
    r"|^相关(?:链接|阅读|新闻|推荐|文章)\W*$|^(?:上|下)一[篇条页]|责任编辑[:：]|浏览(?:次数|量)[:：]|无障碍|浏览器版本",
    re.I,
)
_KEPT = late(r"发布(?:时间|日期|机构)|来源[:：]|文号[:：]|索引号|成文日期")
_LONGEST_LINE = 120


def is_furniture(element: etree._Element) -> bool:
    """Named as such, or nothing but short links; prose is never furniture."""
    if element.tag not in _HOLDERS and element.tag not in _ELEMENTS:
        return False
    named = element.tag in _ELEMENTS or not _NAMES.isdisjoint(_words(element))
    links = list(element.iter("a"))
    if not named and len(links) < 3:
        return False
    text = _dense(element)
    if "。" in text or len(text) > _LONGEST:
        return False
    return named or _all_labels(text, links)


def without_furniture(blocks: Sequence[Block]) -> list[Block]:
    """Drops lines of furniture before the text begins and after it ends, never inside it."""
    told = [not _is_line_of_furniture(block) for block in blocks]
    prose = [index for index, block in enumerate(blocks) if told[index] and _is_prose(block)]
    first, last = (prose[0], prose[-1]) if prose else (len(blocks), -1)
    return [block for index, block in enumerate(blocks) if told[index] or first <= index <= last]


def _is_prose(block: Block) -> bool:
    return "。" in block.text or block.kind is BlockKind.TABLE_ROW


def _is_line_of_furniture(block: Block) -> bool:
    line = block.text
    known = len(line) <= _LONGEST_LINE and "。" not in line and _LINE.search(line)
    return bool(known) and not _KEPT.search(line)


def _all_labels(text: str, links: Sequence[etree._Element]) -> bool:
    labels = [label for link in links if (label := _dense(link))]
    linked = sum(map(len, labels))
    return len(labels) >= 3 and linked >= 0.7 * len(text) and linked <= _LABEL * len(labels)


def _words(element: etree._Element) -> list[str]:
    return re.split(r"[^a-z]+", f"{element.get('class') or ''} {element.get('id') or ''}".lower())


def _dense(element: etree._Element) -> str:
    return "".join("".join(map(str, element.itertext())).split())
