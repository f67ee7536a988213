"""Regular expressions: ours, compiled when they are first used, and people's, checked when they are written.

Hundreds of ours compiled at once would slow down every start.
"""

import re
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    late = re.compile
else:

    class late:  # noqa: N801  # used like the function it stands for
        """Like `re.compile`; a mistake in a pattern shows where it is used."""

        def __init__(self, pattern: str, flags: int = 0) -> None:
            self.pattern, self.flags = pattern, flags

        def __getattr__(self, name: str) -> object:
            """Each method is asked for once, and then an attribute like any other."""
            found = getattr(re.compile(self.pattern, self.flags), name)
            setattr(self, name, found)
            return found


def checked_pattern(pattern: str) -> str:
    """Return it when it is one; raises ValueError, which says what is wrong and where."""
    with warnings.catch_warnings():  # what a later Python will read otherwise is still a pattern
        warnings.simplefilter("ignore")
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"not a regular expression: {error}") from error
    return pattern
