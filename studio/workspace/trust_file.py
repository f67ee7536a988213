"""What this workspace believes of each catalogue, and what was last heard of installed agents."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from studio.catalogue.trust.statements import Entry, Standing
from studio.catalogue.trust.verifying import Trusted
from studio.core.files import write_atomically


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Installed(_Kept):
    """Which package an installed agent is, from which catalogue, and what its index said of it last."""

    catalogue: str = ""
    version: str
    digest: str = ""
    entry: Entry | None = None

    @property
    def recalled(self) -> bool:
        return self.entry is not None and self.entry.standing is Standing.RECALLED


class Known(_Kept):
    """Of one catalogue; `tag` is that of its last answer, `heard` when its index was last taken over.

    `told` is the version of the index that was last asked about all installed agents.
    """

    trusted: Trusted = Trusted()
    tag: str = ""
    heard: str = ""
    told: int = 0


class Believed(_Kept):
    catalogues: dict[str, Known] = {}
    installed: dict[str, Installed] = {}


class TrustFile:
    """Written as a whole; one that does not read counts as none, as on the first day."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> Believed:
        try:
            return Believed.model_validate_json(self._file.read_bytes())
        except (FileNotFoundError, ValidationError):
            return Believed()

    def keep_known(self, where: str, known: Known) -> None:
        believed = self.read()
        self._write(believed.model_copy(update={"catalogues": {**believed.catalogues, where: known}}))

    def forget_catalogue(self, where: str) -> None:
        believed = self.read()
        rest = {name: known for name, known in believed.catalogues.items() if name != where}
        self._write(believed.model_copy(update={"catalogues": rest}))

    def keep_installed(self, told: dict[str, Installed]) -> None:
        believed = self.read()
        self._write(believed.model_copy(update={"installed": {**believed.installed, **told}}))

    def forget_installed(self, agent: str) -> None:
        believed = self.read()
        if agent in believed.installed:
            rest = {name: told for name, told in believed.installed.items() if name != agent}
            self._write(believed.model_copy(update={"installed": rest}))

    def _write(self, believed: Believed) -> None:
        write_atomically(self._file, believed.model_dump_json(indent=1).encode())
