"""Chinese and Arabic numerals as numbers: 三十二, 12, １２."""

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "[零〇一二两三四五六七八九十百千0-9０-９]"


def number_of(numeral: str) -> int:
    """The value of a numeral made of NUMERAL characters."""
    if numeral in _USUAL:
        return _USUAL[numeral]
    if numeral.isdigit():
        return int(numeral)
    if not any(unit in numeral for unit in _UNITS):
        return int("".join(str(_DIGITS.get(sign, sign)) for sign in numeral))
    return _with_units(numeral)


def chinese(number: int) -> str:
    """1 to 9999 as people count: 十二, 一百零三."""
    if number >= 10000 or number < 1:
        return str(number)
    text = ""
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, value)
        text += f"{'零一二三四五六七八九'[digit]}{unit}" if digit else "零"
    text = text.lstrip("零").rstrip("零")
    while "零零" in text:
        text = text.replace("零零", "零")
    return text[1:] if text.startswith("一十") else text


def _with_units(numeral: str) -> int:
    total, digit = 0, 0
    for sign in numeral:
        if sign in _UNITS:
            total, digit = total + max(digit, 1) * _UNITS[sign], 0
        else:
            digit = _DIGITS[sign] if sign in _DIGITS else int(sign)
    return total + digit


_USUAL = {chinese(number): number for number in range(1, 400)}
