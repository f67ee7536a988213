"""`workspace backup`, `restore`, `size`, as a person types them; what was found before is found after."""

from pathlib import Path

import pytest

from studio.core.paths import default_workspace
from tests.e2e.command import Studio, StudioHere
from tests.e2e.test_bad_input import refused


def test_a_saved_workspace_answers_as_before(studio: Studio, tmp_path: Path) -> None:
    document = tmp_path / "值班制度.txt"
    document.write_text("防汛值班室电话每日八时交接。", encoding="utf-8")
    studio("kb", "create", "防汛")
    studio("kb", "add", "防汛", document)
    made = studio("workspace", "backup", tmp_path / "saved.zip").data
    assert made["files"] > 1

    assert studio("workspace", "restore", made["file"], "--check").data["bytes"] == made["bytes"]
    refused(studio("workspace", "restore", made["file"]), "WorkspaceNotEmpty")
    other: Studio = StudioHere(tmp_path / "other")
    other("workspace", "restore", made["file"])
    passages = other("kb", "search", "防汛", "值班室什么时候交接").data["passages"]
    assert passages[0]["document"] == "值班制度.txt"
    sizes = {row["kind"]: row for row in other("workspace", "size").data["sizes"]}
    assert sizes["documents"]["files"] == 1
    assert other("workspace", "tidy").code == 0


def test_a_moved_workspace_is_the_default_one_and_the_old_one_stays(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    studio("kb", "create", "防汛")

    moved = studio("workspace", "move", tmp_path / "new").data

    assert moved["files"] > 0
    assert default_workspace() == tmp_path / "new"
    assert StudioHere(tmp_path / "new")("kb", "list").data["bases"][0]["name"] == "防汛"
    assert (studio.workspace / "knowledge" / "防汛" / "kb.sqlite3").is_file()
    refused(studio("workspace", "move", tmp_path / "new"), "WorkspaceNotEmpty")
