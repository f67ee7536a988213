"""Agents as folders: created whole, kept readable, deleted so that it can be undone."""

import shutil
from pathlib import Path

import pytest

from studio.core.agents import Agent, TestCase, TestSuite
from studio.core.errors import FileInvalid, FolderNotWritable, NameNotAllowed, NameTaken, NotFound
from studio.runtime import Agents, agent_digest, read_agent, read_instructions, read_tests


@pytest.fixture
def agents(tmp_path: Path) -> Agents:
    return Agents(tmp_path / "agents")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    folder = tmp_path / "flood-duty"
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "预案.txt").write_text("正文", encoding="utf-8")
    (folder / "agent.yaml").write_text("id: flood-duty\nname: 防汛值守助手\n", encoding="utf-8")
    (folder / "instructions.md").write_text("你是防汛值守助手。\r\n", encoding="utf-8")
    (folder / "tests.yaml").write_text("cases:\n- question: 谁值班?\n", encoding="utf-8")
    return folder


def test_an_empty_agent_is_ready_to_be_filled_in(agents: Agents) -> None:
    folder = agents.create("new-one", name="新助手")

    assert folder.agent == Agent(id="new-one", name="新助手")
    assert (folder.instructions, folder.tests) == ("", TestSuite())
    assert agents.ids() == ["new-one"]


def test_a_template_gives_everything_but_its_documents(agents: Agents, template: Path) -> None:
    folder = agents.create("our-duty", template)

    assert (folder.agent.id, folder.agent.name) == ("our-duty", "防汛值守助手")
    assert folder.instructions == "你是防汛值守助手。"
    assert [case.question for case in folder.tests.cases] == ["谁值班?"]
    assert sorted(file.name for file in folder.path.iterdir()) == [
        "agent.yaml",
        "instructions.md",
        "tests.yaml",
    ]


def test_a_copy_has_its_own_id_and_name(agents: Agents, template: Path) -> None:
    agents.create("one", template)

    copy = agents.duplicate("one", "two", "第二个")

    assert (copy.agent.id, copy.agent.name, copy.instructions) == ("two", "第二个", "你是防汛值守助手。")
    assert agents.ids() == ["one", "two"]


@pytest.mark.parametrize("name", ["one (copy)", "防汛值守", "One", "x" * 61])
def test_a_folder_of_another_name_is_no_agent(agents: Agents, template: Path, name: str) -> None:
    shutil.copytree(agents.create("one", template).path, agents.folder / name)
    assert agents.ids() == ["one"]
    with pytest.raises(NotFound):
        agents.get(name)


def test_a_deleted_agent_can_be_brought_back(agents: Agents, template: Path) -> None:
    before = agents.create("one", template).digest

    deleted = agents.delete("one")
    assert agents.ids() == []
    with pytest.raises(NotFound):
        agents.get("one")

    assert agents.restore(deleted).digest == before
    assert agents.ids() == ["one"]


def test_the_same_id_can_be_deleted_again_and_again(agents: Agents) -> None:
    places = set()
    for _ in range(3):
        agents.create("one")
        places.add(agents.delete("one"))

    assert len(places) == 3
    agents.create("one")
    with pytest.raises(NameTaken):
        agents.restore(places.pop())


@pytest.mark.parametrize(
    "rejected", ["", "Flood", "a b", "../up", "a--b", "-a", "防汛", "con", "a/b", "a" * 61, "a\n"]
)
def test_ids_are_plain(agents: Agents, rejected: str) -> None:
    with pytest.raises(NameNotAllowed) as error:
        agents.create(rejected)
    assert error.value.rejected == rejected


def test_a_name_that_is_too_long_is_refused_and_nothing_is_left(agents: Agents) -> None:
    with pytest.raises(NameNotAllowed):
        agents.create("one", name="长" * 61)

    assert agents.ids() == []


def test_an_id_is_taken_once(agents: Agents) -> None:
    agents.create("one")

    with pytest.raises(NameTaken) as error:
        agents.create("one")
    assert error.value.taken == "one"


@pytest.mark.parametrize("missing", ["none", "../agents", ".trash", ""])
def test_what_is_not_there_is_not_found(agents: Agents, missing: str) -> None:
    with pytest.raises(NotFound):
        agents.get(missing)


def test_a_damaged_template_leaves_nothing_behind(agents: Agents, template: Path) -> None:
    (template / "tests.yaml").write_text("cases: [{}]", encoding="utf-8")

    with pytest.raises(FileInvalid) as error:
        agents.create("one", template)

    assert error.value.file == "tests.yaml"
    assert list(agents.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id: flood-duty\nname: 助手\ncolour: red\n", "colour"),
        ("id: flood-duty\nname: 助手\nknowledge: {passages: 99}\n", "knowledge.passages"),
        ("id: [\n", "line 2"),
        ("- a\n- b\n", "dictionary"),
        ("", "id"),
        ("id: a\nname: \0", "special characters"),
    ],
)
def test_a_damaged_file_is_named_with_its_field(template: Path, text: str, problem: str) -> None:
    (template / "agent.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(FileInvalid) as error:
        read_agent(template)

    assert error.value.file == "agent.yaml"
    assert problem in error.value.problem


def test_a_folder_in_a_files_place_is_a_damaged_file(template: Path) -> None:
    (template / "instructions.md").unlink()
    (template / "instructions.md").mkdir()

    with pytest.raises(FileInvalid):
        read_instructions(template)


def test_instructions_in_another_encoding_are_said_so(template: Path) -> None:
    (template / "instructions.md").write_bytes("你是".encode("gb18030"))

    with pytest.raises(FileInvalid) as error:
        read_instructions(template)
    assert error.value.file == "instructions.md"


def test_a_folder_without_instructions_and_tests_is_an_agent_still(template: Path) -> None:
    (template / "instructions.md").unlink()
    (template / "tests.yaml").unlink()

    assert (read_instructions(template), read_tests(template)) == ("", TestSuite())


def test_the_digest_does_not_see_how_a_file_is_laid_out(agents: Agents, template: Path) -> None:
    folder = agents.create("flood-duty", template)

    assert folder.digest == agent_digest(template)
    (template / "agent.yaml").write_text('{"name": "防汛值守助手", "id": flood-duty}', encoding="utf-8")
    (template / "instructions.md").write_text("\ufeff你是防汛值守助手。\n\n", encoding="utf-8")
    assert folder.digest == agent_digest(template)


def test_the_digest_sees_every_part(agents: Agents, template: Path) -> None:
    folder = agents.create("one", template)
    seen = {folder.digest}

    folder.save_agent(folder.agent.model_copy(update={"purpose": "查预案"}))
    seen.add(folder.digest)
    folder.save_instructions("简短回答。")
    seen.add(folder.digest)
    folder.save_tests(TestSuite(cases=(TestCase(question="几级?"),)))
    seen.add(folder.digest)

    assert len(seen) == 4


def test_what_another_program_writes_is_seen_at_once(agents: Agents) -> None:
    folder = agents.create("one")
    assert folder.instructions == ""

    (folder.path / "instructions.md").write_text("改过的", encoding="utf-8")
    agents.get("one").save_agent(folder.agent.model_copy(update={"name": "改名"}))

    assert (folder.instructions, folder.agent.name) == ("改过的", "改名")


def test_what_is_saved_is_read_back(agents: Agents) -> None:
    folder = agents.create("one")
    suite = TestSuite(cases=(TestCase(question="谁?", before=("甲?",), contains=("乙",)),))

    folder.save_tests(suite)
    folder.save_instructions("第一行\n第二行\n\n")

    assert folder.tests == suite
    assert folder.instructions == "第一行\n第二行"


def test_a_place_that_is_no_folder_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "agents").write_text("a file")

    with pytest.raises((FolderNotWritable, OSError)):
        Agents(tmp_path / "agents").create("one")


def test_the_same_agent_is_not_read_anew_until_somebody_has_changed_it(tmp_path: Path) -> None:
    agents = Agents(tmp_path)
    read = agents.create("duty", name="值班").agent

    assert agents.get("duty").agent is read

    file = tmp_path / "duty" / "agent.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("值班", "值守"), encoding="utf-8")
    assert agents.get("duty").agent.name == "值守"
    agents.delete("duty")
    assert agents.create("duty", name="另一个").agent.name == "另一个"
