"""What a form needs from around it: the agent's files, and the keyring."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol


class FormPlace(Protocol):
    """What is answered later goes to a bound method of the field that asked, while there is one."""

    def files(self) -> Sequence[str]:
        """Return the agent's own files, as `files/duties.xlsx`."""
        ...

    def bring(self, file: Path, then: Callable[[str], object]) -> None:
        """Copy a file into the agent and tell its name there."""
        ...

    def read_table(self, file: Path, then: Callable[[list[list[str]]], object]) -> None:
        """Read the rows of a spreadsheet and tell them."""
        ...

    def find_secret(self, name: str, then: Callable[[str], object]) -> None:
        """Tell how the secret is kept: kept, session, missing or unavailable."""
        ...

    def keep_secret(
        self, name: str, secret: str, then: Callable[[str], object], *, session_only: bool
    ) -> None:
        """Keep it, or remove it when it is empty, and tell as `find_secret` does."""
        ...

    def secret_name(self, field: str) -> str:
        """Return a name for the secret of a field that names none yet."""
        ...
