"""The list of contents of an exported base: what it holds, and a digest of every byte of it."""

import hashlib
import re
from typing import IO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studio.core.errors import FileInvalid

NAME = "manifest.json"
FORMAT = 1
MEMBER = re.compile(r"kb\.sqlite3|sources/[0-9a-f]{64}(?:\.[^/\\:\x00-\x1f]{1,20})?")
_BLOCK = 1 << 20


class Member(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    sha256: str = Field(pattern="[0-9a-f]{64}")
    bytes: int = Field(ge=0)


class Manifest(BaseModel):
    """`model` and `dimension` are of the vectors, for whoever wonders whether they can be used there."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: int
    name: str
    model: str = ""
    dimension: int = 0
    documents: int = 0
    chunks: int = 0
    vectors: int = 0
    questions: int = 0
    members: dict[str, Member]


def read_manifest(file: str, content: bytes) -> Manifest:
    """Raises FileInvalid for what is none, or is of a newer program."""
    try:
        manifest = Manifest.model_validate_json(content)
    except ValidationError as error:
        raise FileInvalid(file=file, problem="untrue") from error
    if manifest.format > FORMAT:
        raise FileInvalid(file=file, problem="newer_format")
    return manifest


def copied(source: IO[bytes], target: IO[bytes], limit: int) -> Member:
    """Copy no more than one byte beyond `limit` and tell what was copied."""
    digest, count = hashlib.sha256(), 0
    while count <= limit and (block := source.read(min(_BLOCK, limit + 1 - count))):
        digest.update(block)
        target.write(block)
        count += len(block)
    return Member(sha256=digest.hexdigest(), bytes=count)
