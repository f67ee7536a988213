"""The first page of a package: what it holds, who made it, and the hash of every file in it."""

import hashlib
import json
from collections.abc import Mapping
from io import StringIO
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from studio.core.agents import AgentId, Category, Version
from studio.core.editors import Editor
from studio.core.facts import Validity

MANIFEST = "manifest.json"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PackedDocument(_Part):
    """A document of a packed base; `digest` and `bytes` are of the file it was read from.

    `characters` is the length of its text, `warnings` how much of it could not be read. Title, issuer, 文号,
    date and validity are what the document states of itself, or a person for it; `container` is the archive
    or mail it came in; `loaded` and `changed`, when its source was last changed, are ISO 8601 times.
    """

    name: str
    kind: str = ""
    pages: int = 0
    bytes: int = 0
    digest: str = ""
    characters: int = 0
    warnings: int = 0
    title: str = ""
    issuer: str = ""
    number: str = ""
    issued: str = ""
    validity: Validity = Validity.IN_FORCE
    replaced_by: str = ""
    container: str = ""
    loaded: str = ""
    changed: str = ""


class PackedBase(_Part):
    name: str
    documents: tuple[PackedDocument, ...] = ()


class PackedBy(_Part):
    id: str
    name: str
    department: str = ""


class Manifest(_Part):
    """`files` maps every other file of the package to the SHA-256 of its bytes.

    `edited_by` names who edited the agent, whoever did so last at the end, as its folder says. Format 1, up
    to release 0.3, knew nothing of where documents come from.
    """

    format: Literal[1, 2] = 2
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
        for base in data["knowledge"]:
            base["documents"] = [_without_empty(document) for document in base["documents"]]
        written = StringIO()
        for piece in json.JSONEncoder(ensure_ascii=False, sort_keys=True, indent=1).iterencode(data):
            written.write(piece)  # all pieces at once would take many times the memory
        written.write("\n")
        return written.getvalue().encode()

    @property
    def digest(self) -> str:
        """Return the digest of the whole package, which does not depend on how it is archived."""
        return hashlib.sha256(self.content).hexdigest()


def _without_empty(document: dict[str, Any]) -> dict[str, Any]:
    left_out = _EMPTY.items() & document.items()
    return {key: value for key, value in document.items() if (key, value) not in left_out}


_NEW = ("title", "issuer", "number", "issued", "validity", "replaced_by", "container", "loaded", "changed")
_EMPTY = {name: PackedDocument.model_fields[name].default for name in _NEW}
