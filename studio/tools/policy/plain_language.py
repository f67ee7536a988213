"""Conditions and amounts as they stand in notices, rewritten as expressions: 年满60周岁, 投资额的10%."""

import re

_NUMBER = r"\d[\d,]*(?:\.\d+)?\s*(?:万亿|亿|千万|百万|十万|万|千|百)?"
_UNIT = r"(?:元|%|周岁|岁|个月|月|年|天|日|人次|人|户|名|家|平方米|亩|公里|分|倍|次|个|项|件|吨)?"
_INCLUDED = r"\s*(?:[(]含[^)]{0,6}[)])?\s*"
_BEFORE = r"(?<=[一-鿿)A-Za-z])\s*"
_CONDITIONS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r",\s*(?=且|并且|或)", " "),
        (r"(?:^|(?<=[,;且或]))\s*(?=\d{1,3}\s*(?:周岁|岁))", "年龄"),
        (r"年满\s*(?=\d)", "年龄 >= "),
        (r"(?:未满|不满)\s*(?=\d)", " < "),
        (r"(?:已满|满)\s*(?=\d)", " >= "),
        (rf"{_BEFORE}({_NUMBER}{_UNIT}){_INCLUDED}及?以上", r" >= \1"),
        (rf"{_BEFORE}({_NUMBER}{_UNIT}){_INCLUDED}(?:及?以下|以内)", r" <= \1"),
        (rf"{_BEFORE}(?<!-)(\d{{1,9}}(?:\.\d+)?){_UNIT}\s*(?:-|~|至|到|—)\s*(\d{{1,9}}(?:\.\d+)?[万亿]?){_UNIT}(?![-\d])",
         r" 在 \1 到 \2"),
        (r"^([一-鿿]{2,12})\s*:\s*(?=[^\s\d])", r"\1 = "),
    )
)  # fmt: skip
_CHOICES = re.compile(
    r"([一-鿿]{2,12}?)(?:为|是)([一-鿿A-Za-z0-9]{1,12}(?:(?:或者?|、)[一-鿿A-Za-z0-9]{1,12}?)+)"
)
_FILLER = re.compile(
    r"一次性|给予|返还|发放|予以|每家|每户|企业|人民币|(?:创业|财政)?(?:补贴|奖励|补助|资助|奖补|扶持)(?:资金|标准|金额)?|按照?|标准为?"
)
_MONTHLY = re.compile(
    rf"^按?(?:每[人户家名])?每[人户家名]?月({_NUMBER}元)(?:的?标准)?(?:给予|发放)?(?:补贴|补助)?,?\s*"
    r"(?:(?:期限|时间)?(?:最长|最多|累计)?不超过|最长|最多)\s*(\d{1,3})\s*个月$"
)
_SHARE = re.compile(r"(?<=[一-鿿)])的\s*(?=\d[\d.]*\s*[%‰])")


def condition_text(text: str) -> str:
    """年龄60周岁以上 as 年龄 >= 60周岁; what is an expression already stays one. Signs are narrow."""
    if chosen := _CHOICES.fullmatch(text):
        return f"{chosen[1]} 属于 {re.sub('或者?', '、', chosen[2])}"
    for pattern, written in _CONDITIONS:
        text = pattern.sub(written, text)
    return text


def amount_text(text: str) -> str:
    """按投资额的10%给予补贴,最高50万元 as 投资额 × 10%,最高50万元."""
    text = _MONTHLY.sub(r"\1 × 取低(享受月数, \2)", text.strip(" 。"))
    return re.sub(r"^[\s,。]+|[\s,。]+$", "", _FILLER.sub(" ", _SHARE.sub(" × ", text)))
