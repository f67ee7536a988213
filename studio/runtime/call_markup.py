"""Spotting the markup some models write for a tool call in their text, before a reader sees it."""

import re

_STARTS = (
    "<tool_call", "<tool▁call", "<|tool_call", "<|tool▁call", "<｜tool▁call", "<｜tool_call", "[TOOL_CALL",
    "<function=", "<function_call", "<|function_call", "<|python_tag|>", "✿FUNCTION✿", "<invoke ",
    "<｜DSML｜", "<minimax:tool_call", "<|action_start|>", "<|plugin|>",
)  # fmt: skip
_MARKUP = re.compile("|".join(map(re.escape, _STARTS)), re.IGNORECASE)
_LONGEST = max(map(len, _STARTS))
_FIRST = re.compile(r"[<\[✿]")
_ALONE = re.compile(r"\s*(?:\{|\[\s*\{|`{1,3})")


class CallMarkup:
    """Lets text through up to such markup, and keeps what follows in `held`.

    A whole answer that begins like JSON may be a call as well, and is kept too; `certain` tells the two
    apart.
    """

    def __init__(self) -> None:
        self.held = ""
        self.certain = False
        self._alone = False
        self._fresh = True

    def feed(self, text: str) -> str:
        """Return what is certainly no part of it."""
        self.held += text
        if self.certain:
            return ""
        if start := _MARKUP.search(self.held):
            self.certain = True
            return self._let(start.start())
        if self._fresh and self.held.strip():
            self._fresh, self._alone = False, bool(_ALONE.match(self.held))
        return "" if self._alone else self._let(self._plain())

    def finish(self) -> str:
        """What is still `held` afterwards has to be read as a call."""
        return "" if self.certain or self._alone else self._let(len(self.held))

    def _let(self, length: int) -> str:
        text, self.held = self.held[:length], self.held[length:]
        return text

    def _plain(self) -> int:
        """Up to where such markup may begin at the end."""
        tail = max(0, len(self.held) - _LONGEST)
        for first in _FIRST.finditer(self.held, tail):
            begun = self.held[first.start() :].casefold()
            if any(start.casefold().startswith(begun) for start in _STARTS):
                return first.start()
        return len(self.held)
