"""The title of an official document, found by its words when no style gives it away."""

from collections.abc import Sequence

from studio.core.documents import Block, BlockKind
from studio.core.patterns import late
from studio.documents.lines import without_inner_spaces
from studio.documents.numbering import Numbering, Scheme

_KINDS = (
    "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要"
    "|法|条例|办法|规定|细则|规则|章程|标准|规范|制度|准则|公约"
    "|预案|方案|规划|计划|要点|安排|指南|手册|规程|流程|清单|名单|目录|名册|名录|台账|通讯录|(?<!代)表|职责|总结|简报|说明"
)
_TITLE = late(rf"^[^。；！？，;!?:：]{{2,60}}(?:{_KINDS})(?:[（(〔][^。]{{1,30}}[）)〕])?$")
_NUMBER_OF_DOCUMENT = late(r"[〔\[［（(]\s*\d{4}\s*[〕\]］）)]\s*第?\s*\d+\s*号")
_SEARCHED = 12


def title_at(blocks: Sequence[Block], numberings: Sequence[Numbering | None]) -> frozenset[int]:
    """Index of the title block, if there is one: styled as the only outermost heading, or worded as one."""
    styled = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if styled:
        return _styled_title(blocks, styled, numberings)
    for index, block in enumerate(blocks[:_SEARCHED]):
        late = block.place.page not in (None, 1)
        if late or block.kind is BlockKind.TABLE_ROW or _opens_body(numberings[index]):
            break
        if is_title(block.text):
            return frozenset({index})
    return frozenset()


def is_title(text: str) -> bool:
    line = without_inner_spaces(" ".join(text.split()))
    return bool(_TITLE.match(line)) and not _NUMBER_OF_DOCUMENT.search(line)


def _styled_title(
    blocks: Sequence[Block], styled: Sequence[int], numberings: Sequence[Numbering | None]
) -> frozenset[int]:
    first = styled[0]
    outermost = [index for index in styled if blocks[index].level <= blocks[first].level]
    return frozenset({first}) if len(outermost) == 1 and numberings[first] is None else frozenset()


def _opens_body(number: Numbering | None) -> bool:
    return number is not None and number.scheme is not Scheme.ANNEX
