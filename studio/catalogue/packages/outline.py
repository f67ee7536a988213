"""A package without its contents: as much as is needed to say what a draft changes against it."""

from pydantic import Field

from studio.catalogue.packages.changes import Changes, Written, changes_of, written_of
from studio.catalogue.packages.package import Package
from studio.catalogue.people import Value
from studio.core.agents import Agent, TestSuite


class Outline(Value):
    """`knowledge` and `files` tell contents by their digests, as in `Written`."""

    version: str
    agent: Agent
    instructions: str
    tests: TestSuite
    knowledge: dict[str, str] = Field(default_factory=dict)
    files: dict[str, str] = Field(default_factory=dict)


def outline_of(package: Package) -> Outline:
    written = written_of(package)
    return Outline(
        version=package.manifest.version,
        agent=written.agent,
        instructions=written.instructions,
        tests=written.tests,
        knowledge=dict(written.knowledge),
        files=dict(written.files),
    )


def changes_since(outline: Outline, draft: Written) -> Changes:
    before = Written(outline.agent, outline.instructions, outline.tests, outline.knowledge, outline.files)
    return changes_of(before, draft, since=outline.version)
