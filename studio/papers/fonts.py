"""Typefaces of official documents: named, never carried along, each with what may stand in for it."""

from dataclasses import dataclass
from enum import StrEnum

from studio.papers.text import xml_text


@dataclass(frozen=True, slots=True)
class Fonts:
    title: str
    body: str
    kai: str
    hei: str
    song: str = "宋体"

    @property
    def all(self) -> tuple[str, ...]:
        return self.title, self.body, self.kai, self.hei, self.song


class FontSet(StrEnum):
    """Which typefaces a department has on its computers."""

    GB2312 = "gb2312"
    WINDOWS = "windows"
    FOUNDER = "founder"

    @property
    def fonts(self) -> Fonts:
        return _SETS[self]


_SETS = {
    FontSet.GB2312: Fonts("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"),
    FontSet.WINDOWS: Fonts("方正小标宋简体", "仿宋", "楷体", "黑体"),
    FontSet.FOUNDER: Fonts("方正小标宋_GBK", "方正仿宋_GBK", "方正楷体_GBK", "方正黑体_GBK"),
}
_STAND_INS = {
    "方正小标宋简体": "方正小标宋_GBK,华文中宋,宋体",
    "方正小标宋_GBK": "方正小标宋简体,华文中宋,宋体",
    "仿宋_GB2312": "仿宋,方正仿宋_GBK,华文仿宋",
    "仿宋": "仿宋_GB2312,方正仿宋_GBK,华文仿宋",
    "方正仿宋_GBK": "仿宋_GB2312,仿宋,华文仿宋",
    "楷体_GB2312": "楷体,方正楷体_GBK,华文楷体",
    "楷体": "楷体_GB2312,方正楷体_GBK,华文楷体",
    "方正楷体_GBK": "楷体_GB2312,楷体,华文楷体",
    "黑体": "方正黑体_GBK,Noto Sans CJK SC",
    "方正黑体_GBK": "黑体,Noto Sans CJK SC",
    "宋体": "SimSun,Noto Serif CJK SC",
}


def font_table(fonts: Fonts, namespace: str) -> str:
    items = "".join(
        f'<w:font w:name="{xml_text(name)}"><w:altName w:val="{xml_text(_STAND_INS.get(name, "宋体"))}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name in dict.fromkeys(fonts.all)
    )
    return f'<w:fonts xmlns:w="{namespace}">{items}</w:fonts>'
