"""Colours as pale as paper, and text that is long enough to matter where nobody sees it."""

import re

FEWEST = 6  # characters: a pale word or sign keeps places apart in many templates
_PALEST = 0xF0
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})$", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*([\d.]+)\s*)?\)$", re.I)
_NAMED = {"white", "snow", "ivory", "transparent", "ghostwhite", "floralwhite", "whitesmoke"}


def is_pale(red: int, green: int, blue: int) -> bool:
    return min(red, green, blue) >= _PALEST


def is_pale_colour(told: str) -> bool:
    """Of a colour as CSS or WordprocessingML writes it: #fff, FFFFFF, white, rgb(255,255,255)."""
    colour = told.strip().lower()
    if found := _HEX.match(colour):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return is_pale(*bytes.fromhex(digits))
    if mixed := _RGB.match(colour):
        clear = mixed[4] is not None and float(mixed[4].strip(".") or 0) == 0
        return clear or is_pale(*(int(mixed[part]) for part in (1, 2, 3)))
    return colour in _NAMED


def is_worth_telling(text: str) -> bool:
    return sum(sign.isalnum() for sign in text) >= FEWEST
