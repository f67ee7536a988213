"""What the program did, a line each: names of events and numbers, never a word of what it worked with."""

import re
from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from pathlib import Path

FILE = "logs/studio.log"
_MOST_BYTES = 500_000
_OLDER = 2  # files beside the newest
_PLAIN = re.compile(r"[A-Za-z0-9_.+-]{1,60}")


class Journal:
    """Blocking, but a line at a time; a journal that cannot be written is let go."""

    def __init__(self, workspace: Path, most: int = _MOST_BYTES) -> None:
        self._file, self._most = workspace / FILE, most

    def note(self, event: str, **facts: str | float) -> None:
        """Of a text only a plain name is kept, such as an error's; anything else becomes “…”."""
        told = [f"{name}={_plain(value)}" for name, value in facts.items()]
        line = " ".join([f"{datetime.now():%Y-%m-%d %H:%M:%S}", _plain(event), *told])
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._turn_over()
            with self._file.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")

    def lines(self) -> list[str]:
        """Return all that is kept, the oldest first."""
        found: list[str] = []
        for file in [*reversed(self._past()), self._file]:
            with suppress(OSError):
                found += file.read_text(encoding="utf-8", errors="replace").splitlines()
        return found

    def _turn_over(self) -> None:
        if not self._file.exists() or self._file.stat().st_size < self._most:
            return
        newest = [self._file, *self._past()]
        for younger, older in reversed(list(pairwise(newest))):
            if younger.exists():
                younger.replace(older)

    def _past(self) -> list[Path]:
        return [self._file.with_name(f"{self._file.stem}.{number}.log") for number in range(1, _OLDER + 1)]


def _plain(value: str | float) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else "…"
