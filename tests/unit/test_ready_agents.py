"""The ready agents: whole, small, fictitious, with tools that are set up rightly and tests of their own."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from studio.core.agents import Agent, TestSuite, ToolUse
from studio.core.documents import Block, Document, DocumentKind
from studio.core.mentions import MentionKind, mentions_in
from studio.core.paths import template_folders
from studio.core.places import Place
from studio.core.yaml import read_yaml
from studio.documents import classification_mark
from studio.documents.personal_data import personal_data_in
from studio.tools import tool_kind

FOLDERS = list(template_folders().values())
BUILT_TO_ACT = [folder for folder in FOLDERS if folder.name != "flood-duty"]
FEWEST_TESTS = 12
LARGEST = 1_000_000
TAG = re.compile(r"<[^>]+>")
of_each = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
of_each_that_acts = pytest.mark.parametrize("folder", BUILT_TO_ACT, ids=lambda folder: folder.name)


def agent_in(folder: Path) -> Agent:
    return read_yaml(folder / "agent.yaml", Agent)


def suite_in(folder: Path) -> TestSuite:
    return read_yaml(folder / "tests.yaml", TestSuite)


def instructions_in(folder: Path) -> str:
    return (folder / "instructions.md").read_text(encoding="utf-8")


def files_of(use: ToolUse) -> Iterator[str]:
    """Yield every file the settings of a tool name, however deep."""
    waiting: list[object] = [use.settings]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and value.startswith("files/"):
            yield value
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value


def written_parts(folder: Path) -> Iterator[str]:
    """Yield the text of all files that are not of binary kinds, those inside a package too."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".xlsx", ".docx"}:
            with ZipFile(path) as package:
                parts = [name for name in package.namelist() if name.endswith(".xml")]
                yield from (TAG.sub("\n", package.read(name).decode()) for name in parts)
        elif path.suffix in {".md", ".yaml"}:
            yield path.read_text(encoding="utf-8")


@of_each
def test_an_agent_says_who_it_is_what_for_and_how_to_begin(folder: Path) -> None:
    agent = agent_in(folder)
    assert agent.id == folder.name
    assert agent.purpose
    assert agent.owner.startswith("示例市")
    assert agent.opening.greeting
    assert len(agent.opening.starters) >= 3
    assert agent.model.endpoint == ""


@of_each
def test_the_instructions_say_what_is_not_done_and_how_foreign_text_is_taken(folder: Path) -> None:
    instructions = instructions_in(folder)
    assert "# 你不做什么" in instructions
    assert "不照办" in instructions


@of_each
def test_whatever_the_instructions_mention_is_there(folder: Path) -> None:
    agent = agent_in(folder)
    there = {
        MentionKind.BASE: set(agent.knowledge.bases),
        MentionKind.TOOL: {use.known_as for use in agent.tools},
        MentionKind.DOCUMENT: {path.name for path in folder.glob("documents/*")},
    }
    missing = [one for one in mentions_in(instructions_in(folder)) if one.name not in there[one.kind]]
    assert missing == []


@of_each
def test_the_settings_of_each_tool_are_valid_and_its_files_are_there(folder: Path) -> None:
    for use in agent_in(folder).tools:
        tool_kind(use.tool).checked(use.settings)
        assert [name for name in files_of(use) if not (folder / name).is_file()] == []


@of_each_that_acts
def test_an_agent_that_acts_breaks_no_rule_of_two(folder: Path) -> None:
    assert not any(tool_kind(use.tool).reach_of(use).breaks_rule_of_two for use in agent_in(folder).tools)


@of_each
def test_an_agent_that_reads_a_base_brings_its_documents(folder: Path) -> None:
    assert bool(agent_in(folder).knowledge.bases) == any(folder.glob("documents/*"))


@of_each
def test_there_are_tests_enough_and_each_expects_something(folder: Path) -> None:
    cases = suite_in(folder).cases
    assert len(cases) >= FEWEST_TESTS
    empty = [
        case.question
        for case in cases
        if not (case.contains or case.cites or case.calls or case.artifact or case.declines)
    ]
    assert empty == []
    assert any(case.declines or case.lacks for case in cases)


@of_each
def test_a_test_calls_only_tools_the_agent_has(folder: Path) -> None:
    called = {call.tool for case in suite_in(folder).cases for call in case.calls}
    assert called <= {use.known_as for use in agent_in(folder).tools}


@of_each
def test_a_test_cites_only_documents_that_are_there(folder: Path) -> None:
    cases = suite_in(folder).cases
    cited = {citation.document for case in cases for citation in case.cites}
    attached = [folder / name for case in cases for name in case.attachments]
    assert cited <= {path.name for path in [*folder.glob("documents/*"), *attached]}
    assert [path for path in attached if not path.is_file()] == []


@of_each_that_acts
def test_an_agent_stays_small(folder: Path) -> None:
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < LARGEST


@of_each
def test_nothing_in_an_agent_is_personal_or_secret(folder: Path) -> None:
    for text in written_parts(folder):
        assert personal_data_in(text) == {}
        blocks = tuple(Block(line, Place()) for line in text.splitlines() if line.strip())
        assert classification_mark(Document("x.docx", DocumentKind.DOCX, "", 1, blocks)) is None
