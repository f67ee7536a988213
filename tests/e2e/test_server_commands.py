"""`serve`: the catalogue as a server that knows people by their tokens alone."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.e2e.command import Studio


class Server:
    """A catalogue server in a process of its own, with the token of its first administrator."""

    def __init__(self, folder: Path) -> None:
        options = ["--workspace", str(folder), "--json", "serve", "--port", "0", "--admin", "管理员"]
        command = [sys.executable, "-m", "studio", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout
        assert self.process.stderr
        self.token = str(json.loads(self.process.stdout.readline())["token"])
        self.url = self.process.stderr.readline().strip()

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=20)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "server")
    yield running
    running.end()


@pytest.fixture
def signed_in(studio: Studio, server: Server) -> Studio:
    """The administrator's workspace; the token comes from the environment, as without a keyring."""
    studio.workspace.mkdir()
    settings = {"catalogue": server.url, "person": "管理员"}
    (studio.workspace / "settings.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    return Studio(studio.workspace, {"AGENT_STUDIO_TOKEN": server.token})


def test_the_administrator_lets_people_in(signed_in: Studio) -> None:
    assert signed_in("catalogue", "list").data["releases"] == []
    assert signed_in("catalogue", "person", "王岗", "--role", "reviewer").code == 0
    assert len(signed_in("catalogue", "token", "王岗").data["token"]) > 20
    assert {row["id"] for row in signed_in("catalogue", "people").data["people"]} == {"管理员", "王岗"}


def test_a_wrong_token_is_told_to_sign_in_anew(signed_in: Studio) -> None:
    stranger = Studio(signed_in.workspace, {"AGENT_STUDIO_TOKEN": "wrong"})
    outcome = stranger("catalogue", "list")
    assert outcome.code == 1
    assert outcome.data["error"]["name"] == "SignInEnded"


def test_a_server_that_is_gone_is_said(signed_in: Studio, server: Server) -> None:
    server.end()
    assert signed_in("catalogue", "list").data["error"]["name"] == "CatalogueUnreachable"
