"""Tells running text from code, where a[1] is an index and no citation."""

import re

_INDEXED = re.compile(r"[A-Za-z0-9_)\]]$")


class CodeSpans:
    """Follows fences and back-ticks as the text is written."""

    def __init__(self) -> None:
        self._fenced = False
        self._line = ""

    def read(self, text: str) -> None:
        *ended, rest = (self._line + text).split("\n")
        for line in ended:
            self._fenced ^= line.lstrip().startswith("```")
        self._line = rest

    @property
    def at_index(self) -> bool:
        """Whether a bracket that follows would index a name inside code."""
        in_code = self._fenced or self._line.count("`") % 2 == 1
        return in_code and bool(_INDEXED.search(self._line))
