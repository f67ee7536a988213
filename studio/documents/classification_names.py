"""密级 in the name of a file, and of the folders of the archive it came in."""

import re

from studio.core.patterns import late
from studio.documents.classification_words import (
    LEVEL,
    PERIOD,
    SECRET,
    STARRED,
    mark_line,
    narrow,
    normalised,
)

_OPEN, _CLOSE, _GAP = r"[【〖\[(〔「『{<]", r"[】〗\])〕」』}>]", r"[\s_~—–.·:+=#-]"
_IN_NAME = late(
    rf"{_OPEN}\s*(?:密级)?[:：]?(?:内部)?(?:{LEVEL})(?:级|件|文件|资料|材料)?[,;·:]?(?:{PERIOD})?\s*{_CLOSE}"
    rf"|^(?:\d{{1,4}}{_GAP}{{0,2}})?(?:{LEVEL})(?:级|件|文件|资料|材料)?(?:{_GAP}|$)"
    rf"|{_GAP}(?:{LEVEL})(?:级|件|版|文件|资料|材料)?(?:{_GAP}|$)"
    rf"|密级{_GAP}?(?:{LEVEL})"
)
_NUMBERED = rf"(?:附件?)?(?:\d{{1,8}}[年月号]?)?(?:之[一二三四五六七八九十])?{_GAP}{{0,2}}"
_AT_HEAD = late(rf"^{_NUMBERED}(?P<level>{LEVEL})(?P<rest>.*)$")
_AT_FOOT = late(
    r"(?:[方预]案|通[知报]|报告|纪要|名[单册]|[一-鿿]表|图|计划|意见|函|请示|批复|稿|[文材资][件料])"
    rf"(?P<level>{LEVEL})$"
)
_OF_SECRETS = late(  # what follows a level in the names of rules on secrets, and in other phrases
    r"(?:级|件)?(?:及?以[上下])?(?:国家秘密)?(?:的|等)?"
    r"(?:文件|资料|材料|载体|信息(?!化)|事项|文档|档案|数据|图纸|计算机|设备|介质|光盘|公文|电报|邮件|人员|岗位|场所)"
    r".*(?:管理|保密|保护|规定|办法|制度|细则|条例|规范|标准|指南|须知|流程|登记|审批|借阅|销毁|清退|移交|传递|收发"
    r"|台账|目录|清单|范围|泄露|泄密|培训|要求|审核|说明|汇总)"
    r"|(?:级|件)?的?(?:保护|保密|泄[露漏密]|窃取|定密|解密|分级|等级|范围|界定)"
)
_LONGEST = 100
_TERMS = re.compile("性|计算(?!机)|虚拟机|容器")  # 机密性, 机密计算
_PHRASES = re.compile(
    "投票|[写填]票|填写|书写|选举|战线|侦[查察]|警察|花园|武器|力量|结社|社团|通道|电台|联络|交通"
)
_SUFFIX = late(r"\.[A-Za-z0-9]{1,5}$")


def level_in_name(name: str) -> str | None:
    """`name` may have folders before it, parted by slashes."""
    parts = [_SUFFIX.sub("", part) for part in name.replace("\\", "/").split("/")]
    return next((level for part in parts if (level := _level_in_part(part))), None)


def _level_in_part(part: str) -> str | None:
    spaced = narrow(part).strip()
    if SECRET not in spaced:
        return None
    if line := mark_line(normalised(spaced)):
        return line.level
    match = STARRED.search(normalised(spaced)) or _IN_NAME.search(spaced)
    found = re.search(LEVEL, match.group(0)) if match else None
    return found.group(0) if found else _level_beside(normalised(spaced))


def _level_beside(name: str) -> str | None:
    """机密防汛方案, and not 机密文件管理办法, where the level is what the rules are about."""
    if len(name) > _LONGEST or len(set(re.findall(LEVEL, name))) != 1:
        return None
    if head := _AT_HEAD.match(name):
        return None if _is_about_secrets(head["level"], head["rest"]) else head["level"]
    foot = _AT_FOOT.search(name)
    return foot["level"] if foot else None


def _is_about_secrets(level: str, rest: str) -> bool:
    if "。" in rest or _TERMS.match(rest) or _OF_SECRETS.match(rest):
        return True
    return level == "秘密" and bool(_PHRASES.match(rest))
