"""Whether a document says of itself that it is no longer in force, and whether a question asks for such."""

import re

_SAID = "(?:废止|失效|停止执行|停止使用|作废)"
_MARK = rf"(?:已经?|现已|全文)?{_SAID}"
_BRACKETED = re.compile(rf"[(（\[【〔<《][^()（）\[\]【】〔〕]{{0,20}}?(?<!关于){_MARK}\s*[)）\]】〕>》]")
_ALONE = re.compile(rf"(?:本文件|本件|状态|效力|时效性)?[:：]?\s*{_MARK}[。!！]?")
_IN_NAME = re.compile(rf"(?:已经?|现已|全文){_SAID}|[-_ .—]{_SAID}$|^{_SAID}[-_ .—]")
_ITSELF = re.compile(
    r"本(?:应急|专项)?(?:预案|办法|规定|通知|意见|方案|细则|条例|制度|标准|文件|指引|规则|版|版本|规程|法)"
    rf"(?:已经?|现已?|全文|自[^。;；,，\n]{{2,30}}?起)[,，]?(?:即行|予以|同时)?{_SAID}"
)
_WANTED = re.compile(
    r"废止|失效|作废|旧|原来|原先|原预案|原办法|原规定|以前|过去|历史|修订前|老版|上一版|\d{4}年?版"
)
_FIRST_PAGE = 1200
_LONGEST_TITLE = 60


def is_repealed(name: str, opening: str) -> bool:
    """`name` without its ending. A line of its own may say so, or a sentence about 本预案 and its like.

    A new document that repeals an old one (“原预案同时废止”) is in force.
    """
    if _BRACKETED.search(name) or _IN_NAME.search(name):
        return True
    return any(_says_so(line.strip()) for line in opening[:_FIRST_PAGE].splitlines())


def _says_so(line: str) -> bool:
    marked = len(line) <= _LONGEST_TITLE and bool(_BRACKETED.search(line) or _ALONE.fullmatch(line))
    return marked or bool(_ITSELF.search(line))


def asks_for_repealed(question: str) -> bool:
    return bool(_WANTED.search(question))
