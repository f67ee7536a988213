"""An administrator's policy as the command line shows and obeys it."""

from pathlib import Path

import pytest

from tests.e2e.command import StudioHere

_POLICY = """
administrator: 信息中心 8000
endpoints:
  - {id: city, name: 市级共享端点, base_url: "https://models.city.example/v1", chat_model: deepseek-v3}
ca: none.pem
settings: {catalogue_in_the_open: false, trace_days: 30}
staff_may_change: [trace_days]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "policy.yaml"
    file.write_text(_POLICY, encoding="utf-8")
    return file


@pytest.fixture
def managed(tmp_path: Path, file: Path) -> StudioHere:
    return StudioHere(tmp_path / "workspace", {"AGENT_STUDIO_POLICY": str(file)})


def test_what_holds_is_shown_with_where_it_stands(managed: StudioHere, file: Path) -> None:
    shown = managed("policy").data
    assert shown["administrator"] == "信息中心 8000"
    assert shown["settings"]["trace_days"] == {"value": 30, "held": False, "file": str(file)}
    assert [one["id"] for one in shown["endpoints"]] == ["city"]
    assert "/etc/agent-studio/policy.yaml" in shown["looked_at"]
    said = managed("policy", as_json=False).out
    assert "管理员：信息中心 8000" in said
    assert f"轨迹保留天数：30  · 预设，可以更改 · {file}" in said
    assert f"没有这个文件：{file.with_name('none.pem')}" in said


def test_what_is_set_is_refused_with_whom_to_ask(managed: StudioHere) -> None:
    done = managed("catalogue", "connection", "--in-the-open")
    assert done.code == 1
    assert done.data["error"]["name"] == "PolicyForbids"
    assert "信息中心 8000" in done.data["error"]["hint"]
    added = managed("endpoint", "add", "own", "http://127.0.0.1:9/v1")
    assert added.data["error"]["name"] == "PolicyForbids"
    assert [one["id"] for one in managed("endpoint", "list").data["endpoints"]] == ["city", "practice"]


def test_a_slip_is_said_and_everything_else_works(managed: StudioHere, file: Path) -> None:
    file.write_text("settings:\n  catalog: x\n", encoding="utf-8")
    listed = managed("kb", "list", "--lang", "en")
    assert listed.code == 0
    assert f"The policy file “{file}” cannot be used" in listed.err
    assert "line 2" in listed.err
    checked = managed("policy", "--check", str(file))
    assert (checked.code, checked.data["error"]["name"]) == (1, "PolicyInvalid")
    assert managed("policy", "--check", str(file.with_name("none.yaml"))).code == 1
