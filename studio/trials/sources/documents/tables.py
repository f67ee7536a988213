"""Rows of a table asked for one of their values: 清溪桥站的保证水位是多少？"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_CELL = re.compile(r"(?P<name>[^；:：]{1,24})[:：](?P<value>[^；]*)")
_NAMED = re.compile(r"名称|站名|姓名|单位|部门|事项|项目|类别|问题|标题|名$|地点|点位|水库|河流|工作组|岗位")
_NOT_A_NAME = re.compile("单位$|计量单位|备注|电话|序号|编号|站码|日期|时间")
_NOT_ASKED = re.compile(
    "序号|编号|站码|日期|年月|年份|备注|说明|姓名|电话|手机|身份证|联系|经度|纬度|邮箱|账号|^单位$|计量单位"
)
_UNIT = re.compile(r"[（(][^（()）]{1,12}[)）]")
_NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class CellAsked:
    question: str
    expected: str


def cells_asked(line: str) -> Iterator[CellAsked]:
    """One value of a row that has a name; which one differs from row to row."""
    row = _row(line)
    name = next((value for column, value in row.items() if _is_name(column, value)), "")
    asked = [
        (column, value)
        for column, value in row.items()
        if value and value != name and not _NOT_ASKED.search(column) and 1 < len(value) <= 16
    ]
    if not name or not asked:
        return
    column, value = asked[sum(map(ord, name)) % len(asked)]
    said = _UNIT.sub("", column)
    yield CellAsked(f"{name}的{said}{_asks(said, value)}？", value)


def _asks(column: str, value: str) -> str:
    if re.match(r"-?\d", value):
        return "是多少"
    if re.search("地点|地址|位置|集结点|驻地", column):
        return "在哪里"
    return "是哪个" if re.search("单位|部门|机构|队伍|街道|区县", column) else "是什么"


def _row(line: str) -> Mapping[str, str]:
    found = {one["name"].strip(): one["value"].strip() for one in _CELL.finditer(line)}
    return found if len(found) > 2 else {}


def _is_name(column: str, value: str) -> bool:
    named = _NAMED.search(column) and not _NOT_A_NAME.search(column)
    return bool(named) and 2 <= len(value) <= 24 and not _NUMBER.match(value)
