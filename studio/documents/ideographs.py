"""Characters that look like ordinary Chinese ones and are others: they go when a file is read.

Many PDF makers write ⼯ (U+2F2F, a radical of the dictionary) where 工 stands on the page, and nobody who
searches would ever type it. One character becomes one character, so that places in a text stay the same;
full-width signs, Ⅲ and ① are no such characters.
"""

import re
import unicodedata

# CJK Radicals Supplement: Unicode's EquivalentUnifiedIdeograph, where it is one in everyday fonts.
_SUPPLEMENT = """
⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄
⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺫目 ⺬示
⺭礻 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺶羊 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见
⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞
⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀
⻳龟
"""
# Kangxi radicals and compatibility ideographs say themselves what they stand for.
_DECOMPOSED = [*map(chr, range(0x2F00, 0x2FE0)), *map(chr, range(0xF900, 0xFB00))]
_ORDINARY = str.maketrans(
    {pair[0]: pair[1] for pair in _SUPPLEMENT.split()}
    | {sign: plain for sign in _DECOMPOSED if (plain := unicodedata.normalize("NFKC", sign)) != sign}
)
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def ordinary(text: str) -> str:
    """The text with ordinary ideographs for radicals and compatibility ideographs."""
    return text.translate(_ORDINARY) if not text.isascii() and _LOOKALIKE.search(text) else text
