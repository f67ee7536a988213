"""Whether a document says of itself that it is no longer in force, and whether a question asks for such."""

from studio.core.patterns import late

_SAID = "(?:废止|失效|停止执行|停止使用|作废)"
_MARK = rf"(?:已经?|现已|全文)?{_SAID}"
_BRACKETED = late(rf"[(（\[【〔<《][^()（）\[\]【】〔〕]{{0,20}}?(?<!关于){_MARK}\s*[)）\]】〕>》]")
_ALONE = late(rf"(?:本文件|本件|状态|效力|时效性)?[:：]?\s*{_MARK}[。!！]?")
_IN_NAME = late(rf"(?:已经?|现已|全文){_SAID}|[-_ .—]{_SAID}$|^{_SAID}[-_ .—]")
_ITSELF = late(
    r"本(?:应急|专项)?(?:预案|办法|规定|通知|意见|方案|细则|条例|制度|标准|文件|指引|规则|版|版本|规程|法)"
    rf"(?:已经?|现已?|全文|自[^。;；,，\n]{{2,30}}?起)[,，]?(?:即行|予以|同时)?{_SAID}"
)
_PAPER = "(?:版|法(?![定人院律制学])|规定|规则|规范|办法|预案|方案|条例|细则|制度|标准|文件|政策|通知|意见)"
_BEFORE = "(?:旧|老|原|原来|原先|以前|过去|先前|历史|当时|上一)"
_WANTED = late(
    rf"废止|失效|作废|停止执行|{_BEFORE}的?(?:那[个份部]|一?版|{_PAPER})|修[订改]前|不再(?:有效|执行)|\d{{4}}年?版|历年|沿革"
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
