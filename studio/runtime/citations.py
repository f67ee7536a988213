"""Lets an answer through as it is written, its citations numbered 1, 2, 3 as they appear."""

import re
from collections.abc import Iterator

from studio.documents import without_invisible
from studio.runtime.code_spans import CodeSpans
from studio.runtime.marks import MARK, OPENED, START, UNDECIDED, is_year, numbers_of
from studio.runtime.refusals import is_reply


class CitedText:
    """Text whose every “[n]” refers to one of `passages` given passages.

    The model cites by the numbers it was given; the reader sees them anew, in the order of first
    appearance, and `cited` holds in that order what each stands for. What may yet become a mark is held
    back until it is decided; all else passes at once, so `text` is at any time the sum of what `feed` and
    `finish` returned.
    """

    def __init__(self, passages: int, fixed_reply: str = "") -> None:
        self.passages = passages
        self.text = ""
        self._shown: dict[int, int] = {}
        self._fixed_reply = fixed_reply
        self._held = ""
        self._code = CodeSpans()

    @property
    def cited(self) -> tuple[int, ...]:
        """The given number behind each shown one: the first is what “[1]” refers to."""
        return tuple(self._shown)

    def feed(self, piece: str) -> str:
        self._held += without_invisible(piece)
        return self._keep(self._decided())

    def finish(self) -> str:
        """Let go what is held back; half a mark at the very end goes with its number."""
        held, self._held = self._held, ""
        half_a_mark = UNDECIDED.fullmatch(held) and any(character.isdigit() for character in held)
        return self._keep(iter([] if half_a_mark else [held]))

    def rewind(self, length: int, cited: int) -> None:
        """Forget what came after so much text and so many citations: it was no answer."""
        self.text, self._held = self.text[:length], ""
        self._shown = dict(list(self._shown.items())[:cited])
        self._code = CodeSpans()
        self._code.read(self.text)

    def _keep(self, parts: Iterator[str]) -> str:
        written = ""
        for part in parts:
            self._code.read(part)
            self.text += part
            written += part
        return written

    def _decided(self) -> Iterator[str]:
        while self._held:
            yield self._take(self._plain_length())
            if not self._held:
                return
            mark = MARK.match(self._held)
            if mark is None and UNDECIDED.fullmatch(self._held):
                return
            yield self._take(1) if mark is None else self._marked(mark)

    def _plain_length(self) -> int:
        start = START.search(self._held)
        return len(self._held) if start is None else start.start()

    def _take(self, length: int) -> str:
        taken, self._held = self._held[:length], self._held[length:]
        return taken

    def _marked(self, mark: re.Match[str]) -> str:
        as_written = self._take(mark.end())
        if is_year(mark) or self._code.at_index:
            return as_written
        if is_reply(self.text, self._fixed_reply):
            return self._gap()
        numbers = [number for number in numbers_of(mark) if 1 <= number <= self.passages]
        return "".join(f"[{self._shown_number(number)}]" for number in numbers) or self._gap()

    def _shown_number(self, given: int) -> int:
        return self._shown.setdefault(given, len(self._shown) + 1)

    def _gap(self) -> str:
        """Stand for a mark that went, where what is around it would close up to another: “[[9]9]”."""
        return "…" if OPENED.search(self.text) else ""
