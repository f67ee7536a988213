"""What lies at hand for a document: the statements of passages, attachments and results that bear on it."""

import json
import re
from collections.abc import Iterator

from studio.endpoints.practice.acting.results import readable
from studio.endpoints.practice.acting.said import Said
from studio.endpoints.practice.lines import without_marker
from studio.endpoints.practice.statements import statements_of
from studio.endpoints.practice.terms import question_terms, terms_of

_TAG = re.compile(r"</?[\w一-鿿][^<>\n]{0,60}>")
_MARK = re.compile(r"^[ \t]*(?:【\d{1,3}】|\[\d{1,3}\]).*$", re.MULTILINE)
_LABEL = re.compile(r"^\s*[^。\n]{1,20}[:：]\s*$", re.MULTILINE)
_ASKING = re.compile(r"^\s*(?:问题|question)\s*[:：]", re.IGNORECASE)
_ATTACHED = re.compile(r"<(附件|attachments)>.*?</\1>", re.DOTALL)
_HEAD = re.compile(
    r"(?:文件|通知|号)$|^[^，。；：、]{1,20}(?:指挥部|办公室|委员会|局|政府|台)$|^\d{4}年\d{1,2}月\d{1,2}日$"
)
_TITLE = re.compile(r"^关于[^，。；]{2,60}?的?(?:通知|通报|公告|通告|报告|函)")
_OF_OTHERS = re.compile(
    r"(?<!\d)\d{1,2}日(?!\d)|本(?:规范|办法|预案|制度|规定)|名义|印发|签发|代字|标题|附表"
)
"""What passages say of another day, or of how such papers are written."""
_ARTICLE = re.compile(r"^第[零一二三四五六七八九十百\d]{1,6}条\s*")
_MOST, _LONGEST = 8, 300


def attached_in(said: Said) -> list[str]:
    """Return what the attachments state, when the person speaks of them; at most eight statements."""
    if not said.means_given:
        return []
    attached = (found[0] for text in said.given for found in _ATTACHED.finditer(text))
    points = (_TITLE.sub("", point) for text in attached for point in _statements(text))
    return list(dict.fromkeys(filter(None, points)))[:_MOST]


def points_of(said: Said) -> list[str]:
    """Return the statements nearest to what is asked, in the order they stand, at most eight."""
    attached = attached_in(said)
    wanted = frozenset[str]().union(*map(question_terms, said.newest_first), *map(terms_of, attached))
    beside = [_ATTACHED.sub("", text) if attached else text for text in said.given]
    points = list(dict.fromkeys(point for text in beside for point in _statements(text)))
    points = [point for point in points if not (attached and _OF_OTHERS.search(point))]
    near = sorted(points, key=lambda point: -len(terms_of(point) & wanted))[:_MOST]
    return [point for point in points if point in near]


def paragraphs_of(said: Said) -> list[str]:
    """Return all lines of what lies beside the question, without the marks around it."""
    plain = "\n".join(_LABEL.sub("", _MARK.sub("", _TAG.sub("", text))) for text in said.given)
    return [line.strip() for line in plain.splitlines() if line.strip() and not _ASKING.match(line)]


def _statements(text: str) -> Iterator[str]:
    """Yield sentences that can stand alone."""
    plain = _LABEL.sub("", _MARK.sub("", _TAG.sub("", _shown(text))))
    for statement in statements_of(plain):
        for each in (statement.text, *statement.items):
            said = _ARTICLE.sub("", without_marker(each).strip())
            stands = not said.endswith(("?", "？", ":", "：")) and not _HEAD.search(said)
            if 8 <= len(said) <= _LONGEST and stands:
                yield said


def _shown(text: str) -> str:
    try:
        json.loads(text)
    except ValueError:
        return text
    return readable(text)
