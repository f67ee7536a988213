"""The whole way over a catalogue server: builder, reviewer and user, each in a workspace of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.e2e.command import Studio, StudioHere
from tests.e2e.leave import draft, hand_in
from tests.e2e.test_server_commands import Server, server

__all__ = ["server"]  # the fixture

SignIn = Callable[[str, str], Studio]


@pytest.fixture
def sign_in(tmp_path: Path, server: Server) -> SignIn:
    """Give a person a role, a token and a workspace; the token stays in the environment."""

    def workspace_of(person: str, token: str) -> Studio:
        folder = tmp_path / person
        folder.mkdir()
        settings = yaml.safe_dump({"catalogue": server.url, "person": person}, allow_unicode=True)
        (folder / "settings.yaml").write_text(settings, encoding="utf-8")
        return StudioHere(folder, {"AGENT_STUDIO_TOKEN": token})

    administrator = workspace_of("管理员", server.token)

    def let_in(person: str, role: str) -> Studio:
        assert administrator("catalogue", "person", person, "--role", role).code == 0
        return workspace_of(person, administrator("catalogue", "token", person).data["token"])

    return let_in


def test_an_agent_goes_from_its_builder_over_a_reviewer_to_its_user(sign_in: SignIn, tmp_path: Path) -> None:
    builder, reviewer = sign_in("王岗", "builder"), sign_in("李岗", "reviewer")
    user = sign_in("赵岗", "builder")
    draft(builder, tmp_path)
    assert builder("agent", "test", "leave").code == 0
    submitted = hand_in(builder, "leave", "--note", "首次发布").data
    number = str(submitted["number"])

    assert builder("review", "approve", number, "--comment", "好").data["error"]["name"] == "ReviewerIsAuthor"
    assert user("review", "approve", number, "--comment", "好").data["error"]["name"] == "NotFound"
    pretender = builder("--as", "李岗", "review", "approve", number, "--comment", "好")
    assert pretender.code == 1, "a name alone makes nobody another person"
    assert user("catalogue", "install", "leave").data["error"]["name"] == "NotFound"
    assert reviewer("review", "show", number).data["author"]["id"] == "王岗"
    assert reviewer("review", "approve", number, "--comment", "已核对依据").data["state"] == "released"

    assert user("catalogue", "install", "leave").data == {"agent": "leave", "version": "0.1.0"}
    answer = user("agent", "ask", "leave", "病假几天要交医院证明？").lines[-1]
    assert answer["citations"][0]["document"] == "请假规定.md"
    assert builder("catalogue", "status", "leave").data["submissions"][0]["state"] == "released"

    signed = tmp_path / "leave.agent"
    assert user("catalogue", "fetch", "leave", "--out", signed).code == 0
    assert user("catalogue", "verify", signed).data["release"]["author"] == "王岗"
    assert [key["person_id"] for key in builder("catalogue", "keys", "list").data["keys"]] == ["王岗"]
    assert user("catalogue", "index").data["installed"]["leave"]["entry"]["standing"] == "listed"

    assert reviewer("catalogue", "recall", "leave", "--comment", "规定已修订").code == 0
    stopped = user("agent", "ask", "leave", "病假几天要交医院证明？")
    assert (stopped.code, stopped.data["error"]["name"]) == (1, "ReleaseRecalled")
    assert "规定已修订" in stopped.err
    late = user("catalogue", "install", "leave", "--version", "0.1.0").data["error"]
    assert (late["name"], late["facts"]["reason"]) == ("ReleaseRecalled", "规定已修订")

    admin, log = sign_in("总管", "admin"), tmp_path / "log.jsonl"
    acts = [line["act"] for line in admin("catalogue", "audit", "list", "--subject", "leave").data["lines"]]
    assert acts == ["recall", "release", "approve", "submit"]
    head = admin("catalogue", "audit", "verify").data["head"]
    assert admin("catalogue", "audit", "export", log).data["lines"] == head["number"]
    assert admin("catalogue", "audit", "verify", "--file", log).data["head"] == head
    cut = tmp_path / "cut.jsonl"
    cut.write_text("".join(log.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    known = f"{head['number']}:{head['digest']}"
    assert admin("catalogue", "audit", "verify", "--file", cut, "--head", known).data["damage"] == "cut"
    assert user("catalogue", "audit", "list").data["error"]["name"] == "ActNotAllowed"


def test_a_token_from_the_environment_signs_in_and_is_not_kept(sign_in: SignIn) -> None:
    builder = sign_in("王岗", "builder")
    url = yaml.safe_load((builder.workspace / "settings.yaml").read_text("utf-8"))["catalogue"]
    outcome = builder("catalogue", "sign-in", url)
    assert outcome.code == 0, outcome.err
    assert (outcome.data["person"], outcome.data["kept"]) == ("王岗", False)
    assert "AGENT_STUDIO_TOKEN" in builder("catalogue", "sign-in", url, as_json=False).out
