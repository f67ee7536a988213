"""What is seen of EQ fields of Word: signs drawn over each other, such as 1 in a circle (ECMA-376, EQ)."""

import re

_OVERSTRIKE = re.compile(r"\s*EQ\b.*?\\o\s*(?:\\a[a-z]\s*)?\(", re.I | re.S)


def shown_part(code: str) -> tuple[int, int] | None:
    """First character and the one behind of the last sign of \\o(○,1); None for other fields."""
    match = _OVERSTRIKE.match(code)
    if match is None:
        return None
    depth, start = 0, match.end()
    for at in range(match.end(), len(code)):
        if code[at] == "(":
            depth += 1
        elif code[at] == ")" and depth == 0:
            return start, at
        elif code[at] == ")":
            depth -= 1
        elif code[at] in ",;，" and depth == 0:
            start = at + 1
    return None
