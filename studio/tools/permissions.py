"""What was allowed once on this computer: programs to start, and what tools said of themselves then."""

from typing import Protocol


class Permissions(Protocol):
    def known(self, subject: str) -> str | None:
        """Return what was allowed of this subject, None for nothing."""
        ...

    def keep(self, subject: str, allowed: str) -> None:
        """Raises DiskFull or FolderNotWritable where it cannot be written down."""
        ...


class Unremembered:
    """Nothing was allowed before; what is allowed now holds as long as this object."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def known(self, subject: str) -> str | None:
        return self._kept.get(subject)

    def keep(self, subject: str, allowed: str) -> None:
        self._kept[subject] = allowed
