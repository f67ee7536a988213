"""What a page is given to work with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.core.languages import Language
from studio.ui.scratch import Scratch

if TYPE_CHECKING:
    from studio.ui.attending import Attending
    from studio.ui.background import Background
    from studio.ui.hosting import Hosting
    from studio.ui.notices import Notices
    from studio.workspace import Publishing, Workspace


Errand = Callable[[], Awaitable[object]]


class Navigates(Protocol):
    def open(self, page: str, *path: str) -> None: ...
    def back(self) -> None: ...
    def set_badge(self, page: str, count: int) -> None: ...


class Shell(Protocol):
    """What a page may ask of the window around it.

    It goes over to the workspace of another folder; `first` is done while neither of the two is open, and
    once it is open `said` is told, with a way to go once more and have `undo` done before.
    """

    def settings_changed(self) -> None: ...
    def speak(self, language: Language) -> None: ...
    def go_over(
        self,
        folder: Path,
        *place: str,
        first: Errand | None = None,
        said: str = "",
        undo: Errand | None = None,
    ) -> None: ...


@dataclass(frozen=True)
class Services:
    """`attending` is the course that is taken in this workspace, None in one's own; `hosting` the class that
    this computer holds, or may hold."""

    workspace: "Workspace"
    publishing: "Publishing"
    background: "Background"
    notices: "Notices"
    navigator: Navigates
    shell: Shell
    scratch: Scratch = field(default_factory=Scratch)
    attending: "Attending | None" = None
    hosting: "Hosting | None" = None
