"""What a page is given to work with."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from studio.ui.scratch import Scratch

if TYPE_CHECKING:
    from studio.ui.background import Background
    from studio.ui.notices import Notices
    from studio.workspace import Publishing, Workspace


class Navigates(Protocol):
    def open(self, page: str, *path: str) -> None: ...
    def back(self) -> None: ...
    def set_badge(self, page: str, count: int) -> None: ...


class Shell(Protocol):
    """What a page may ask of the window around it."""

    def settings_changed(self) -> None: ...


@dataclass(frozen=True)
class Services:
    workspace: "Workspace"
    publishing: "Publishing"
    background: "Background"
    notices: "Notices"
    navigator: Navigates
    shell: Shell
    scratch: Scratch = field(default_factory=Scratch)
