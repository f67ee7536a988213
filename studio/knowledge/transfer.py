"""A base as one file, to keep or to hand on: a zip with kb.sqlite3 and the kept originals."""

import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from studio.core.errors import FileInvalid, KnowledgeDamaged
from studio.core.files import writing_to
from studio.knowledge.database import FILE, Database

_MEMBER = re.compile(r"kb\.sqlite3|name\.txt|sources/[0-9a-f]{64}(?:\.[^/\\:]{1,20})?")


def pack(database: Database, sources: Path, name: str, file: Path) -> None:
    """Write the file whole or not at all."""
    with writing_to(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
    with writing_to(file.parent), tempfile.TemporaryDirectory(dir=file.parent, prefix=".export-") as folder:
        database.copy_to(Path(folder) / FILE)
        packed = Path(folder) / "packed"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            archive.writestr("name.txt", name)
            archive.write(Path(folder) / FILE, FILE)
            for source in sorted(sources.glob("*")) if sources.is_dir() else ():
                if not source.name.startswith("."):
                    archive.write(source, f"sources/{source.name}")
        packed.replace(file)


def unpack(file: Path, folder: Path) -> str:
    """Unpack into an empty folder and return the name the base had; raises FileInvalid."""
    try:
        with zipfile.ZipFile(file) as archive, writing_to(folder):
            names = archive.namelist()
            _check(file, names)
            for name in names:
                _extract(archive, name, folder / name)
            told = archive.read("name.txt").decode() if "name.txt" in names else file.stem
    except (zipfile.BadZipFile, EOFError, UnicodeDecodeError, NotImplementedError) as error:
        raise FileInvalid(file=file.name, problem=str(error)) from error
    except FileNotFoundError as error:
        raise FileInvalid(file=file.name, problem="missing") from error
    _adopt(file, folder)
    return told


def _check(file: Path, names: list[str]) -> None:
    strange = next((name for name in names if not _MEMBER.fullmatch(name)), None)
    if strange is not None or FILE not in names or len(set(names)) != len(names):
        raise FileInvalid(file=file.name, problem=strange or f"{FILE} is missing")


def _extract(archive: zipfile.ZipFile, name: str, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, to.open("wb") as target:
        shutil.copyfileobj(source, target)  # raises BadZipFile when the checksum is wrong


def _adopt(file: Path, folder: Path) -> None:
    """Give the copy an identity of its own, so that two never share an index."""
    (folder / "name.txt").unlink(missing_ok=True)
    try:
        database = Database(folder)
    except KnowledgeDamaged as error:
        raise FileInvalid(file=file.name, problem=f"{FILE} is damaged") from error
    try:
        with database.change() as connection:
            connection.execute("DELETE FROM gone")
            connection.execute("DELETE FROM meta WHERE key = 'sent'")
            connection.execute("UPDATE meta SET value = lower(hex(randomblob(16))) WHERE key = 'id'")
    finally:
        database.close()
