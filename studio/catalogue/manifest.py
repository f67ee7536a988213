"""The first page of a package: what it holds, who made it, and the hash of every file in it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from studio.core.agents import AgentId, Category, Version
from studio.core.editors import Editor

MANIFEST = "manifest.json"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PackedDocument(_Part):
    """A document of a packed base; `digest` and `bytes` are of the file it was read from.

    `characters` is the length of its text, `warnings` how much of it could not be read.
    """

    name: str
    kind: str = ""
    pages: int = 0
    bytes: int = 0
    digest: str = ""
    characters: int = 0
    warnings: int = 0


class PackedBase(_Part):
    name: str
    documents: tuple[PackedDocument, ...] = ()


class PackedBy(_Part):
    id: str
    name: str
    department: str = ""


class Manifest(_Part):
    """`files` maps every other file of the package to the SHA-256 of its bytes.

    `edited_by` names who edited the agent, whoever did so last at the end, as its folder says.
    """

    format: Literal[1] = 1
    agent: AgentId
    name: str
    version: Version
    purpose: str
    owner: str
    icon: str
    category: Category
    author: PackedBy
    agent_digest: str
    knowledge_digest: str
    knowledge: tuple[PackedBase, ...]
    files: Mapping[str, str]
    edited_by: tuple[Editor, ...] = Field(default=(), max_length=200)

    @property
    def content(self) -> bytes:
        """Return the one way this manifest is written down; what 0.3 did not know is left out when empty."""
        data = self.model_dump(mode="json", exclude=None if self.edited_by else {"edited_by"})
        return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()

    @property
    def digest(self) -> str:
        """Return the digest of the whole package, which does not depend on how it is archived."""
        return hashlib.sha256(self.content).hexdigest()
