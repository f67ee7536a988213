"""Traditional characters as the simplified ones they are written with on the mainland: 應急 is 应急."""

import re
from functools import cache

from studio.core.word_lists import word_list


def simplified(text: str) -> str:
    """Character by character, so that places in a text stay the same."""
    if text.isascii():
        return text
    pattern, table = _known()
    return text.translate(table) if pattern.search(text) else text


@cache
def _known() -> tuple[re.Pattern[str], dict[int, int]]:
    """Made with the first text: many commands look at none."""
    signs = "".join(word_list("traditional"))
    return re.compile(f"[{signs[::2]}]"), str.maketrans(signs[::2], signs[1::2])
