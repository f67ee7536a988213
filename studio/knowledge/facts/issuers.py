"""发文单位: which body a line names, at the head, in the title, above the date, in the history of a law."""

import re
from collections.abc import Sequence

from studio.core.patterns import late

_ENDS = (
    "人民政府|政府|办公室|办公厅|办事处|委员会|常委会|委|管委会|局|厅|部|署|办|院|指挥部|领导小组|工作组|专班|联席会议|中心|"
    "总队|支队|大队|公司|集团|协会|学会|商会|联合会|总工会|工会|大学|学院|学校|中学|小学|银行|法院|检察院|党组|党委|工委|党支部|"
    "海关|海事处|管理处|处|所|(?<!网)站|馆|社|科|区|镇|乡|街道"
)
_BODY = late(rf"[\u4e00-\u9fff\d（）()]{{1,36}}(?:{_ENDS})(?:[（(][\u4e00-\u9fff]{{2,16}}[)）])?")
_LAST = frozenset(end[-1] for end in (*_ENDS.split("|"), ")", "）"))
_LETTERHEAD = late(r"(?P<who>.+?)\s*(?:文\s*件|令|公\s*告|函)?")
_NOT_BODIES = late(r"^(?:附\s*件|目\s*录|抄\s*送|主\s*送|第.{1,4}[章节条部])|[，。；：:;、？！《》“”]")
_BEFORE_TITLE = late(r"^(?P<who>[\u4e00-\u9fff（）()、\s]{3,60}?)\s*(?:印发|转发|发布|公布)?(?:《|关于)")
_SESSION = late(r"第[一二三四五六七八九十百\d]+届")
_ORGAN = late(
    r"[\u4e00-\u9fff]{0,30}?(?:人民代表大会常务委员会|人民代表大会|国务院|人民政府|人民法院|人民检察院|[\u4e00-\u9fff]{2,20}?(?:委员会|办公室|办公厅|指挥部|领导小组|[部委局厅署]))"
    r"(?=第|令|公告|发布|公布|印发|颁布|联合|批准|通过|修订|修正|常务|审判委员会|检察委员会|[\s《（(]|$)"
)
_COUNTRY = late(r"^中华人民共和国(?=国务院|[\u4e00-\u9fff]{2,20}[部委局署])")


def bodies_in(line: str) -> tuple[str, ...]:
    """The bodies a line consists of: 示例市教育局　示例市财政局; empty when it is anything else."""
    if (
        not line
        or len(line) > 120
        or line.rstrip("、 \u3000")[-1:] not in _LAST
        or _NOT_BODIES.search(line.replace("、", " "))
    ):
        return ()
    whole = _squeezed_if_spread(line)
    parts = [part for part in re.split(r"[\s\u3000、]+", whole) if part]
    return tuple(parts) if parts and all(_BODY.fullmatch(part) for part in parts) else ()


def bodies_stated(body: str) -> str:
    """The bodies a label names: in Chinese only what ends like one, in English as it stands."""
    return joined(bodies_in(body)) or (body if body.isascii() else "")


def letterhead(line: str) -> tuple[str, ...]:
    """The bodies of a 版头 such as 示例市人民政府文件, 示例市人民政府令 or, for a 函, 示例市教育局."""
    found = _LETTERHEAD.fullmatch(line.strip())
    return bodies_in(found["who"]) if found else ()


def in_title(title: str) -> tuple[str, ...]:
    """示例市人民政府 of 示例市人民政府关于…的通知."""
    found = _BEFORE_TITLE.match(title) if "《" in title or "关于" in title else None
    return bodies_in(found["who"]) if found else ()


def organ_of(history: str) -> str:
    """The body that passed a law, without its term: 上海市第十三届人民代表大会… is 上海市人民代表大会…."""
    found = _ORGAN.search(history)
    return _COUNTRY.sub("", _SESSION.sub("", found[0].lstrip())) if found else ""


def joined(bodies: Sequence[str]) -> str:
    return "、".join(dict.fromkeys(bodies))


def _squeezed_if_spread(line: str) -> str:
    """示 例 市 教 育 局 is one body, spread for looks."""
    parts = line.split()
    return "".join(parts) if len(parts) > 2 and all(len(part) <= 2 for part in parts) else line
