"""What a person has chosen in a workspace, on its disk, and what holds of it under the policy."""

from pathlib import Path

from studio.core.errors import NotFound, StudioError
from studio.core.yaml import read_yaml, write_chosen
from studio.workspace.policy import Policy
from studio.workspace.settings import Settings


class KeptSettings:
    """`value` is what holds: the usual before the file was read."""

    def __init__(self, folder: Path, policy: Policy) -> None:
        self._file, self._policy = folder / "settings.yaml", policy
        self._kept = Settings()
        self.value = policy.over(self._kept)

    def read(self) -> None:
        """Raises FileInvalid."""
        self._kept = self._on_disk()
        self.value = self._policy.over(self._kept)

    def in_advance(self) -> Settings:
        """Return what will hold; what is wrong with the file is said when it is read."""
        try:
            return self._policy.over(self._on_disk())
        except (StudioError, OSError):
            return self._policy.over(Settings())

    def refuse_forbidden(self, wanted: Settings) -> Settings:
        """Return what would be kept; raises PolicyForbids where one of them is not to be changed here."""
        return self._policy.after(self._kept, self.value, wanted)

    def save(self, wanted: Settings, *, by_course: bool = False) -> None:
        """Raises PolicyForbids where one of them is not to be changed here, but by a course itself."""
        kept = self._policy.after(self._kept, self.value, wanted, by_course=by_course)
        write_chosen(self._file, kept)
        self._kept, self.value = kept, self._policy.over(kept)

    def _on_disk(self) -> Settings:
        try:
            return read_yaml(self._file, Settings)
        except NotFound:
            return Settings()
