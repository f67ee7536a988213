"""The typhoon-notice sample: what its tests attach and cite is there, its papers are the script's."""

import re
from pathlib import Path
from zipfile import ZipFile

from scripts.samples.typhoon_notice import FOLDER, write
from studio.core.agents import Agent, TestSuite
from studio.core.yaml import read_yaml

DOCUMENTS = {path.name for path in (FOLDER / "documents").iterdir()}


def suite() -> TestSuite:
    return read_yaml(FOLDER / "tests.yaml", TestSuite)


def test_it_writes_notices_and_asks_who_issues_them() -> None:
    agent = read_yaml(FOLDER / "agent.yaml", Agent)
    paper = agent.tools[0]

    assert paper.tool == "official_document"
    assert paper.settings["kinds"] == ["通知"]
    assert "issuer" not in paper.settings


def test_what_the_cases_attach_and_cite_is_there() -> None:
    attached = {name for case in suite().cases for name in case.attachments}
    cited = {citation.document for case in suite().cases for citation in case.cites}

    assert attached
    assert all((FOLDER / name).is_file() for name in attached)
    assert cited <= DOCUMENTS | {name.removeprefix("files/") for name in attached}


def test_the_suite_goes_from_a_warning_to_a_file_and_changes_it() -> None:
    cases = suite().cases

    assert len(cases) >= 12
    assert sum(bool(case.artifact) for case in cases) >= 6
    assert any(case.artifact and case.attachments for case in cases)
    assert sum(bool(case.before) for case in cases) >= 4
    assert sum(case.declines for case in cases) >= 2


def test_the_papers_are_those_the_script_writes(tmp_path: Path) -> None:
    write(tmp_path)

    for made in tmp_path.rglob("*.*"):
        kept = FOLDER / made.relative_to(tmp_path)
        assert made.read_bytes() == kept.read_bytes(), made.name


def test_it_bears_no_real_number() -> None:
    for path in (FOLDER / "documents").glob("*.docx"):
        with ZipFile(path) as package:
            text = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
        numbers = re.findall(r"(?<!\d)(?:1[3-9]\d{9}|\d{3,4}-\d{7,8})(?!\d)", text)
        assert [number for number in numbers if not number.startswith("0000-0000")] == []
