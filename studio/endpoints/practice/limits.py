"""What a question narrows down: at most, at least, within, in advance, or in which measure."""

import re

from studio.endpoints.practice.kinds import ARTICLE, SPAN

_LIMITS = tuple(
    (re.compile(asked), re.compile(given))
    for asked, given in (
        (
            r"最[长多高大]|上限|不(得|能|应)?超过",
            r"不(得|能|应)?(超过|高于|多于)|以[下内]|最[长多高大]|上限",
        ),
        (r"最[晚迟]", r"最[晚迟]|前|以?内"),
        (
            r"最[短少低小]|下限|至少|不(得|能|应)?(少|低)于",
            r"不(得|能|应)?(少|低|短)于|以上|至少|最[短少低小]|下限",
        ),
        (r"(时间|[日天月年]|小时|分钟)(之|以)?内", rf"{SPAN}(之|以)?内"),
        (r"提前(多|几)|提前.{0,3}通知", r"提前|前"),
    )
)
_MEASURED = re.compile(r"(?:多少|几)个?([人户艘台辆处座支次吨条岁倍名套顶件架箱公厘立])")


def keeps_limit(question: str, text: str) -> bool:
    """Whether the text names the limit that is asked about, and its figure the measure."""
    return _measures(question, text) and all(
        given.search(text) for asked, given in _LIMITS if asked.search(question)
    )


def _measures(question: str, text: str) -> bool:
    wanted = _MEASURED.search(question)
    figure = rf"[\d一二三四五六七八九十百千万亿两]\s*[多余]?[个公]?{wanted[1]}" if wanted else ""
    return bool(re.search(figure, ARTICLE.sub("", text)))
