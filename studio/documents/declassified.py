"""Whether words say that what was classified is so no more: 已解密, and not 到期解密 or 解密工作的通知."""

import re
from datetime import date

from studio.core.patterns import late
from studio.documents.classification_words import LEVEL, STAR

_NOT_DONE = (
    "时间|日期|条件|期限|前|后|机关|程序|工作|管理|办法|规定|制度|审[核查批]|事项|须|要|需|应|技术|标准"
    "|要求|方式"
)
_DONE = late(
    rf"已(?:[^。,;]{{0,14}}[^。,;未不])?解密(?!{_NOT_DONE})"
    rf"|(?:予以|同意|批准|决定|现)解密(?!{_NOT_DONE})"
    rf"|(?:^|[(\[【「{{〔:;,。|]|{STAR})解密(?:文件|资料|材料|档案|件|章)?(?=$|[)\]】」}}〕;,。|(\[【〔]|{STAR}|{LEVEL})"
    rf"|(?:{LEVEL}|{STAR}|年|个?月|长期)解密$"
    "|不再保密|不再作为国家秘密|(?:已|可以|同意|批准)公开(?:发布)?"
)
_DATED = late(
    r"(?P<year>\d{4})[年./-](?:(?P<month>\d{1,2})[月./-]?(?:(?P<day>\d{1,2})日?)?)?[^。,;未不年]{0,8}解密"
    rf"(?!{_NOT_DONE})"
)
_NOT_YET = late(
    "(?:未|不得|不予|不可|不能|不准|不许|不宜|暂不|没有|禁止|严禁|擅自|申请|拟|计划|建议|请示|待|需|须"
    "|(?<!已)(?<!已到期)(?:到期|期满|届满|自动|自行|定期|逐步)|[是能可]否)[^。,;已]{0,6}解密"
    "|(?:解密时间|解密日期|后解密)|(?:未|不得|不予|不可以|未经)[^。]{0,8}公开"
)
_OF_ITSELF = late(
    r"本(?:文件|件|资料|材料|文档|方案|报告|册)[^。,;]{0,20}已(?:[^。,;]{0,14}[^。,;未不])?解密"
)


def is_declassified(text: str) -> bool:
    """Of normalised text, which is the line of a mark or stands near one."""
    if "解密" not in text and "公开" not in text and "不再" not in text:
        return False
    if dated := _DATED.search(text):
        return _is_past(dated)
    return bool(_DONE.search(text)) and not _NOT_YET.search(text)


def declares_itself_declassified(text: str) -> bool:
    """本件已于2020年解密: that holds wherever it stands in the document."""
    return bool(_OF_ITSELF.search(text)) and is_declassified(text)


def _is_past(dated: re.Match[str]) -> bool:
    """A month that is not told is the last it can be."""
    until = (int(dated["year"]), int(dated["month"] or 12), int(dated["day"] or 31))
    today = date.today()
    return until <= (today.year, today.month, today.day)
