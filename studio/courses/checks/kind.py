"""What all kinds of checks share."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from pydantic import BaseModel, ConfigDict

from studio.courses.checks.outcome import Outcome
from studio.runtime.matching import holds, normal

if TYPE_CHECKING:
    from studio.courses.checks.seen import Seen


class CheckKind(BaseModel, ABC):
    """One way of seeing in a workspace that a step is done: it looks, and changes nothing.

    `mistakes` names what can go wrong, each with the facts that its text may name in braces.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    mistakes: ClassVar[dict[str, tuple[str, ...]]] = {}

    @abstractmethod
    async def look(self, seen: "Seen") -> Outcome:
        """Look whether it is done."""


def says(text: str, words: Iterable[str]) -> bool:
    """Whether the text holds all of the words; of those parted by “|” one will do."""
    return not lacking(text, words)


def lacking(text: str, words: Iterable[str]) -> list[str]:
    """Return which of the words the text does not hold, the first of those parted by “|”."""
    return [word.partition("|")[0] for word in words if not any(holds(text, one) for one in word.split("|"))]


def names_document(document: str, wanted: str) -> bool:
    """Whether that document is meant, with or without its ending; by no name, any is."""
    path = PurePath(document)
    return not wanted or _title(wanted) in {_title(document), _title(path.name), _title(path.stem)}


def _title(document: str) -> str:
    return normal(document).strip("《》")
