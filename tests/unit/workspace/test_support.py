"""What goes into a support bundle tells of the program and its work, and of nothing that was worked on."""

import json
import sqlite3
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from studio.core.passages import Trouble
from studio.core.yaml import write_yaml
from studio.endpoints import EndpointProfile, ProbeResult, Use, Uses
from studio.endpoints.probed import LastProbe, Probed
from studio.endpoints.profiles import ProfilesFile
from studio.workspace import Settings
from studio.workspace.journal import Journal
from studio.workspace.support import Bundle, Mask, gather, write_bundle
from studio.workspace.support.tracebacks import bare

HOME, DRIVE = "/".join(["", "home"]), "\\".join(["C:", "Users"])
PLANTED = (
    "张三丰专报",
    "城东水库",
    "防汛绝密库",
    "duty-helper",
    "值班小助手",
    "ai.shili.example",
    "市级共享模型",
    "sk-proj-9f8e7d6c5b4a39281706",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w",
    "13812345678",
    "138 1234 5678",
    "11010519491231002X",
    "wang.wu@shili.example",
    "王五",
    "10.20.0.8",
    f"{HOME}/wangwu/机密资料",
    f"{DRIVE}\\wangwu",
    "DESKTOP-WANGWU",
    "hunter2-secret",
    "水位多少要转移",
)
EVERYTHING = "；".join(PLANTED)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with something of everything in every place that is read."""
    folder = tmp_path / "workspace"
    agent = folder / "agents" / "duty-helper"
    agent.mkdir(parents=True)
    (agent / "agent.yaml").write_text(
        "id: duty-helper\nname: 值班小助手\ntools: [calendar]\nknowledge: {bases: [防汛绝密库]}\n",
        encoding="utf-8",
    )
    (agent / "instructions.md").write_text(EVERYTHING, encoding="utf-8")
    city = EndpointProfile(
        id="city", name="市级共享模型", base_url="https://ai.shili.example/v1", chat_model="m"
    )
    write_yaml(folder / "endpoints.yaml", ProfilesFile(default="city", endpoints=(city,)))
    people = Settings().people[0].model_copy(update={"id": "王五", "name": "王五", "department": "城东水库"})
    write_yaml(
        folder / "settings.yaml",
        Settings(people=(people,), person="王五", catalogue="https://ai.shili.example"),
    )
    base(folder / "knowledge" / "防汛绝密库" / "kb.sqlite3")
    uses = Uses(folder / "requests.sqlite3")
    uses.note(Use("city", "chat/completions", time.time(), 0, 1, 2, 1, "EndpointBusy"))
    uses.keep()
    trouble = Trouble(
        name="EndpointRejected", facts={"endpoint": "市级共享模型", "status": 400, "message": EVERYTHING}
    )
    failed = ProbeResult(name="chat", ok=False, seconds=1.5, trouble=trouble, detail={"tool": EVERYTHING})
    Probed(folder / "probes.json").keep("city", LastProbe(at="2026-11-27T14:30:00+08:00", results=(failed,)))
    Journal(folder).note("error", name="EndpointBusy", about=EVERYTHING)
    (folder / "errors.log").write_text(
        "2026-11-27 14:30:01  kb search 水位多少要转移\n"
        "Traceback (most recent call last):\n"
        f'  File "{HOME}/wangwu/机密资料/studio/ui/app.py", line 12, in run_window\n'
        f"    ask('{EVERYTHING}')\n"
        f"ValueError: {EVERYTHING}\n"
        f"{EVERYTHING}\n",
        encoding="utf-8",
    )
    (folder / "scratch.json").write_text(json.dumps({"use": EVERYTHING}), encoding="utf-8")
    return folder


def base(file: Path) -> None:
    file.parent.mkdir(parents=True)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE documents (id, name, kind, state, pages, bytes, trouble, text)")
        database.execute("CREATE TABLE chunks (id, text)")
        database.execute("CREATE TABLE vectors (id)")
        why = json.dumps({"name": "DocumentEncrypted", "facts": {"document": "张三丰专报.docx"}})
        rows = [
            (1, "张三丰专报.docx", "docx", "ready", 3, 2_000_000, None, EVERYTHING),
            (2, "城东水库.pdf", "pdf", "failed", 0, 10, why, ""),
        ]
        database.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        database.execute("INSERT INTO chunks VALUES (1, ?)", (EVERYTHING,))


def test_nothing_that_was_planted_is_in_it(workspace: Path, tmp_path: Path) -> None:
    bundle = gather(workspace, {"screens": "1920x1080"})
    write_bundle(bundle, tmp_path / "support.zip")

    with zipfile.ZipFile(tmp_path / "support.zip") as archive:
        written = {name: archive.read(name).decode() for name in archive.namelist()}
    assert written == bundle.parts
    found = {(secret, name) for name, text in written.items() for secret in PLANTED if secret in text}
    assert found == set()
    assert not any("not_read" in text for text in written.values())


def test_what_helps_is_in_it(workspace: Path) -> None:
    parts = gather(workspace).parts
    told = {name: json.loads(text) for name, text in parts.items() if name.endswith(".json")}

    documents = told["knowledge.json"][0]["documents"]
    assert [(one["file"], one["state"]) for one in documents] == [
        ("file-1.docx", "ready"),
        ("file-2.pdf", "failed"),
    ]
    assert documents[1]["trouble"] == "DocumentEncrypted"
    assert documents[0]["bytes"] == 2_000_000
    assert told["agents.json"][0]["bases"] == [told["knowledge.json"][0]["base"]]
    assert told["endpoints.json"][0]["scheme"] == "https"
    assert told["requests.json"]["latest"][0]["trouble"] == "EndpointBusy"
    assert told["probes.json"]["endpoint-1"]["results"][0]["trouble"] == "EndpointRejected"
    assert told["settings.json"]["catalogue"] == "https"
    assert told["system.json"]["python"]
    assert "name=EndpointBusy" in parts["journal.txt"]
    assert "studio/ui/app.py:12 run_window" in parts["errors.txt"]
    assert parts["errors.txt"].endswith("ValueError")


def test_a_workspace_that_does_not_read_is_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "endpoints.yaml").write_text("{", encoding="utf-8")
    (tmp_path / "settings.yaml").write_text("language: no\n", encoding="utf-8")
    damaged = tmp_path / "knowledge" / "库" / "kb.sqlite3"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"no database" * 500)

    parts = gather(tmp_path).parts

    assert json.loads(parts["endpoints.json"]) == {"not_read": "FileInvalid"}
    assert json.loads(parts["knowledge.json"]) == [{"base": "base-1", "not_read": "DatabaseError"}]


def test_the_same_name_has_the_same_stand_in() -> None:
    mask = Mask()
    assert mask.name("file", "年报.docx") == mask.name("file", "年报.docx") == "file-1.docx"
    assert mask.name("user", "li") == "user-1"
    assert mask.text("年报.docx 由 li 载入, client") == "file-1.docx 由 user-1 载入, client"


def test_of_a_traceback_only_where_it_went_is_told() -> None:
    told = bare(
        f'  File "{DRIVE}\\王\\x.py", line 3, in 王五\n    王五()\nNameError: 王五\nstudio.core.X: 王五\n'
    )
    assert "王" not in told
    assert "NameError" in told


def test_the_journal_keeps_names_and_numbers_and_turns_over(tmp_path: Path) -> None:
    journal = Journal(tmp_path, most=200)
    for number in range(30):
        journal.note("opened", seconds=1.5, number=number, about="王五 的 文件")
    lines = journal.lines()

    assert lines[-1].endswith("opened seconds=1.500 number=29 about=…")
    assert len(list((tmp_path / "logs").iterdir())) == 3
    assert sum(file.stat().st_size for file in (tmp_path / "logs").iterdir()) < 1000


def test_the_last_probe_is_kept(tmp_path: Path) -> None:
    probed = Probed(tmp_path / "probes.json")
    assert probed.all() == {}
    probed.keep("city", LastProbe(at="now", results=(ProbeResult(name="chat", ok=True, seconds=1),)))
    assert probed.all()["city"].works
    probed.forget("city")
    assert probed.all() == {}


def test_a_bundle_knows_its_size() -> None:
    assert Bundle({"a": "水"}).size == 3
