"""A workspace in one file: consistent while it is worked in, verified, and never out of its folder."""

import json
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PurePosixPath

import pytest

from studio.core.errors import (
    NameNotAllowed,
    NotFound,
    SavedWorkspaceDamaged,
    SavedWorkspaceTooNew,
    WorkspaceNotEmpty,
)
from studio.core.paths import choose_workspace, default_workspace
from studio.wording.storage import size_text
from studio.workspace.saving import Kind, checked, measured, moved, restore, save, tidied
from studio.workspace.saving.contents import is_kept
from studio.workspace.saving.kinds import kind_of
from studio.workspace.saving.reading import is_safe


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    for name, text in {
        "settings.yaml": "language: zh\n",
        "agents/flood-duty/agent.yaml": "id: flood-duty\n",
        "agents/flood-duty/.editors.json": "{}",
        "agents/logs/agent.yaml": "id: logs\n",
        "knowledge/防汛预案库/sources/0a.docx": "PK" * 500,
        "knowledge/.chroma/data/x.bin": "vectors",
        "permissions.json": '{"program": "allowed"}',
        "window.ini": "[General]",
        "workspace.lock": "",
        "packing/left/over.bin": "x" * 1000,
        "logs/studio.log": "started",
        "agents/flood-duty/.agent.yaml.k3j2": "half",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    note(folder / "traces.sqlite3", "first")
    return folder


def note(file: Path, text: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE IF NOT EXISTS notes (text TEXT)")
        database.execute("INSERT INTO notes VALUES (?)", (text,))


def notes(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        return [row[0] for row in database.execute("SELECT text FROM notes")]


def names_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_is_saved_comes_back_in_an_empty_folder(workspace: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    saved = save(workspace, tmp_path / "saved.zip", lambda done, total: told.append((done, total)))
    back = restore(tmp_path / "saved.zip", tmp_path / "back")

    assert back == saved == checked(tmp_path / "saved.zip")
    assert names_in(tmp_path / "back") == {
        "settings.yaml",
        "agents/flood-duty/agent.yaml",
        "agents/flood-duty/.editors.json",
        "agents/logs/agent.yaml",
        "knowledge/防汛预案库/sources/0a.docx",
        "traces.sqlite3",
    }
    assert told[-1] == (6, 6)


def test_a_database_is_saved_whole_while_it_is_being_written(workspace: Path, tmp_path: Path) -> None:
    file = workspace / "traces.sqlite3"
    with closing(sqlite3.connect(file, isolation_level=None)) as writing:
        writing.execute("INSERT INTO notes VALUES ('second')")  # in the log beside it only
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("INSERT INTO notes VALUES ('not yet')")
        save(workspace, tmp_path / "saved.zip")
        writing.execute("ROLLBACK")
    restore(tmp_path / "saved.zip", tmp_path / "back")

    assert notes(tmp_path / "back" / "traces.sqlite3") == ["first", "second"]


def test_it_is_brought_back_into_an_empty_folder_only(workspace: Path, tmp_path: Path) -> None:
    save(workspace, tmp_path / "saved.zip")
    with pytest.raises(WorkspaceNotEmpty):
        restore(tmp_path / "saved.zip", workspace)


def test_a_backup_inside_the_workspace_does_not_hold_itself(workspace: Path) -> None:
    save(workspace, workspace / "saved.zip")
    assert "saved.zip" not in save(workspace, workspace / "saved.zip").files


def changed(file: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(file) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    other = file.with_name("changed.zip")
    with zipfile.ZipFile(other, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return other


def renamed(entries: dict[str, bytes], to: str) -> None:
    manifest = json.loads(entries["workspace.json"])
    manifest["files"][to] = manifest["files"].pop("settings.yaml")
    entries["workspace.json"] = json.dumps(manifest).encode()
    entries[f"files/{to}"] = entries.pop("files/settings.yaml")


@pytest.mark.parametrize(
    "to",
    [
        "../evil.yaml",
        "/etc/evil.yaml",
        "a/../../evil",
        "a//b",
        "a\\b",
        "a\x00b",
        "permissions.json",
        ".",
        "x/",
    ],
)
def test_nothing_is_written_outside_or_where_it_may_not(workspace: Path, tmp_path: Path, to: str) -> None:
    save(workspace, tmp_path / "saved.zip")
    evil = changed(tmp_path / "saved.zip", lambda entries: renamed(entries, to))
    with pytest.raises(SavedWorkspaceDamaged):
        restore(evil, tmp_path / "back")
    assert not (tmp_path / "back").exists() or not names_in(tmp_path / "back")


def falsified(entries: dict[str, bytes]) -> None:
    entries["files/settings.yaml"] = b"language: en\n"


def added_to(entries: dict[str, bytes]) -> None:
    entries["files/agents/new/agent.yaml"] = b"id: new"


def cut(entries: dict[str, bytes]) -> None:
    del entries["files/settings.yaml"]


@pytest.mark.parametrize("change", [falsified, added_to, cut])
def test_a_backup_that_was_changed_is_refused_and_leaves_nothing(
    workspace: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    save(workspace, tmp_path / "saved.zip")
    with pytest.raises(SavedWorkspaceDamaged):
        restore(changed(tmp_path / "saved.zip", change), tmp_path / "back")
    assert not (tmp_path / "back").exists() or list((tmp_path / "back").iterdir()) == []


def test_a_link_in_a_backup_is_not_followed(workspace: Path, tmp_path: Path) -> None:
    save(workspace, tmp_path / "saved.zip")
    evil = tmp_path / "evil.zip"
    with zipfile.ZipFile(tmp_path / "saved.zip") as source, zipfile.ZipFile(evil, "w") as target:
        for entry in source.infolist():
            if entry.filename == "files/settings.yaml":
                entry.external_attr = (stat.S_IFLNK | 0o777) << 16
            target.writestr(entry, source.read(entry.filename))
    with pytest.raises(SavedWorkspaceDamaged):
        restore(evil, tmp_path / "back")


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"no zip")
    with pytest.raises(SavedWorkspaceDamaged):
        checked(tmp_path / "no.zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(SavedWorkspaceDamaged):
        checked(tmp_path / "other.zip")
    with pytest.raises(NotFound):
        checked(tmp_path / "missing.zip")


def test_a_file_that_would_grow_beyond_measure_is_not_unpacked(workspace: Path, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    manifest = {"made": "2026-11-27T10:00:00+08:00", "files": {"a": {"size": 1 << 30, "sha256": "0" * 64}}}
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("workspace.json", json.dumps(manifest))
        archive.writestr("files/a", b"\0" * (8 << 20))
    with pytest.raises(SavedWorkspaceDamaged):
        checked(bomb)


def test_one_of_a_later_release_says_so(workspace: Path, tmp_path: Path) -> None:
    save(workspace, tmp_path / "saved.zip")

    def later(entries: dict[str, bytes]) -> None:
        entries["workspace.json"] = entries["workspace.json"].replace(b'"format": 1', b'"format": 2')

    with pytest.raises(SavedWorkspaceTooNew):
        checked(changed(tmp_path / "saved.zip", later))


@pytest.mark.parametrize("name", ["con", "a/NUL.txt", "a:b", "a?", "trailing ", "dot."])
def test_names_windows_does_not_know_are_refused_there(name: str) -> None:
    assert is_safe(name, windows=False)
    assert not is_safe(name, windows=True)


def test_it_moves_with_what_was_allowed_and_the_old_one_stays(workspace: Path, tmp_path: Path) -> None:
    assert moved(workspace, tmp_path / "new") == 7
    assert (tmp_path / "new" / "permissions.json").is_file()
    assert (workspace / "settings.yaml").is_file()
    with pytest.raises(WorkspaceNotEmpty):
        moved(workspace, tmp_path / "new")
    with pytest.raises(NameNotAllowed):
        moved(workspace, workspace / "inside")


def test_where_it_was_moved_is_remembered(tmp_path: Path) -> None:
    choice = tmp_path / "config" / "workspace.txt"
    assert default_workspace(choice).name == "workspace"
    choose_workspace(tmp_path / "new", choice)
    assert default_workspace(choice) == tmp_path / "new"


def test_sizes_are_told_by_kind(workspace: Path) -> None:
    sizes = {row.kind: row for row in measured(workspace)}

    assert sizes[Kind.DOCUMENTS].size == 1000
    assert sizes[Kind.VECTORS].files == 1
    assert sizes[Kind.AGENTS].files == 4
    assert sizes[Kind.TRACES].size > 0
    assert sizes[Kind.CONVERSATIONS].files == 0


def test_tidying_leaves_what_may_be_in_use(workspace: Path) -> None:
    tidied(workspace)
    assert (workspace / "packing" / "left" / "over.bin").is_file()
    assert notes(workspace / "traces.sqlite3") == ["first"]


def test_what_is_kept_is_told_by_the_place_of_a_file() -> None:
    assert is_kept("agents/logs/agent.yaml")
    assert not is_kept("logs/studio.log")
    assert not is_kept("installed/duty/bases/.chroma/x")
    assert is_kept("classes/flood/room.sqlite3")
    assert not is_kept("classes/flood/opened.json")
    assert not is_kept("class-device.txt")
    assert not is_kept("courses/flood.seat.yaml")
    assert not is_kept("knowledge/a/kb.sqlite3-wal")


def test_the_workspace_of_a_course_is_kept_as_any_other() -> None:
    assert is_kept("courses/flood/course/course.yaml")
    assert is_kept("courses/flood/course-progress.yaml")
    assert is_kept("course-library/own/course.yaml")
    assert not is_kept("courses/flood/workspace.lock")
    assert not is_kept("courses/flood/logs/studio.log")
    assert not is_kept("courses/.flood/owner.json")
    assert kind_of(PurePosixPath("courses/flood/knowledge/a/sources/0.md")) is Kind.COURSES


@pytest.mark.parametrize(
    ("size", "said"), [(0, "0 B"), (823, "823 B"), (4_300_000, "4.1 MB"), (1_262_485_504, "1.2 GB")]
)
def test_sizes_are_said_as_people_say_them(size: int, said: str) -> None:
    assert size_text(size) == said
