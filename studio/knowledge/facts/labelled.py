"""Facts a document states as a form: 发文机关：示例市人民政府办公室 | 成文日期：2025-03-20."""

from collections.abc import Sequence

from studio.core.patterns import late

_LABELS = {
    "issuer": (
        "发文机关|发文机构|制发机关|发文单位|发布机关|发布机构|发布单位|制定机关|颁布单位|公布机关|发文机关署名|"
        "印发机关|填报单位|编制单位|制表单位|编制部门|Issuer"
    ),
    "number": "发文字号|发文文号|文件编号|文\\s*号|Document no\\.",
    "issued": (
        "成文日期|发文日期|签发日期|发文时间|更新日期|核定日期|填报日期|编制日期|制表日期|Date of issue"
    ),
    "published": "公布日期|颁布日期|发布日期|印发日期|发布时间",
    "in_force_from": "施行日期|实施日期|生效日期|执行日期|生效时间|施行时间|实施时间",
    "in_force_until": "失效日期|废止日期|截止日期|有效期至",
    "state": "时\\s*效\\s*性|有\\s*效\\s*性|效力状态|文件状态|是否有效|时效状态|效\\s*力",
}
_ANY = "|".join(_LABELS.values())
_NO_LABEL = rf"(?!\W{{0,3}}(?:{_ANY})[】\]]?\s*[:：])"
_FIELD = {
    name: late(
        rf"(?:^|[\s|；;【\[])(?:{words})[】\]]?\s*(?:[:：]|\|)\s*{_NO_LABEL}(?P<value>[^|；;\n]{{1,80}}?)"
        rf"(?=\s*(?:[|；;\n]|$|[\s【\[](?:{_ANY}|索引号|主题词|主题分类|标\s*题|[\u4e00-\u9fff]{{2,6}})[】\]]?\s*[:：|]))"
    )
    for name, words in _LABELS.items()
}
_LINES = 30


def labelled(lines: Sequence[str]) -> dict[str, str]:
    """The fields found in the first lines by name; a label in running text is none."""
    text = "\n".join(line for line in lines[:_LINES] if "。" not in line and len(line) < 400)
    if "：" not in text and ":" not in text and "|" not in text:
        return {}
    found = {name: field.search(text) for name, field in _FIELD.items()}
    return {name: match["value"].strip() for name, match in found.items() if match}
