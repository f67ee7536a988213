"""Every version of a draft can be looked at and comes back, and none of it changes what the agent is."""

from pathlib import Path

import pytest

from studio.authoring.comparing import compare
from studio.authoring.versions import HISTORY, Versions, Why
from studio.catalogue.packages.changes import How, Part
from studio.core.agents import Agent, TestCase, TestSuite, ToolUse
from studio.core.errors import FileInvalid, NotFound
from studio.runtime import AgentFolder, Agents


@pytest.fixture
def agents(tmp_path: Path) -> Agents:
    return Agents(tmp_path / "agents")


@pytest.fixture
def folder(agents: Agents) -> AgentFolder:
    made = agents.create("duty", name="值班助手")
    made.save_instructions("依据资料回答。")
    return made


@pytest.fixture
def versions(folder: AgentFolder) -> Versions:
    return Versions(folder.path)


def put_file(folder: AgentFolder, name: str, content: bytes) -> None:
    (folder.path / "files").mkdir(exist_ok=True)
    (folder.path / "files" / name).write_bytes(content)


def test_only_a_draft_that_has_changed_makes_a_version(folder: AgentFolder, versions: Versions) -> None:
    first = versions.keep(Why.OPENED)
    assert versions.keep(Why.LEFT) is None
    folder.save_instructions("换一种说法。")
    second = versions.keep(Why.LEFT)

    assert first is not None
    assert second is not None
    assert [one.id for one in versions.all()] == [second.id, first.id]


def test_while_one_writes_a_version_is_kept_only_every_few_minutes(
    folder: AgentFolder, versions: Versions
) -> None:
    versions.keep(Why.OPENED)
    folder.save_instructions("一")

    assert versions.keep(Why.EDITED) is None
    assert versions.keep(Why.TESTED) is not None


def test_the_history_is_no_part_of_digest_copy_or_package(
    agents: Agents, folder: AgentFolder, versions: Versions
) -> None:
    from studio.catalogue.packages.package import files_of

    before = folder.digest
    versions.keep(Why.OPENED)

    assert folder.digest == before
    assert not any(HISTORY in name for name in files_of(folder.path, {}))
    assert not (agents.duplicate("duty", "copy").path / HISTORY).exists()


def test_restoring_brings_everything_back_and_keeps_the_draft(
    folder: AgentFolder, versions: Versions
) -> None:
    put_file(folder, "a.xlsx", b"old")
    first = versions.keep(Why.OPENED)
    assert first is not None
    folder.save_instructions("新的指令")
    folder.save_agent(folder.agent.model_copy(update={"name": "新名"}))
    put_file(folder, "a.xlsx", b"new")
    put_file(folder, "b.xlsx", b"more")

    kept = versions.restore(first)

    assert folder.instructions == "依据资料回答。"
    assert folder.agent.name == "值班助手"
    assert {name: path.read_bytes() for name, path in folder.files.items()} == {"files/a.xlsx": b"old"}
    assert kept is not None
    versions.restore(kept)
    assert folder.agent.name == "新名"
    assert sorted(folder.files) == ["files/a.xlsx", "files/b.xlsx"]


def test_what_has_a_remark_outlives_those_that_have_none(folder: AgentFolder) -> None:
    versions = Versions(folder.path, most=2)
    first = versions.keep(Why.WANTED)
    assert first is not None
    versions.remark(first, "局长审过的")
    for words in ("一", "二", "三"):
        folder.save_instructions(words)
        versions.keep(Why.TESTED)

    assert [one.remark for one in versions.all()] == ["", "", "局长审过的"]
    versions.restore(versions.all()[-1])
    assert folder.instructions == "依据资料回答。"


def test_a_damaged_history_changes_nothing_and_is_said(folder: AgentFolder, versions: Versions) -> None:
    first = versions.keep(Why.OPENED)
    assert first is not None
    folder.save_instructions("新的指令")
    for path in (folder.path / HISTORY / "objects").glob("*/*"):
        path.write_bytes(b"damaged")

    with pytest.raises(FileInvalid):
        versions.restore(first)

    assert folder.instructions == "新的指令"
    (folder.path / HISTORY / "versions" / "zzz.json").write_text("{")
    assert [one.id for one in versions.all()] == [first.id]


def test_a_history_from_elsewhere_writes_nothing_outside_the_agent(
    folder: AgentFolder, versions: Versions
) -> None:
    first = versions.keep(Why.OPENED)
    assert first is not None
    for name in ("../evil", "/tmp/evil", "files/../../evil", "files\\..\\evil", ".history/x", "files"):
        hostile = first.model_copy(update={"files": {**first.files, name: first.files["agent.yaml"]}})
        with pytest.raises(FileInvalid):
            versions.restore(hostile)


def test_what_differs_is_told_as_in_a_review(folder: AgentFolder, versions: Versions) -> None:
    put_file(folder, "a.xlsx", b"old")
    first = versions.keep(Why.OPENED)
    assert first is not None
    tool = ToolUse(tool="dispatch", settings={"runners_up": 2})
    folder.save_agent(Agent(id="duty", name="新名", tools=(tool,)))
    folder.save_tests(TestSuite(cases=(TestCase(question="几点交接班？"),)))
    folder.save_instructions("依据资料回答。\n注明出处。")
    put_file(folder, "a.xlsx", b"new")

    changes = compare(versions, first, None, folder.path)

    assert [(one.part, one.how, one.subject) for one in changes.changes] == [
        (Part.SETTINGS, How.CHANGED, "name"),
        (Part.SETTINGS, How.ADDED, "tools.dispatch.dispatch"),
        (Part.SETTINGS, How.ADDED, "tools.dispatch.dispatch.runners_up"),
        (Part.KNOWLEDGE, How.CHANGED, "files/a.xlsx"),
        (Part.TESTS, How.ADDED, "几点交接班？"),
    ]
    assert [line.text for line in changes.instructions if line.before is None] == ["注明出处。"]


def test_a_version_is_found_by_the_beginning_of_its_id(folder: AgentFolder, versions: Versions) -> None:
    first = versions.keep(Why.OPENED)
    assert first is not None

    assert versions.get(first.id[:8]) == first
    for wrong in ("", "nothing"):
        with pytest.raises(NotFound):
            versions.get(wrong)


def test_the_oldest_versions_go_with_what_only_they_held(folder: AgentFolder) -> None:
    versions = Versions(folder.path, most=3)
    for number in range(6):
        folder.save_instructions(f"第{number}版")
        versions.keep(Why.LEFT)

    assert len(versions.all()) == 3
    assert len(list((folder.path / HISTORY / "objects").glob("*/*"))) == 4
    versions.restore(versions.all()[-1])
    assert folder.instructions == "第3版"
