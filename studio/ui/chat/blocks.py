"""Cuts a text in Markdown into its outermost blocks, so that only the last one is laid out again."""

import re
from itertools import pairwise

_OWN_LINE = re.compile(r"\s*(?:[-*+>|#]|\d+[.)]\s|```|~~~)")


def markdown_blocks(text: str) -> list[str]:
    """Blank lines part blocks, except inside a fenced one."""
    blocks: list[list[str]] = [[]]
    fenced = False
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if line.strip() or fenced:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return ["\n".join(lines) for lines in blocks if lines]


def with_line_breaks(block: str) -> str:
    """Keep the line ends of running text: models end a line where they mean one to end.

    Lists, tables, quotations, headings and code have line ends of their own.
    """
    lines = block.splitlines()
    if any(line.lstrip().startswith(("```", "~~~", "|")) for line in lines):
        return block
    ended = [
        line if _OWN_LINE.match(line) and _OWN_LINE.match(after) else f"{line.rstrip()}  "
        for line, after in pairwise(lines)
    ]
    return "\n".join([*ended, *lines[-1:]])
