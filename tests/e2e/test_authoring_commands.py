"""`agent tool`, `describe`, `versions`, `restore`: writing an agent without the window."""

from pathlib import Path

import pytest

from tests.e2e.command import Studio


@pytest.fixture
def duty(studio: Studio) -> Studio:
    assert studio("agent", "new", "duty", "--name", "值班助手").code == 0
    return studio


def test_a_tool_is_added_set_tried_and_removed(duty: Studio, tmp_path: Path) -> None:
    sheet = tmp_path / "水位.csv"
    sheet.write_text("站名,水位\n沙河站,27.6\n示例桥,12.1\n", encoding="utf-8")

    added = duty("agent", "tool", "add", "duty", "tables", f"files={sheet}").data
    assert added["settings"]["files"] == ["files/水位.csv"]
    assert "水位.csv" in added["reads"]
    assert duty("agent", "tool", "set", "duty", "tables", "rows=5").data["settings"]["rows"] == 5
    assert [row["name"] for row in duty("agent", "tool", "list", "duty").data["tools"]] == ["tables"]

    tried = duty("agent", "tool", "try", "duty", "tables", "sql=SELECT 站名 FROM 水位 WHERE 水位 > 20")
    assert tried.code == 0, tried.out + tried.err
    assert ["沙河站"] in tried.data["shown"]["rows"]

    assert duty("agent", "tool", "remove", "duty", "tables").code == 0
    assert duty("agent", "show", "duty").data["tools"] == []


def test_what_is_missing_or_wrong_is_said_in_words(duty: Studio) -> None:
    added = duty("agent", "tool", "add", "duty", "form").data
    assert added["problem"]
    assert duty("agent", "tool", "add", "duty", "form").data["error"]["name"] == "NameTaken"
    assert duty("agent", "tool", "add", "duty", "teleport").data["error"]["name"] == "NotFound"
    wrong = duty("agent", "tool", "set", "duty", "form", "colour=red", as_json=False)
    assert wrong.code == 1
    assert "colour" in wrong.err
    assert duty("agent", "tool", "try", "duty", "form").data["error"]["name"] == "ToolSettingsInvalid"
    assert "公文" in duty("agent", "tool", "kinds", as_json=False).out


def test_a_described_agent_is_drafted_and_applied_only_when_asked(duty: Studio) -> None:
    text = "给值班员查防汛预案里的响应级别，注明出处，不回答无关的问题"
    drafted = duty("agent", "describe", "duty", text).data
    assert {"instructions", "purpose"} <= {change["about"] for change in drafted["changes"]}
    assert not duty("agent", "show", "duty").data["instructions"]

    assert duty("agent", "describe", "duty", text, "--apply").data["applied"]

    shown = duty("agent", "show", "duty").data
    assert shown["instructions"]
    assert shown["tests"] > 0


def test_a_version_is_compared_and_restored(duty: Studio) -> None:
    duty("agent", "tool", "add", "duty", "knowledge_search")
    kept = duty("agent", "versions", "duty").data["versions"]
    assert [version["why"] for version in kept] == ["opened"]

    compared = duty("agent", "versions", "duty", "--compare", kept[0]["id"], as_json=False).out
    assert "知识检索" in compared
    restored = duty("agent", "restore", "duty", kept[0]["id"]).data
    assert duty("agent", "show", "duty").data["tools"] == []
    duty("agent", "restore", "duty", restored["kept"])
    assert len(duty("agent", "show", "duty").data["tools"]) == 1
    assert duty("agent", "restore", "duty", "nothing").data["error"]["name"] == "NotFound"
