"""What the files of a package say, read the same way when it is built and when it is opened."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Self, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from studio.catalogue.evidence import Evidence, read_evidence
from studio.catalogue.manifest import Manifest, PackedBase, PackedBy
from studio.catalogue.snapshots import FILES, base_digest, documents_in, knowledge_digest, texts_in
from studio.core.agents import Agent, TestSuite
from studio.core.documents import Document
from studio.core.errors import PackageInvalid

AGENT, INSTRUCTIONS, TESTS, REPORT = "agent.yaml", "instructions.md", "tests.yaml", "report.json"
OWN_FILES = (AGENT, INSTRUCTIONS, TESTS)
KNOWLEDGE, TOOL_FILES = "knowledge", "files/"
_LONGEST_WRITTEN, _LONGEST_REPORT = 1 << 20, 64 << 20  # bytes; larger ones are no honest files

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Contents:
    """The files by name with the SHA-256 of each, and how to read one."""

    hashes: Mapping[str, str]
    read: Callable[[str], bytes]

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> Self:
        return cls({name: sha256(content).hexdigest() for name, content in files.items()}, files.__getitem__)

    @cached_property
    def agent(self) -> Agent:
        return self._parsed(AGENT, Agent)

    @cached_property
    def instructions(self) -> str:
        return self.text(INSTRUCTIONS)

    @cached_property
    def tests(self) -> TestSuite:
        return self._parsed(TESTS, TestSuite)

    @cached_property
    def report(self) -> Evidence:
        return read_evidence(REPORT, self._bounded(REPORT, _LONGEST_REPORT))

    @cached_property
    def tool_files(self) -> tuple[str, ...]:
        """The names of what the agent's tools work with."""
        return tuple(sorted(name for name in self.hashes if name.startswith(TOOL_FILES)))

    @cached_property
    def agent_digest(self) -> str:
        """Return the digest that test reports are bound to, worked out from the files themselves."""
        from studio.runtime import agent_digest

        with tempfile.TemporaryDirectory(prefix="agent-studio-") as folder:
            for name in (*OWN_FILES, *self.tool_files):
                file = Path(folder) / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(self._required(name))
            return agent_digest(Path(folder))

    @cached_property
    def knowledge(self) -> tuple[PackedBase, ...]:
        return tuple(
            PackedBase(name=base, documents=documents_in(folder, self._required))
            for base, folder in self._bases().items()
        )

    @cached_property
    def knowledge_digest(self) -> str:
        folders = self._bases().items()
        return knowledge_digest({base: base_digest(folder, self._required) for base, folder in folders})

    def documents(self) -> Iterator[Document]:
        """Yield the text of the whole knowledge; a document may come more than once."""
        for folder in self._bases().values():
            yield from texts_in(folder, self._required)

    def text(self, name: str) -> str:
        try:
            return self._bounded(name, _LONGEST_WRITTEN).decode()
        except UnicodeDecodeError as error:
            raise PackageInvalid(file=name, problem="not_utf8") from error

    def described(self, author: PackedBy) -> Manifest:
        """Return the one manifest for these files; raises PackageInvalid when they do not make an agent."""
        self._check_names()
        self._check_that_all_reads()
        agent = self.agent
        return Manifest(
            agent=agent.id,
            name=agent.name,
            version=agent.version,
            purpose=agent.purpose,
            owner=agent.owner,
            icon=agent.icon,
            category=agent.category,
            author=author,
            agent_digest=self.agent_digest,
            knowledge_digest=self.knowledge_digest,
            knowledge=self.knowledge,
            files=dict(sorted(self.hashes.items())),
        )

    def _check_names(self) -> None:
        """Every file has its known place, and the bases are exactly those the agent reads."""
        for name in self.hashes:
            if name not in (*OWN_FILES, REPORT, *self.tool_files) and not _is_knowledge(name):
                raise PackageInvalid(file=name, problem="unexpected")
        if set(self._bases()) != set(self.agent.knowledge.bases):
            raise PackageInvalid(file=AGENT, problem="bases_differ")

    def _check_that_all_reads(self) -> None:
        _ = self.agent, self.instructions, self.tests, self.report

    def _bases(self) -> dict[str, str]:
        """Return the folder of each base by its name."""
        names = sorted({name.split("/")[1] for name in self.hashes if _is_knowledge(name)})
        return {name: f"{KNOWLEDGE}/{name}/" for name in names}

    def _required(self, name: str) -> bytes:
        if name not in self.hashes:
            raise PackageInvalid(file=name, problem="missing")
        return self.read(name)

    def _bounded(self, name: str, limit: int) -> bytes:
        content = self._required(name)
        if len(content) > limit:
            raise PackageInvalid(file=name, problem="too_large")
        return content

    def _parsed(self, name: str, model: type[Model]) -> Model:
        try:
            return model.model_validate(yaml.safe_load(self.text(name)) or {})
        except (yaml.YAMLError, ValidationError, RecursionError, ValueError) as error:
            raise PackageInvalid(file=name, problem="does_not_read") from error


def _is_knowledge(name: str) -> bool:
    parts = name.split("/")
    return len(parts) == 3 and parts[0] == KNOWLEDGE and parts[2] in FILES
