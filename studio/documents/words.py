"""Whether a text has any of many words, found as fast as its letters allow."""

import re
from collections.abc import Iterable

from studio.core.patterns import late

_LATIN = late(r"[a-z#<!\[]")


class Words:
    """Chinese words are soon missed by their first characters; Latin ones are faster looked for one by one.

    `text` is in small letters.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.all = frozenset(words)
        latin = [word for word in self.all if word.isascii()]
        self._latin = [word for word in latin if not any(one in word and one != word for one in latin)]
        others = sorted(word for word in self.all if not word.isascii())
        self._others = late("|".join(map(re.escape, others))) if others else None

    def may_be_in(self, vocabulary: str) -> bool:
        """Whether a text of Latin letters can have any; `vocabulary` are its words, each at least once."""
        return any(all(part in vocabulary for part in word.split()) for word in self._latin)

    def are_in(self, text: str) -> bool:
        if self._others is not None and not text.isascii() and self._others.search(text):
            return True
        if self._latin and _LATIN.search(text):
            for word in self._latin:  # half as long as a generator
                if word in text:
                    return True
        return False
