"""The parts of the chat's attachments that a question is asked with."""

from dataclasses import dataclass

from studio.core.passages import Passage


@dataclass(frozen=True, slots=True)
class Attached:
    """`parts` is how many there are; in a small window not all of them are among the passages.

    `sheets` when there are spreadsheets, which a tool reckons with better than a model reads them.
    """

    passages: tuple[Passage, ...] = ()
    parts: int = 0
    sheets: bool = False

    @property
    def whole(self) -> bool:
        return len(self.passages) >= self.parts


NOTHING_ATTACHED = Attached()
