"""One conversation with an agent: what was said, what was attached, what its tools remember."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from studio.core.attachments import Attachment
from studio.core.temporary import unmade
from studio.runtime.conversation import Turn

if TYPE_CHECKING:
    from studio.runtime.attached import AttachedFiles


def _temporary() -> Path:
    return unmade("chat")


@dataclass
class Chat:
    """Lives as long as the conversation does; a run adds its turn when it has been answered.

    `memory` holds what each tool keeps by the tool's name. `folder` is where files are made, and is made with
    the first of them; by default a temporary one, which goes with `close`. `summary` stands for the first
    `summarised` turns; the next is tried once there are `next_summary` turns.
    """

    turns: list[Turn] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    memory: dict[str, dict[str, Any]] = field(default_factory=dict)
    summary: str = ""
    summarised: int = 0
    next_summary: int = 0
    make_folder: Callable[[], Path] = _temporary
    _folder: Path | None = None
    _read: "AttachedFiles | None" = None

    @property
    def folder(self) -> Path:
        if self._folder is None:
            self._folder = self.make_folder()
        return self._folder

    @property
    def attached(self) -> "AttachedFiles":
        """The attachments as they are searched, cut once for as long as they stay the same."""
        from studio.runtime.attached import AttachedFiles

        if self._read is None or not self._read.are(self.attachments):
            self._read = AttachedFiles(self.attachments)
        return self._read

    def forget_last(self) -> None:
        """Take the last turn back, so that its question can be asked again."""
        if self.turns:
            self.turns.pop()
        if self.summarised > len(self.turns):
            self.summary, self.summarised = "", 0

    def close(self) -> None:
        """Delete what was made in a temporary folder."""
        if self._folder is not None and self.make_folder is _temporary:
            with suppress(OSError):
                rmtree(self._folder)
            self._folder = None
