"""A disk that is full, closed or used by others: said by name, and what was written stays whole."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from studio.core.documents import Document
from studio.core.errors import DiskFull, DocumentMissing, FolderNotWritable, KnowledgeLocked
from studio.core.files import writing_to
from studio.documents import OnPage
from studio.knowledge import KnowledgeBases
from studio.knowledge.database import FILE, Database
from tests.unit.knowledge.fakes import LAW, MemoryIndex, PlainReader

_PROGRAM = "tests.integration.knowledge.faults.full_disk"
_MOUNT = f'mount -t tmpfs -o size=2m none "$1" && exec "$2" -m {_PROGRAM} "$1" "$3"'


def _can_mount() -> bool:
    """In a namespace of its own, which Linux grants to most."""
    try:
        return not subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode
    except OSError:
        return False


@pytest.mark.skipif(not _can_mount(), reason="needs a small disk of its own: no mount namespace here")
async def test_a_full_disk_is_said_and_loading_goes_on_when_there_is_room(tmp_path: Path) -> None:
    disk, documents = tmp_path / "disk", tmp_path / "documents"
    disk.mkdir()
    documents.mkdir()
    command = ["unshare", "-rm", "sh", "-c", _MOUNT, "sh", str(disk), sys.executable, str(documents)]
    program = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    told = json.loads((await program.communicate())[0])
    assert told["errors"] == ["DiskFull"]
    assert told["acknowledged"] <= told["kept"] < told["acknowledged"] + 20
    assert told["after"] == told["acknowledged"] + 20
    assert told["found"]
    assert (told["trouble"], told["whole"]) == ("None", "ok")


def test_a_file_used_by_another_program_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    database = Database(tmp_path, patience=0.1)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(KnowledgeLocked), database.change() as connection:
        connection.execute("INSERT INTO meta VALUES ('x', '1')")
    other.execute("ROLLBACK")
    other.close()
    with database.change() as connection:
        connection.execute("INSERT INTO meta VALUES ('x', '1')")
    database.close()


@pytest.mark.parametrize(
    ("number", "named"), [(5, FolderNotWritable), (28, DiskFull), (116, FolderNotWritable)]
)
def test_what_a_drive_says_when_it_goes_is_named(tmp_path: Path, number: int, named: type[Exception]) -> None:
    with pytest.raises(named), writing_to(tmp_path):
        raise OSError(number, os.strerror(number), str(tmp_path))


async def test_a_folder_of_documents_that_vanishes_while_loading_fails_file_by_file(tmp_path: Path) -> None:
    folder = tmp_path / "drive"
    folder.mkdir()
    for number in range(20):
        (folder / f"办法{number:02}.txt").write_text(f"{LAW}\n{number}", encoding="utf-8")
    gone: list[str] = []

    class Vanishing(PlainReader):
        async def read(self, path: Path, on_page: OnPage | None = None) -> Document:
            if len(self.read_files) == 8 and not gone:
                gone.append("gone")
                folder.rename(tmp_path / "unplugged")
            try:
                return await super().read(path, on_page)
            except FileNotFoundError as error:
                raise DocumentMissing(document=path.name) from error

    async with KnowledgeBases(tmp_path / "k", Vanishing(), index=MemoryIndex()) as bases:
        base = await bases.create("防汛")
        report = await base.add([folder])
        assert report.loaded
        assert report.failed
        assert len(report.loaded) + len(report.failed) == 20
        troubles = {row.trouble.name for row in await base.documents() if row.trouble}
        assert troubles <= {"DocumentMissing", "DocumentNotReadable"}
        (tmp_path / "unplugged").rename(folder)
        report = await base.add([folder])
        assert len(report.loaded) + len(report.skipped) + len(report.replaced) == 20
