"""Headers and footers of printed sheets: left, centre and right, without their codes for fonts."""

import re

_FONT_CODE = re.compile(r'&"[^"]*"|&\d+|&[A-Z]')


def margin_parts(text: str) -> list[str]:
    parts = (_FONT_CODE.sub("", part).strip() for part in re.split("&[LCR]", text))
    return [part for part in parts if part]
