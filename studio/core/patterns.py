"""Regular expressions compiled when they are first used: hundreds of them would slow down every start."""

import re
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
