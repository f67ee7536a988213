"""Every ready agent passes its own tests on the practice endpoint: its main path works without a model."""

from pathlib import Path

import pytest

from studio.core.paths import template_folders
from studio.endpoints import SessionKeys
from studio.workspace import Publishing, Workspace
from studio.workspace.samples import add_sample


@pytest.mark.parametrize("name", template_folders())
async def test_a_ready_agent_passes_its_own_tests(name: str, tmp_path: Path) -> None:
    async with Workspace(tmp_path / "workspace", keys=SessionKeys()) as workspace:
        agent = await add_sample(workspace, name)
        report = await Publishing(workspace).test(agent)
    failed = [(result.question, result.answer[:400]) for result in report.results if not result.ok]
    assert failed == []
