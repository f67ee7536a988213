"""What a backup of a workspace says it holds: each file with its size and SHA-256."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

MANIFEST = "workspace.json"
FILES = "files/"
FORMAT = 1


class SavedFile(BaseModel):
    """`size` in bytes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    size: int = Field(ge=0)
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class SavedWorkspace(BaseModel):
    """`made` is ISO 8601 with zone, `program` the version that made it; names have “/”."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int = FORMAT
    program: str = ""
    made: str
    files: dict[str, SavedFile]

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files.values())
