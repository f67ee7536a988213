"""`catalogue people` and `sign-in`: a list of people comes in, and one of them signs in with a password."""

from pathlib import Path

import pytest

from tests.e2e.command import Studio
from tests.e2e.test_server_commands import Server, server, signed_in

__all__ = ["server", "signed_in"]  # the fixtures

LIST = "工号,姓名,部门,角色\n1001,王岗,示例市城管局,建设者\n1002,李岗,示例市水务局,审核员\n"
SENTENCE = "春天的河水又涨了三尺"


@pytest.fixture
def clerk(tmp_path: Path) -> Studio:
    keyring = "tests.e2e.file_keyring.FileKeyring"
    environment = {"PYTHON_KEYRING_BACKEND": keyring, "TEST_KEYRING": str(tmp_path / "keyring.json")}
    return Studio(tmp_path / "clerk", {**environment, "AGENT_STUDIO_TOKEN": ""})


def test_a_list_of_people_comes_in_and_one_of_them_signs_in(
    signed_in: Studio, server: Server, clerk: Studio, tmp_path: Path
) -> None:
    (tmp_path / "名单.csv").write_text(LIST, "gb18030")
    done = signed_in(
        "catalogue", "people", "import", tmp_path / "名单.csv", "--passwords", tmp_path / "密码.csv"
    )
    assert (done.code, done.data["added"]) == (0, ["1001", "1002"])
    first = dict(line.split(",") for line in (tmp_path / "密码.csv").read_text("utf-8-sig").split())
    assert first["1001"] not in done.out, "it stands in the file alone"

    wrong = clerk("catalogue", "sign-in", server.url, "--password", typed="1001\nfalsch-aber-lang\n")
    assert wrong.data["error"]["name"] == "SignInRefused"
    typed = f"1001\n{first['1001']}\n{SENTENCE}\n"
    came = clerk("catalogue", "sign-in", server.url, "--password", typed=typed)
    assert (came.code, came.data["number"], came.data["roles"]) == (0, "1001", ["builder"]), came.err
    (mine,) = clerk("catalogue", "tokens").data["tokens"]
    assert (mine["how"], mine["current"]) == ("password", True)
    assert SENTENCE not in (tmp_path / "keyring.json").read_text("utf-8")
    assert clerk("catalogue", "sign-out").code == 0
    assert clerk("catalogue", "tokens").data["error"]["name"] == "SignInNeeded"


def test_departments_and_people_are_kept_by_the_administrator(signed_in: Studio) -> None:
    assert signed_in("catalogue", "person", "王岗", "--role", "reviewer", "--department", "城管局").code == 0
    renamed = signed_in("catalogue", "departments", "rename", "城管局", "城市管理局")
    assert renamed.data == {"name": "城市管理局", "people": 1}
    left = signed_in("catalogue", "person", "王岗", "--left")
    assert (left.data["active"], left.data["roles"], left.data["department"]) == (
        False,
        ["reviewer"],
        "城市管理局",
    )
    own = signed_in("catalogue", "person", "管理员", "--role", "none")
    assert own.data["error"]["name"] == "OwnRolesKept"
    assert "管理员" in signed_in("catalogue", "people", as_json=False).out
