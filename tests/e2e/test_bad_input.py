"""Bad input at every door of the command: one clear message, the right exit code, nothing lost."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.e2e.command import Outcome, Studio, StudioHere
from tests.e2e.leave import hand_in

NOTICE = "# 请假规定\n\n第一条 事假应当提前一天申请。\n\n第二条 事假全年累计不得超过二十天。\n"
GARBAGE = b"\xff\xfe: [not yaml"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one base and one agent that reads it."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "请假规定.md").write_text(NOTICE, encoding="utf-8")
    studio = StudioHere(folder / "workspace")
    assert studio("kb", "create", "制度").code == 0
    assert studio("kb", "add", "制度", folder / "请假规定.md").code == 0
    assert studio("agent", "new", "leave", "--base", "制度").code == 0
    return studio.workspace


@pytest.fixture
def studio(tmp_path: Path, prepared: Path) -> Studio:
    shutil.copytree(prepared, tmp_path / "workspace")
    return StudioHere(tmp_path / "workspace")


@pytest.fixture
def agent() -> str:
    return "leave"


def refused(outcome: Outcome, name: str) -> None:
    """What every failed call keeps to: code 1, one document of JSON, the same words on stderr."""
    assert outcome.code == 1, outcome.err
    body = outcome.data["error"]
    assert body["name"] == name
    assert body["message"]
    assert body["hint"] in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_files_people_own_are_named_when_they_are_damaged(studio: Studio, agent: str, language: str) -> None:
    doors: Sequence[tuple[str, list[str]]] = [
        ("agents/leave/tests.yaml", ["agent", "test", agent]),
        ("endpoints.yaml", ["endpoint", "list"]),
        ("settings.yaml", ["kb", "list"]),
    ]
    for file, command in doors:
        path = studio.workspace / file
        path.write_bytes(GARBAGE)
        outcome = studio("--lang", language, *command)
        refused(outcome, "FileInvalid")
        assert path.name in outcome.data["error"]["message"]
        assert path.read_bytes() == GARBAGE
        path.unlink()


def test_one_damaged_agent_and_one_damaged_base_leave_the_others_usable(studio: Studio, agent: str) -> None:
    for file in ("agents/broken/agent.yaml", "knowledge/坏/kb.sqlite3"):
        path = studio.workspace / file
        path.parent.mkdir()
        path.write_bytes(GARBAGE)
    rows = {row["id"]: row for row in studio("agent", "list").data["agents"]}
    assert rows["broken"]["error"]["name"] == "FileInvalid"
    assert "error" not in rows[agent]
    bases = {row["name"]: row for row in studio("kb", "list").data["bases"]}
    assert bases["坏"]["error"]["name"] == "KnowledgeDamaged"
    assert bases["制度"]["documents"] == 1


def test_a_damaged_catalogue_is_said_and_left_as_it_is(studio: Studio) -> None:
    assert studio("catalogue", "list").code == 0
    database = studio.workspace / "catalogue" / "catalogue.sqlite3"
    database.write_bytes(GARBAGE * 100)
    refused(studio("catalogue", "list"), "CatalogueDamaged")
    assert database.read_bytes() == GARBAGE * 100


def test_places_that_cannot_be_written_are_said_before_the_work(
    studio: Studio, agent: str, tmp_path: Path
) -> None:
    refused(studio("kb", "export", "制度", tmp_path), "FileInvalid")
    refused(studio("kb", "export", "制度", tmp_path / "missing" / "制度.kb"), "FolderNotWritable")
    refused(StudioHere(Path("/proc/agent-studio"))("kb", "list"), "FolderNotWritable")
    taken = tmp_path / "file"
    taken.write_text("a file stands where the workspace should be")
    assert StudioHere(taken)("kb", "list").code == 1


def test_names_that_mean_nothing_are_refused(studio: Studio, agent: str) -> None:
    refused(studio("kb", "create", "../outside"), "NameNotAllowed")
    refused(studio("kb", "create", os.fsdecode(b"\xff\xfe")), "NameNotAllowed")
    refused(studio("agent", "new", "请假"), "IdNotAllowed")
    refused(studio("agent", "new", "other", "--base", "没有"), "NotFound")
    refused(studio("catalogue", "status", "nobody"), "NotFound")
    refused(studio("kb", "search", "制度", " "), "QuestionEmpty")
    refused(studio("agent", "package", agent, "--out", "x.agent"), "AgentHasNoTests")
    assert studio("catalogue", "status", agent).data == {"submissions": []}
    assert studio("catalogue", "person", "王岗", "--role", "king").code == 2
    assert studio("practice", "--fault", "nonsense").code == 2


@pytest.mark.parametrize(("question", "error"), [("", "QuestionEmpty"), ("问" * 40_000, "QuestionTooLong")])
def test_a_question_that_cannot_be_asked_is_the_last_event(
    studio: Studio, agent: str, question: str, error: str
) -> None:
    outcome = studio("--lang", "en", "agent", "ask", agent, question)
    last = outcome.lines[-1]
    assert outcome.code == 1
    assert (last["type"], last["trouble"]["name"]) == ("run_failed", error)
    assert last["trouble"]["hint"] in outcome.err


def test_an_endpoint_that_fails_is_named_and_the_passages_are_quoted(studio: Studio, agent: str) -> None:
    fault = ["practice", "--port", "0", "--fault", "500"]
    with subprocess.Popen([sys.executable, "-m", "studio", *fault], stdout=subprocess.PIPE) as server:
        assert server.stdout
        url = server.stdout.readline().decode().split('"')[3]
        studio("endpoint", "add", "city", url, "--model", "practice")
        outcome = studio("agent", "ask", agent, "事假全年最多几天？", "--endpoint", "city", as_json=False)
        server.terminate()
    assert outcome.code == 0
    assert "二十天" in outcome.out
    assert "city" in outcome.err


def test_a_port_or_database_that_cannot_be_used_starts_nothing(studio: Studio) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused(studio("serve", "--port", port), "PortTaken")
        refused(studio("practice", "--port", port), "PortTaken")
    refused(studio("serve", "--port", "0", "--database", "nonsense://x"), "DatabaseNotUsable")
    refused(studio("serve", "--host", "256.1.1.1"), "AddressNotUsable")


def test_a_reader_that_has_gone_ends_the_call_without_a_word(studio: Studio, agent: str) -> None:
    command = [sys.executable, "-m", "studio", "--workspace", str(studio.workspace), "--json"]
    with subprocess.Popen(
        [*command, "agent", "ask", agent, "事假全年最多几天？"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as asked:
        assert asked.stdout
        assert asked.stderr
        asked.stdout.readline()
        asked.stdout.close()
        said = asked.stderr.read().decode()
    assert "Traceback" not in said
    assert "BrokenPipe" not in said


def test_ctrl_c_ends_the_call_and_frees_the_workspace(studio: Studio, agent: str) -> None:
    slow = ["practice", "--port", "0", "--fault", "slow:first=60"]
    with subprocess.Popen([sys.executable, "-m", "studio", *slow], stdout=subprocess.PIPE) as server:
        assert server.stdout
        url = server.stdout.readline().decode().split('"')[3]
        studio("endpoint", "add", "slow", url, "--model", "practice")
        command = [sys.executable, "-m", "studio", "--workspace", str(studio.workspace), "--json"]
        with subprocess.Popen(
            [*command, "agent", "ask", agent, "事假全年最多几天？", "--endpoint", "slow"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as asked:
            assert asked.stdout
            assert asked.stderr
            asked.stdout.readline()
            asked.send_signal(signal.SIGINT)
            said = asked.stderr.read().decode()
        server.terminate()
    assert asked.returncode == 130
    assert "已停止。" in said
    assert "Traceback" not in said
    assert studio("kb", "list").code == 0


def test_what_nobody_foresaw_is_said_in_words_and_kept_for_those_who_help(studio: Studio) -> None:
    (studio.workspace / "catalogue").write_text("a file where the catalogue's folder should be")
    outcome = studio("catalogue", "list")
    assert outcome.code == 1
    assert outcome.data["error"]["hint"]
    assert "Traceback" not in outcome.err


def test_an_installation_that_fails_leaves_the_installed_agent_as_it_was(studio: Studio, agent: str) -> None:
    tests = studio.workspace / "agents" / agent / "tests.yaml"
    tests.write_text("cases:\n- question: 事假全年最多几天？\n  contains: [二十天]\n", encoding="utf-8")
    assert studio("agent", "test", agent).code == 0
    assert hand_in(studio, agent).code == 0
    assert studio("--as", "法规科一岗", "review", "approve", "1", "--comment", "已核对").code == 0
    assert studio("catalogue", "install", agent).code == 0
    shutil.rmtree(studio.workspace / "agents" / agent)
    (package,) = (studio.workspace / "catalogue").rglob("*.agent")
    content = bytearray(package.read_bytes())
    for damaged in (b"", content[: len(content) // 2], content[:-1] + bytes([content[-1] ^ 1])):
        package.write_bytes(damaged)
        refused(studio("catalogue", "install", agent), "PackageDamaged")
    package.write_bytes(content)
    in_the_way = studio.workspace / "installed" / f".installing-{agent}"
    in_the_way.write_text("left behind")
    assert studio("agent", "ask", agent, "事假全年最多几天？").lines[-1]["citations"]
    assert studio("catalogue", "install", agent).code == 0
    assert studio("agent", "ask", agent, "事假全年最多几天？").lines[-1]["citations"]
