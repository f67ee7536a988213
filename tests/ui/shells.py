"""A window around a page that does nothing, and keeps where it was to go over to."""

from pathlib import Path

from studio.core.languages import Language
from studio.ui.shell.services import Errand


class StillShell:
    """It keeps its language and theme; `went` are the folders of other workspaces."""

    def __init__(self) -> None:
        self.went: list[Path] = []

    def settings_changed(self) -> None: ...

    def speak(self, language: Language) -> None: ...

    def go_over(
        self,
        folder: Path,
        *place: str,
        first: Errand | None = None,
        said: str = "",
        undo: Errand | None = None,
    ) -> None:
        self.went.append(folder)
