"""What the files of a package say, read the same way when it is built and when it is opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from studio.catalogue.packages.evidence import Evidence, read_evidence
from studio.catalogue.packages.files import Files
from studio.catalogue.packages.manifest import Manifest, PackedBase, PackedBy
from studio.catalogue.packages.resistance import Resistance, read_resistance
from studio.catalogue.packages.snapshots import FILES, base_digest, documents_in, knowledge_digest
from studio.core.agents import Agent, TestSuite
from studio.core.errors import PackageInvalid
from studio.core.yaml import load_yaml

AGENT, INSTRUCTIONS, TESTS = "agent.yaml", "instructions.md", "tests.yaml"
REPORT, INJECTIONS = "report.json", "injections.json"
OWN_FILES = (AGENT, INSTRUCTIONS, TESTS)
KNOWLEDGE, TOOL_FILES = "knowledge", "files/"
_LONGEST_WRITTEN, _LONGEST_REPORT = 1 << 20, 64 << 20  # bytes; larger ones are no honest files

Model = TypeVar("Model", bound=BaseModel)
FORMAT = Literal[1, 2]


@dataclass(frozen=True)
class Contents:
    files: Files

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
        return read_evidence(REPORT, self.files.read(REPORT, _LONGEST_REPORT))

    @cached_property
    def injections(self) -> Resistance | None:
        """What came of the attacks on it, where it was attacked."""
        if INJECTIONS not in self.files.hashes:
            return None
        return read_resistance(INJECTIONS, self.files.read(INJECTIONS, _LONGEST_REPORT))

    @cached_property
    def tool_files(self) -> tuple[str, ...]:
        """The names of what the agent's tools work with."""
        return tuple(sorted(name for name in self.files.hashes if name.startswith(TOOL_FILES)))

    @cached_property
    def agent_digest(self) -> str:
        """Return the digest that test reports are bound to, worked out from the files themselves."""
        from studio.runtime import digest_of

        files = {name: self.files.hashes[name] for name in self.tool_files}
        return digest_of(self.agent, self.instructions, self.tests, files)

    @cached_property
    def knowledge_digest(self) -> str:
        folders = self.bases.items()
        return knowledge_digest({base: base_digest(folder, self.files) for base, folder in folders})

    @cached_property
    def bases(self) -> Mapping[str, str]:
        """The folder of each base by its name."""
        names = sorted({name.split("/")[1] for name in self.files.hashes if _is_knowledge(name)})
        return {name: f"{KNOWLEDGE}/{name}/" for name in names}

    def text(self, name: str) -> str:
        try:
            return self.files.read(name, _LONGEST_WRITTEN).decode()
        except UnicodeDecodeError as error:
            raise PackageInvalid(file=name, problem="not_utf8") from error

    def knowledge(self, *, of_format: int) -> tuple[PackedBase, ...]:
        return tuple(
            PackedBase(name=base, documents=tuple(documents_in(folder, self.files, of_format=of_format)))
            for base, folder in self.bases.items()
        )

    def holds(self, knowledge: Sequence[PackedBase], *, of_format: int) -> bool:
        """Whether exactly this is the knowledge; it is compared document by document."""
        documents = (
            (base, document)
            for base, folder in self.bases.items()
            for document in documents_in(folder, self.files, of_format=of_format)
        )
        told = ((base.name, document) for base in knowledge for document in base.documents)
        same = all(one == other for one, other in zip_longest(documents, told))
        return same and [base.name for base in knowledge] == list(self.bases)

    def described(
        self, author: PackedBy, knowledge: tuple[PackedBase, ...], *, of_format: FORMAT = 2
    ) -> Manifest:
        """Return the one manifest for these files; raises PackageInvalid when they do not make an agent."""
        self._check_names()
        self._check_that_all_reads()
        agent = self.agent
        return Manifest(
            format=of_format,
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
            knowledge=knowledge,
            files=dict(sorted(self.files.hashes.items())),
        )

    def _check_names(self) -> None:
        """Every file has its known place, and the bases are exactly those the agent reads."""
        known = {*OWN_FILES, REPORT, INJECTIONS, *self.tool_files}
        for name in self.files.hashes:
            if name not in known and not _is_knowledge(name):
                raise PackageInvalid(file=name, problem="unexpected")
        if set(self.bases) != set(self.agent.knowledge.bases):
            raise PackageInvalid(file=AGENT, problem="bases_differ")

    def _check_that_all_reads(self) -> None:
        _ = self.agent, self.instructions, self.tests, self.report, self.injections

    def _parsed(self, name: str, model: type[Model]) -> Model:
        try:
            return model.model_validate(load_yaml(self.text(name)) or {})
        except (yaml.YAMLError, ValidationError, RecursionError, ValueError) as error:
            raise PackageInvalid(file=name, problem="does_not_read") from error


def _is_knowledge(name: str) -> bool:
    parts = name.split("/")
    return len(parts) == 3 and parts[0] == KNOWLEDGE and parts[2] in FILES
