"""What a person reads in the terminal: pages in words, in both languages, and no internal names."""

import json
import os
import signal
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

from tests.e2e.command import Studio, StudioHere
from tests.e2e.leave import LEAVE, REASONS


def test_a_submission_is_a_page_in_the_persons_language(submitted: Studio) -> None:
    chinese = submitted("review", "show", "1", as_json=False).out
    for words in ("请假助手 0.1.0", "更新说明：首次发布", "通过 2 / 2 · 练习端点", "制度：1 份文档", "✓ "):
        assert words in chinese
    assert "{'" not in chinese
    english = submitted("--lang", "en", "review", "show", "1", as_json=False).out
    for words in ("Release note: 首次发布", "Checks", "first version, nothing to compare with", "Identifier"):
        assert words in english


def test_a_second_version_shows_what_changed_and_the_reasons_given(submitted: Studio) -> None:
    assert submitted("--as", "法规科一岗", "review", "return", "1", "--comment", "请写明依据").code == 0
    listed = submitted("--lang", "en", "review", "list", as_json=False).out
    assert "changes requested" in listed
    assert "changes_requested" not in listed
    assert "请写明依据" in submitted("review", "show", "1", as_json=False).out
    assert submitted("review", "list").data["submissions"][0]["state"] == "changes_requested"


def test_an_agent_is_shown_in_words(submitted: Studio) -> None:
    shown = submitted("agent", "show", "leave", as_json=False).out
    assert "：是" in shown
    assert "only_from_knowledge" not in shown
    assert submitted("agent", "show", "leave").data["tests"] == 2


def test_a_deleted_agent_lies_in_the_trash(submitted: Studio) -> None:
    trash = Path(submitted("agent", "delete", "leave").data["trash"])
    assert (trash / "agent.yaml").is_file()
    assert submitted("agent", "delete", "leave").data["error"]["name"] == "NotFound"


def test_a_base_is_deleted_only_when_its_loss_is_agreed_to(submitted: Studio) -> None:
    refused = submitted("kb", "delete", "制度")
    assert refused.code == 1
    assert refused.data["error"]["facts"] == {"base": "制度", "documents": 1}
    assert submitted("kb", "delete", "制度", "--yes").code == 0
    assert submitted("kb", "list").data["bases"] == []


def test_a_renamed_base_names_the_agents_that_read_it(submitted: Studio) -> None:
    outcome = submitted("kb", "rename", "制度", "新制度")
    assert outcome.data == {"name": "新制度", "agents": ["leave"]}
    assert "leave" in outcome.err
    assert submitted("kb", "status", "新制度").data["documents"][0]["name"] == "请假规定.md"


def test_a_profile_keeps_all_its_options_until_it_is_removed(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("示例")
    options = ["--ca", str(tmp_path / "ca.pem"), "--proxy", "http://127.0.0.1:3128", "--concurrency", "2"]
    limits = ["--first-token", "300", "--context", "65536"]
    added = studio("endpoint", "add", "city", "http://127.0.0.1:9/v1", "--model", "m", *options, *limits)
    assert added.code == 0, added.err
    row = studio("endpoint", "list").data["endpoints"][0]
    assert (row["proxy"], row["concurrency"]) == ("http://127.0.0.1:3128", 2)
    assert (row["first_token_seconds"], row["context_window"]) == (300, 65536)
    assert row["ca_bundle"] == str(tmp_path / "ca.pem")
    assert studio("endpoint", "remove", "city").code == 0
    assert [row["id"] for row in studio("endpoint", "list").data["endpoints"]] == ["practice"]


def test_certificates_that_are_not_there_are_said(studio: Studio, tmp_path: Path) -> None:
    outcome = studio("endpoint", "add", "city", "http://127.0.0.1:9/v1", "--ca", tmp_path / "no.pem")
    assert outcome.data["error"]["name"] == "NotFound"


def test_a_wrong_line_of_an_evaluation_is_said_in_words(submitted: Studio, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps({"question": 7, "documents": ["a.md"]}), encoding="utf-8")
    assert "第 1 行：question：这里应是文字" in submitted("kb", "eval", "制度", cases).err
    english = submitted("--lang", "en", "kb", "eval", "制度", cases).err
    assert "line 1: question: a text is expected" in english


def test_quoted_passages_are_said_to_be_no_answer(submitted: Studio) -> None:
    submitted("endpoint", "add", "dead", "http://127.0.0.1:9/v1", "--model", "m")
    asked = ("agent", "ask", "leave", "事假全年最多几天？", "--endpoint", "dead")
    assert "模型没有回答，只摘引了原文" in submitted(*asked, as_json=False).err
    assert "Quoted passages instead" in submitted("--lang", "en", *asked, as_json=False).err


def test_a_sign_in_without_a_keyring_names_its_own_variable(tmp_path: Path) -> None:
    none = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "AGENT_STUDIO_TOKEN": ""}
    studio = Studio(tmp_path / "w", none)
    outcome = studio("catalogue", "sign-in", "http://127.0.0.1:9", typed="secret\n")
    assert outcome.data["error"]["name"] == "SignInNotKept"
    assert "http://127.0.0.1:9" in outcome.err
    assert "AGENT_STUDIO_TOKEN" in outcome.err
    assert "AGENT_STUDIO_KEY" not in outcome.err


def test_a_key_that_does_not_last_or_does_not_read_is_said(submitted: Studio) -> None:
    none = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    alone = StudioHere(submitted.workspace, {**none, "AGENT_STUDIO_AUTHOR_KEY": ""})
    assert alone("catalogue", "keys", "new").data["error"]["name"] == "AuthorKeyNotKept"
    assert "AGENT_STUDIO_AUTHOR_KEY" in alone("catalogue", "submit", "leave", *REASONS).err
    wrong = StudioHere(submitted.workspace, {**none, "AGENT_STUDIO_AUTHOR_KEY": "none"})
    assert wrong("catalogue", "submit", "leave", *REASONS).data["error"]["name"] == "AuthorKeyUnreadable"
    given = StudioHere(
        submitted.workspace, {**none, "AGENT_STUDIO_AUTHOR_KEY": b64encode(b"7" * 32).decode()}
    )
    before = len(given("catalogue", "keys", "list").data["keys"])
    for _ in range(2):
        outcome = given("catalogue", "submit", "leave", *REASONS)
        assert "AGENT_STUDIO_AUTHOR_KEY" not in outcome.err
    assert len(given("catalogue", "keys", "list").data["keys"]) == before + 1


def test_stopping_a_load_says_what_is_kept_and_how_to_go_on(studio: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.md").write_text(f"# 第{number}号文\n\n{LEAVE}{number}", encoding="utf-8")
    assert studio("kb", "create", "制度").code == 0
    command = [sys.executable, "-m", "studio", "--workspace", str(studio.workspace), "--json"]
    with subprocess.Popen(
        [*command, "kb", "add", "制度", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as load:  # fmt: skip
        assert load.stdout
        assert load.stderr
        load.stderr.readline()
        load.send_signal(signal.SIGINT)
        said, out = load.stderr.read().decode(), load.stdout.read().decode()
    assert load.returncode == 130
    assert json.loads(out)["stopped"] is True
    assert "再次添加会接着做" in said
