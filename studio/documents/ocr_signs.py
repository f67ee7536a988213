"""Punctuation among Chinese characters, which a recogniser often takes for that of Latin text."""

import re

_HAN = "[\u3400-\u9fff\uf900-\ufaff《》“”、。，；：！？〔〕（）]"
_WIDE = str.maketrans("(),;:!?", "（），；：！？")
_AFTER_HAN = re.compile(rf"(?<={_HAN})[(),;:!?]|[(,;:!?)](?={_HAN})")
_ROUND_STOP = re.compile(r"(?:^|(?<=[\u4e00-\u9fff）》”]))[oO]$")
_PAIR = re.compile(r"\(([^()（）]*)）|（([^()（）]*)\)")


def with_wide_signs(text: str) -> str:
    """(一)总则: and 办理完毕o become （一）总则： and 办理完毕。"""
    wide = _AFTER_HAN.sub(lambda sign: sign.group().translate(_WIDE), text.strip())
    wide = _PAIR.sub(lambda pair: f"（{pair.group(1) or pair.group(2) or ''}）", wide)
    return _ROUND_STOP.sub("。", wide)
