"""What is in a backup, by names and digests."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

MANIFEST, KEY = "manifest.json", "service.key"
FORMAT = 1

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,62}$")]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(_Frozen):
    """A file in the backup; `rows` is how many lines a table has."""

    size: int = Field(ge=0)
    sha256: Sha256
    rows: int = Field(default=0, ge=0)


class LogState(_Frozen):
    """The last line of the log; if it was examined, the first line that was not what was written, if any."""

    number: int
    digest: str
    examined: bool
    broken: int | None


class BackupManifest(_Frozen):
    """`schema_` is the number of the schema, `made` an ISO 8601 time; packages are by their digest."""

    format: int = Field(default=FORMAT, ge=1)
    program: str
    schema_: str = Field(alias="schema", pattern=r"^\d{4}$")
    made: str
    log: LogState
    tables: dict[Name, Part]
    packages: dict[Sha256, Part]
    key: Part | None = None

    @property
    def parts(self) -> dict[str, Part]:
        """All files but the manifest, by their names in the backup."""
        key = {KEY: self.key} if self.key else {}
        tables = {table_file(name): part for name, part in self.tables.items()}
        return {**tables, **{package_file(digest): part for digest, part in self.packages.items()}, **key}


def table_file(name: str) -> str:
    return f"tables/{name}.jsonl"


def package_file(digest: str) -> str:
    return f"packages/{digest}.agent"
