"""The words of a mark of classification, and what may stand on one line with it (GB/T 9704, 国家秘密标志).

A mark is a level with a star and how long it holds, 机密★10年; with a label, 密级：机密; or a level that has
its line to itself but for what heads an official paper: number of the copy, urgency, number of the document.
"""

import re
import unicodedata
from dataclasses import dataclass

from studio.core.patterns import late
from studio.documents.invisible import without_invisible

LEVEL = "绝密|机密|秘密"
SECRET = "密"  # in each level
STAR = "[★☆⚝⚹✡-✵❂❇❈❉❊❋⭐⭑⭒🌟🟉🟊⋆*∗⁎٭▲△◆◇●※]"
_NUMBER = "[0-9一二三四五六七八九十百〇]{1,4}"
_DAY = r"\d{4}(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?|[-./]\d{1,2}(?:[-./]\d{1,2})?)(?:之?前|止|底)?"
PERIOD = (
    rf"(?:长期|永久|(?:至|到)?{_DAY}|{_NUMBER}(?:年|个?月|天|日)(?:内|以内)?"
    r"|[\u4e00-\u9fff]{1,12}(?:之?前|时|后)(?:解密)?)"
)
_PLAIN_PERIOD = rf"(?:长期|(?:至|到)?{_DAY}|{_NUMBER}(?:年|个月))"
_OTHERS_SECRETS = "(?<!商业)(?<!工作)(?<!个人)(?<!技术)(?<!贸易)"  # no secrets of the state
STARRED = late(rf"{_OTHERS_SECRETS}(?P<level>{LEVEL})级?{STAR}(?P<period>{PERIOD})?")
DECLARED = late(
    rf"[本此](?:文件|件|资料|材料|文档|方案|报告|邮件|手册|册)(?:为|属|属于|系|是)(?:国家秘密)?(?P<level>{LEVEL})级?"
    "(?:国家秘密|文件|材料|资料|件|信息)?(?!的|级|事项)"
)
BRACKETED = late(rf"[【\[(〔](?P<level>{LEVEL})(?:级|件)?[】\])〕](?!级)")
_TICKED_BEFORE = late(rf"[☑√✓✔■◼☒✅]\]?(?P<level>{LEVEL})")
_TICKED_AFTER = late(rf"(?P<level>{LEVEL})级?\[?[(（]?[☑√✓✔☒✅]")

LABEL = (
    "(?:(?!原|旧)[\u4e00-\u9fff]{1,4}?)??(?:密级(?:和保密期限|及保密期限|程度|等级|标识|标志|标注)?"
    "|密别|保密(?:级别|等级|程度)|涉密(?:等级|级别)"
    "|(?i:(?:security)?(?:classification|level)))[:为是]?"
)
_TOKEN = late(
    rf"(?P<level>{LEVEL})(?:级|件)?(?P<star>{STAR})?(?P<period>[(（\[【:|·/—–―~_-]{{0,2}}{_PLAIN_PERIOD}[)）\]】]?)?"
    rf"|(?P<label>{LABEL})"
    rf"|保密期限?[:为]?(?:{PERIOD})?|(?:紧急程度|缓急程度?|等级)[:]?"
    r"|(?:份号|编号|序号|文号|[Nn][Oo]\.?|第)[:.]?\d{1,8}(?:号|份)?|\d{3,8}"
    r"|特急|加急|特提|平急|急件|紧急|明电|密电|电报|内部(?:使用)?|文件|材料|资料|公文|件|级|急"
    r"|注意保[存密]|妥善保[管存]|(?:严禁|禁止|不得|不准|请勿)(?:翻印|复印|复制|外传|转发|摘抄|拍照)"
    r"|(?:[会阅用]后|期满)(?:收回|即焚|销毁|归还|退回)|阅后即焚"
    r"|[\u4e00-\u9fff]{1,12}[〔\[(【]\d{4}[〕\])】](?:第)?\d{1,5}号"
    r"|国家秘密|(?i:top secret|secret|confidential)"
    rf"|(?P<between>[·・.,、;:/\\|_—–~―+。!-]|[(【\[〔「『<)】\]〕」』>]|{STAR})"
)
_LONGEST = 48
_BOXES_LEAD = late(rf"(?:(?!{LEVEL})[^☐□○☑√✓✔■◼☒✅])*[☐□○☑√✓✔■◼☒✅]\]?(?:{LEVEL})")
_SIMPLIFIED = str.maketrans("機絕祕級國長於啟", "机绝秘级国长于启")


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A line that is nothing but a mark; `plain` when no star, label or period shows that it is one."""

    level: str
    plain: bool


def normalised(text: str) -> str:
    """`narrow`, and no spaces inside lines: 機　密 ★ １０ 年 reads 机密★10年."""
    return re.sub(r"[^\S\n]+", "", narrow(text))


def narrow(text: str) -> str:
    """Narrow, simplified characters in the words of a mark."""
    return unicodedata.normalize("NFKC", without_invisible(text)).translate(_SIMPLIFIED)


def mark_line(line: str) -> MarkLine | None:
    """What a normalised line marks when it holds nothing else; two levels are a choice and no mark."""
    if SECRET not in line:
        return None
    if ticked := ticked_level(line):
        return MarkLine(ticked, plain=False)
    if len(line) > _LONGEST:
        return None
    levels, told, at = set[str](), False, 0
    while at < len(line):
        token = _TOKEN.match(line, at)
        if token is None or not token.group(0):
            return None
        if token["level"]:
            levels.add(token["level"])
        told = told or any(token[name] for name in ("star", "period", "label"))
        at = token.end()
    return MarkLine(levels.pop(), plain=not told) if len(levels) == 1 else None


def ticked_level(line: str) -> str | None:
    """Which level of a choice is ticked; boxes stand before what they choose, or else after it."""
    ticked = _TICKED_BEFORE if _BOXES_LEAD.match(line) else _TICKED_AFTER
    found = ticked.search(line)
    return found["level"] if found else None
