"""The policy-match sample: its lists are understood, and agree with the texts they name as their basis."""

import re
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

from scripts.samples.policy_match import FOLDER, write_lists
from studio.core.agents import Agent, TestSuite
from studio.core.yaml import read_yaml
from studio.tools import Tool, ToolContext, ToolParts, tool_kind

DOCUMENTS = sorted((FOLDER / "documents").iterdir())
_TAG = re.compile(r"<[^>]+>")


def text_of(path: Path) -> str:
    with ZipFile(path) as package:
        return _TAG.sub("", package.read("word/document.xml").decode().replace("</w:p>", "\n"))


def basis_of(basis: str) -> tuple[str, str]:
    """The text a policy names as its basis, and the number of the article."""
    found = re.fullmatch(r"《(.+)》(第.+条)", basis)
    assert found is not None, basis
    return text_of(FOLDER / "documents" / f"{found[1]}.docx"), found[2]


def sheets_in(path: Path) -> list[bytes]:
    with ZipFile(path) as book:
        return [book.read(name) for name in sorted(book.namelist()) if "sheet" in name or "Strings" in name]


async def tools(folder: Path, stack: AsyncExitStack) -> list[Tool]:
    """Of a copy: what is read of a spreadsheet is kept beside it."""
    copytree(FOLDER / "files", folder / "files")
    uses = read_yaml(FOLDER / "agent.yaml", Agent).tools
    parts = {use.name: ToolParts(folder, use.known_as, stack=stack) for use in uses}
    return [tool for use in uses for tool in await tool_kind(use.tool).tools_of(use, parts[use.name])]


async def test_every_policy_is_understood_and_has_the_basis_it_names(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        for tool in await tools(tmp_path, stack):
            context = ToolContext(folder=Path(), said=(), memory={}, today=date(2026, 5, 1))
            result = await tool({"facts": []}, context)
            assert result.shown is not None
            for name, _, _, _, basis in result.shown.rows:
                text, article = basis_of(basis)
                assert f"\n{article}　" in text, (name, basis)


def test_the_lists_are_those_the_script_writes(tmp_path: Path) -> None:
    write_lists(tmp_path)

    kept = sorted((FOLDER / "files").iterdir())
    assert [file.name for file in kept] == sorted(file.name for file in tmp_path.iterdir())
    assert all(sheets_in(file) == sheets_in(tmp_path / file.name) for file in kept)


def test_the_suite_asks_for_sums_missing_facts_and_refusals() -> None:
    cases = read_yaml(FOLDER / "tests.yaml", TestSuite).cases

    assert len(cases) >= 12
    assert {case.group for case in cases} >= {"合计", "不符合", "追问", "企业匹配", "政策依据", "不回答"}
    assert sum(bool(case.before) for case in cases) >= 4
    cited = {citation.document for case in cases for citation in case.cites}
    assert cited <= {path.name for path in DOCUMENTS}
