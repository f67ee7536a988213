"""Punctuation among Chinese characters, which a recogniser often takes for that of Latin text."""

from studio.core.patterns import late

_HAN = "[\u3400-\u9fff\uf900-\ufaff《》“”、。，；：！？〔〕（）]"
_WIDE = str.maketrans("(),;:!?", "（），；：！？")
_AFTER_HAN = late(rf"(?<={_HAN})[(),;:!?]|[(,;:!?)](?={_HAN})")
_ROUND_STOP = late(r"(?:^|(?<=[\u4e00-\u9fff）》”]))[oO]$")
_PAIR = late(r"\(([^()（）]*)）|（([^()（）]*)\)")

_NUMBER = late(r"(第[零〇一二三四五六七八九十百千\d]{1,7}[编章节条])(?=[\u4e00-\u9fff《“])")
_GOES_ON = late("的|规定|第|之|款|项|所|中|至|和|或|及|以|等|执行|办理|处理|要求|情形|列|确定")


def with_wide_signs(text: str) -> str:
    """(一)总则: and 办理完毕o become （一）总则： and 办理完毕。"""
    wide = _AFTER_HAN.sub(lambda sign: sign.group().translate(_WIDE), text.strip())
    wide = _PAIR.sub(lambda pair: f"（{pair.group(1) or pair.group(2) or ''}）", wide)
    return _ROUND_STOP.sub("。", wide)


def with_space_after_number(line: str) -> str:
    """第十条市人民政府 becomes 第十条 市人民政府, but 第十条规定的 stays: it is no heading."""
    number = _NUMBER.match(line)
    if number is None or _GOES_ON.match(line, number.end()):
        return line
    return f"{number[1]} {line[number.end() :]}"
