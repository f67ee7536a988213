"""The first letters of Chinese words in pinyin (防汛 → fx), told from the order of GB 2312's first level."""

from bisect import bisect_right

# The first character of GB 2312's first level, which is sorted by pinyin, for each initial letter.
_FIRST = (
    ("啊", "a"), ("芭", "b"), ("擦", "c"), ("搭", "d"), ("蛾", "e"), ("发", "f"), ("噶", "g"), ("哈", "h"),
    ("击", "j"), ("喀", "k"), ("垃", "l"), ("妈", "m"), ("拿", "n"), ("哦", "o"), ("啪", "p"), ("期", "q"),
    ("然", "r"), ("撒", "s"), ("塌", "t"), ("挖", "w"), ("昔", "x"), ("压", "y"), ("匝", "z"),
)  # fmt: skip
_STARTS = [first.encode("gb2312") for first, _ in _FIRST]
_END = b"\xd7\xf9"


def initials(text: str) -> str:
    """Return one letter a character; rare characters, which the table does not hold, are left out."""
    return "".join(_initial(sign) for sign in text.casefold())


def _initial(sign: str) -> str:
    if sign.isascii():
        return sign if sign.isalnum() else ""
    try:
        code = sign.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    return _FIRST[bisect_right(_STARTS, code) - 1][1] if _STARTS[0] <= code <= _END else ""
