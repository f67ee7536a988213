"""An agent as a folder people read and git compares, written out and taken in again."""

import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from studio.authoring.versions import Versions
from studio.core.agents import TestCase, TestSuite
from studio.core.errors import FileInvalid, NameTaken, NotFound, PackageDamaged
from studio.endpoints import SessionKeys
from studio.runtime import AgentFolder
from studio.workspace import Workspace
from studio.workspace.carrying import export_agent, import_agent
from tests.unit.catalogue.samples import Draft

RULES = "# 用车规定\n\n第一条 夜间用车由值班室调派。\n"


@pytest.fixture
async def author(tmp_path: Path) -> AsyncIterator[Workspace]:
    async with Workspace(tmp_path / "author", keys=SessionKeys()) as opened:
        yield opened


@pytest.fixture
async def user(tmp_path: Path) -> AsyncIterator[Workspace]:
    async with Workspace(tmp_path / "user", keys=SessionKeys()) as opened:
        yield opened


@pytest.fixture
async def cars(author: Workspace, tmp_path: Path) -> AgentFolder:
    (tmp_path / "用车规定.md").write_text(RULES, encoding="utf-8")
    (tmp_path / "车辆.csv").write_text("车牌,座位\n示A00001,5\n", encoding="utf-8")
    base = await author.knowledge.create("用车")
    await base.add([tmp_path / "用车规定.md"])
    folder = author.agents.create("cars", None, "用车助手")
    knowledge = folder.agent.knowledge.model_copy(update={"bases": ("用车",)})
    folder.save_agent(folder.agent.model_copy(update={"knowledge": knowledge}))
    folder.save_instructions("只依据知识库回答。")
    folder.save_tests(TestSuite(cases=(TestCase(question="夜间用车由谁调派？"),)))
    folder.add_file(tmp_path / "车辆.csv")
    return folder


@pytest.mark.parametrize("name", ["cars", "cars.zip"])
async def test_what_is_exported_is_the_same_agent_elsewhere(
    author: Workspace, user: Workspace, cars: AgentFolder, tmp_path: Path, name: str
) -> None:
    done = await export_agent(author, cars, tmp_path / "out" / name, knowledge=True)
    taken = await import_agent(user, tmp_path / "out" / name)

    assert done.bases == taken.bases == ("用车",)
    assert taken.folder.digest == cars.digest
    assert (taken.replaced, taken.kept, taken.missing) == (False, (), ())
    (passage, *_) = await (await user.knowledge.open("用车")).search("夜间用车由谁调派？")
    assert "值班室" in passage.text


async def test_the_folder_is_what_git_compares(author: Workspace, cars: AgentFolder, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / ".git").mkdir(parents=True)
    await export_agent(author, cars, out)
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert files == ["agent.yaml", "files/车辆.csv", "instructions.md", "tests.yaml"]

    with pytest.raises(NameTaken):
        await export_agent(author, cars, out)
    (cars.path / "files/车辆.csv").unlink()
    await export_agent(author, cars, out, replace=True)
    assert not (out / "files/车辆.csv").exists()
    assert (out / ".git").is_dir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "论文.docx").touch()
    with pytest.raises(FileInvalid) as foreign:
        await export_agent(author, cars, tmp_path / "other", replace=True)
    assert foreign.value.problem == "not_an_export"


async def test_an_agent_that_is_here_is_replaced_only_when_told_and_keeps_its_history(
    author: Workspace, cars: AgentFolder, tmp_path: Path
) -> None:
    await export_agent(author, cars, tmp_path / "out", knowledge=True)
    cars.save_instructions("改过的。")
    with pytest.raises(NameTaken):
        await import_agent(author, tmp_path / "out")
    assert cars.instructions == "改过的。"

    taken = await import_agent(author, tmp_path / "out", replace=True)

    assert (taken.replaced, taken.kept) == (True, ("用车",))
    assert cars.instructions == "只依据知识库回答。"
    (before,) = Versions(cars.path).all()
    assert Versions(cars.path).content(before, "instructions.md").decode() == "改过的。\n"
    copy = await import_agent(author, tmp_path / "out", "cars-2")
    assert copy.folder.agent.id == "cars-2"


async def test_a_package_is_taken_in_with_its_knowledge(user: Workspace, tmp_path: Path) -> None:
    package = Draft(tmp_path / "draft").build()
    file = tmp_path / "flood.agent"
    file.write_bytes(package.content)
    taken = await import_agent(user, file)
    assert (taken.folder.agent.id, taken.bases) == ("flood-duty", ("防汛预案",))
    file.write_bytes(package.content.replace("四级".encode(), "五级".encode()))
    with pytest.raises(PackageDamaged):
        await import_agent(user, file, replace=True)


async def test_what_is_wrong_is_said_with_file_and_line_and_nothing_changes(
    author: Workspace, cars: AgentFolder, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    await export_agent(author, cars, out)
    written = (out / "agent.yaml").read_text("utf-8")
    line = written.splitlines().index("  passages: 6") + 1
    (out / "agent.yaml").write_text(written.replace("passages: 6", "passages: 六"), "utf-8")
    with pytest.raises(FileInvalid) as wrong:
        await import_agent(author, out, replace=True)
    assert (wrong.value.file, wrong.value.problem.split(": ")[:2]) == (
        "agent.yaml",
        [f"line {line}", "knowledge.passages"],
    )
    (out / "agent.yaml").write_text(written, "utf-8")
    (out / "tests.yaml").write_text("cases:\n  - question: 好\n    colour: red\n", "utf-8")
    with pytest.raises(FileInvalid) as unknown:
        await import_agent(author, out, replace=True)
    assert (unknown.value.file, unknown.value.problem.split(":")[0]) == ("tests.yaml", "line 3")
    assert len(cars.tests.cases[0].question) > 1
    with pytest.raises(FileInvalid):
        await import_agent(author, tmp_path / "author")
    with pytest.raises(NotFound):
        await import_agent(author, tmp_path / "nowhere")


async def test_links_and_names_that_lead_outside_are_refused(
    author: Workspace, cars: AgentFolder, tmp_path: Path
) -> None:
    out, secret = tmp_path / "out", tmp_path / "secret.txt"
    secret.write_text("密", encoding="utf-8")
    await export_agent(author, cars, out)
    (out / "files" / "link.txt").symlink_to(secret)
    with pytest.raises(FileInvalid) as link:
        await import_agent(author, out, "two")
    assert (link.value.file, link.value.problem) == ("files/link.txt", "is_a_link")
    (out / "files" / "link.txt").unlink()
    (out / "instructions.md").unlink()
    (out / "instructions.md").symlink_to(secret)
    with pytest.raises(FileInvalid):
        await import_agent(author, out, "two")

    for name, problem in {
        "files/../../evil": "name_leads_outside",
        "/etc/evil": "name_leads_outside",
    }.items():
        with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
            archive.writestr("agent.yaml", (out / "agent.yaml").read_text("utf-8"))
            archive.writestr(name, "x")
        with pytest.raises(FileInvalid) as evil:
            await import_agent(author, tmp_path / "evil.zip", "two")
        assert evil.value.problem == problem
    assert author.agents.ids() == ["cars"]
    (tmp_path / "evil.zip").write_bytes(b"PK\x03\x04nonsense")
    with pytest.raises(FileInvalid):
        await import_agent(author, tmp_path / "evil.zip")
