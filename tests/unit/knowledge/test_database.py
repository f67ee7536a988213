import io
import os
import sqlite3
from pathlib import Path

import pytest

from studio.core.errors import DiskFull, DocumentNotReadable, FolderNotWritable, KnowledgeDamaged
from studio.core.passages import DocumentRow, DocumentState
from studio.knowledge.database import FILE, Database
from studio.knowledge.loaded import LoadedDocument
from studio.knowledge.schema import VERSION
from studio.knowledge.sources import Sources
from studio.knowledge.store import Store
from studio.vectors.frames import read_frame, write_frame


def row(name: str) -> LoadedDocument:
    return LoadedDocument(DocumentRow(name=name, kind="txt", state=DocumentState.READY), "x" * 100_000)


def test_a_new_file_bears_the_schema_version(tmp_path: Path) -> None:
    Database(tmp_path).close()
    connection = sqlite3.connect(tmp_path / FILE)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path)
    store = Store(database)
    with pytest.raises(sqlite3.IntegrityError), database.change() as connection:
        connection.executemany("INSERT INTO gone VALUES (?)", [(1,), (2,), (1,)])
    with database.read() as connection:
        assert connection.execute("SELECT count(*) FROM gone").fetchone() == (0,)
    store.put([row("甲")])
    assert [one.name for one in store.rows()] == ["甲"]
    database.close()


def test_a_full_disk_is_said_and_what_was_written_stays(tmp_path: Path) -> None:
    database = Database(tmp_path)
    store = Store(database)
    store.put([row("甲")])
    with database.change() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    with database.read(), database._writing:
        database._writer.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull):
        store.put([row("乙"), row("丙")])
    assert [one.name for one in store.rows()] == ["甲"]
    database.close()


def test_a_file_damaged_in_the_middle_is_said(tmp_path: Path) -> None:
    database = Database(tmp_path)
    Store(database).put([row(str(number)) for number in range(30)])
    database.close()
    content = bytearray((tmp_path / FILE).read_bytes())
    content[8192 : len(content) - 4096] = os.urandom(len(content) - 12288)
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(KnowledgeDamaged):
        read_everything(tmp_path)


def read_everything(folder: Path) -> None:
    database = Database(folder)
    try:
        store = Store(database)
        for one in store.rows():
            store.text(one.name)
        store.put([row("新")])
    finally:
        database.close()


def test_a_base_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        Database(tmp_path / "no" / "such" / "folder")


def test_a_source_that_changed_while_it_was_read_is_not_kept(tmp_path: Path) -> None:
    original = tmp_path / "通知.txt"
    original.write_text("内容", encoding="utf-8")
    with pytest.raises(DocumentNotReadable):
        Sources(tmp_path / "sources").keep(original, "0" * 64, "通知.txt")
    assert list((tmp_path / "sources").iterdir()) == []


def test_frames_come_out_as_they_went_in() -> None:
    pipe = io.BytesIO()
    write_frame(pipe, {"do": "甲"}, b"\x00\x01")
    write_frame(pipe, {})
    pipe.seek(0)
    assert read_frame(pipe) == ({"do": "甲"}, b"\x00\x01")
    assert read_frame(pipe) == ({}, b"")
    with pytest.raises(EOFError):
        read_frame(pipe)
