"""How far a load has come, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass

from studio.core.passages import Trouble


@dataclass(frozen=True, slots=True)
class LoadProgress:
    """Counts of files; `loaded` counts only what is written for good, `current` is the last one finished.

    With `pages` it is the one whose `page` is being recognised, which takes seconds. With `vectors_total`
    all files are in, and so many of the base's vectors are where they can be searched.
    """

    done: int
    total: int
    current: str
    loaded: int
    skipped: int
    failed: int
    refused: int
    seconds: float
    page: int = 0
    pages: int = 0
    vectors: int = 0
    vectors_total: int = 0


@dataclass(frozen=True, slots=True)
class LoadReport:
    """Names of documents by what came of them; a replaced one is not counted among the loaded.

    `behind` tells why not all of them can be found by meaning yet, though by their words.
    """

    loaded: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    seconds: float = 0.0
    behind: Trouble | None = None


OnProgress = Callable[[LoadProgress], None]


def unheard(_progress: LoadProgress) -> None:
    """For callers that do not watch."""
