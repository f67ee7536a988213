"""Which base a source is read from."""

import shutil
from pathlib import Path

from studio.core.agents import Agent, Knowledge
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.ui.pages.source.path import Spot
from studio.ui.pages.source.reading import read_source
from studio.workspace import Workspace

BASE, PAPER = "防汛库", "值班.md"


async def test_the_copy_of_an_agent_one_edits_as_well_is_read_in_its_own_base(tmp_path: Path) -> None:
    async with Workspace(tmp_path / "workspace") as workspace:
        base = await _base(workspace, tmp_path, "每日8时交接班。")
        folder = workspace.agents.create("duty", None, "值班助手")
        folder.save_agent(Agent(id="duty", name="值班助手", knowledge=Knowledge(bases=(BASE,))))
        installed = workspace.installed.folder / "duty"
        shutil.copytree(folder.path, installed)
        snapshot = tmp_path / "snapshot"
        await base.snapshot(snapshot)
        bases = KnowledgeBases(installed / "bases", workspace.readers)
        await bases.from_snapshot(BASE, snapshot)
        await bases.aclose()
        await _add(base, tmp_path, "每日9时交接班。")

        released = await read_source(workspace, Spot(BASE, PAPER, agent="duty"))
        edited = await read_source(workspace, Spot(BASE, PAPER))

    assert ("8时" in released.text, "9时" in edited.text) == (True, True)


async def _base(workspace: Workspace, folder: Path, text: str) -> KnowledgeBase:
    base = await workspace.knowledge.create(BASE)
    await _add(base, folder, text)
    return base


async def _add(base: KnowledgeBase, folder: Path, text: str) -> None:
    paper = folder / PAPER
    paper.write_text(f"# 值班规定\n\n{text}\n", encoding="utf-8")
    await base.add([paper])
