"""What the last probe of each endpoint found, kept beside the profiles."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from studio.core.files import write_atomically
from studio.endpoints.probing import ProbeResult


class LastProbe(BaseModel):
    """`at` is ISO 8601 with zone, `of` the address and models that were probed, `models` the names it
    offers."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    at: str
    of: tuple[str, ...] = ()
    results: tuple[ProbeResult, ...] = ()
    models: tuple[str, ...] = ()

    @property
    def works(self) -> bool:
        """Whether nothing that agents need there failed: being reached, and a chat."""
        needed = [result for result in self.results if result.name in {"address", "chat"}]
        return bool(needed) and all(result.ok for result in needed)

    @property
    def reached(self) -> bool:
        """Whether the server was there at all."""
        return all(result.ok for result in self.results if result.name == "address")

    def detail(self, name: str, fact: str) -> str | int | float | None:
        """Return what was measured, None where nothing was."""
        return next((result.detail.get(fact) for result in self.results if result.name == name), None)


class _File(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    probes: dict[str, LastProbe] = {}


class Probed:
    """A file that does not read knows of no probe."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> dict[str, LastProbe]:
        try:
            return _File.model_validate_json(self._file.read_bytes()).probes
        except (OSError, ValidationError):
            return {}

    def keep(self, endpoint: str, probe: LastProbe) -> None:
        """Raises DiskFull or FolderNotWritable."""
        kept = _File(probes={**self.all(), endpoint: probe})
        write_atomically(self._file, kept.model_dump_json(indent=1).encode())

    def forget(self, endpoint: str) -> None:
        before = self.all()
        if endpoint in before:
            kept = _File(probes={known: probe for known, probe in before.items() if known != endpoint})
            write_atomically(self._file, kept.model_dump_json(indent=1).encode())
