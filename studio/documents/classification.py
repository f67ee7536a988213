"""密级: marks of state secrets on a document (秘密★10年), told from the same words in running text."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from studio.core.documents import Block, BlockKind, Document
from studio.documents.invisible import without_invisible

_LEVEL = "(?P<level>绝密|机密|秘密)"
_PERIOD = (
    r"(?:长期|(?:至|到)?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"|[\d一二三四五六七八九十百]{1,4}(?:年|个月|月|天|日)|启用前|公布前)"
)
_STARRED = re.compile(rf"{_LEVEL}[★☆*✭✩⭐](?P<period>{_PERIOD})?")
_ALONE = re.compile(rf"^[【\[(〔]?(?:密级[:|]?)?{_LEVEL}(?:级|件|文件|[(【\[]?{_PERIOD}[)】\]]?)?[】\])〕]?$")
_IN_NAME = re.compile(
    r"[【\[(〔《「{](?:绝密|机密|秘密)(?:级|件)?[】\])〕》」}]"
    r"|^(?:绝密|机密|秘密)(?:[-_~—.·]|$)|[-_~—.·](?:绝密|机密|秘密)$"
)
_AS_EXAMPLE = re.compile(r"(?:[“\"'‘「『]|如|例|标注|标明|标识|写作|写为|注明|形式为|格式为)[:,]?$")
_LIFTS = re.compile(r"解密|不再保密|公开发布")
_STAYS = re.compile(r"(?:未|不得|不予|尚未)解密|解密(?:时间|日期|条件|期限|前|后)|后解密")
_TOP = 10  # blocks at the head of a document among which a level may stand alone
_SHORT = 40


@dataclass(frozen=True, slots=True)
class ClassificationMark:
    """`level` is 绝密, 机密 or 秘密; `page` is None for the file's name and for formats without pages."""

    level: str
    page: int | None


def classification_mark(document: Document) -> ClassificationMark | None:
    if level := _level_in_name(document.name):
        return ClassificationMark(level, None)
    texts = [_normalised(block.text) for block in document.blocks]
    for index, (block, text) in enumerate(zip(document.blocks, texts, strict=True)):
        level = _level_in(block, text, at_top=index < _TOP)
        if level and not _lifted(texts, index):
            return ClassificationMark(level, block.place.page)
    return None


def is_mark(text: str) -> bool:
    """Is this line by itself a mark of classification?"""
    line = _normalised(text).replace("\n", "")
    return bool(_ALONE.match(line)) or (len(line) <= _SHORT and bool(_STARRED.search(line)))


def _level_in(block: Block, text: str, *, at_top: bool) -> str | None:
    if not re.search("[绝机秘]密", text):
        return None
    if starred := _starred(text):
        return starred
    row = block.kind is BlockKind.TABLE_ROW
    lines = re.findall(r"密级\|(?:绝密|机密|秘密)(?=\||$)", text) if row else text.split("\n")
    alone = next((match for line in lines if (match := _ALONE.match(line))), None)
    return alone["level"] if alone and at_top else None


def _starred(text: str) -> str | None:
    """With a period a star marks anywhere but in a quoted example; without one it stands in a short line."""
    for match in _STARRED.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        line = text[line_start:].split("\n", 1)[0]
        example = _AS_EXAMPLE.search(text[line_start : match.start()])
        if not example and (match["period"] or len(line) <= 12):
            return match["level"]
    return None


def _lifted(texts: Sequence[str], index: int) -> bool:
    beside = [texts[index], *(text for text in texts[max(0, index - 1) : index + 2] if len(text) <= _SHORT)]
    return any(_LIFTS.search(text) and not _STAYS.search(text) for text in beside)


def _level_in_name(name: str) -> str | None:
    stem = _normalised(PurePath(name).stem)
    match = _STARRED.search(stem) or _IN_NAME.search(stem)
    if match is None or (_LIFTS.search(stem) and not _STAYS.search(stem)):
        return None
    found = re.search("绝密|机密|秘密", match.group(0))
    return found.group(0) if found else None


def _normalised(text: str) -> str:
    """Narrow characters, no spaces inside lines: 机　密 ★ １０ 年 reads 机密★10年."""
    plain = unicodedata.normalize("NFKC", without_invisible(text))
    return re.sub(r"[^\S\n]+", "", plain)
