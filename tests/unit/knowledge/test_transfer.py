"""A base moves as one file; what was changed on the way, or would do harm, is refused."""

import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.core.errors import FileInvalid
from studio.knowledge import KnowledgeBase, KnowledgeBases
from tests.unit.knowledge.fakes import LAW, MemoryIndex, PlainReader, TopicModel

Files = Callable[..., list[Path]]
Members = dict[str, bytes]
TOPICS = ("值班 离岗 上班", "施行 生效")


async def exported(base: KnowledgeBase, folder: Path) -> Path:
    file = folder / "防汛.zip"
    await base.export(file)
    return file


def members_of(file: Path) -> Members:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(file: Path, members: Members) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file


async def refused(bases: KnowledgeBases, file: Path, folder: Path) -> str:
    with pytest.raises(FileInvalid) as raised:
        await bases.import_base(file, "新")
    assert bases.names() == ["防汛"]
    assert not list((folder / "knowledge").glob(".import-*"))
    return raised.value.problem


async def test_the_manifest_tells_model_counts_and_digests(loaded: KnowledgeBase, tmp_path: Path) -> None:
    members = members_of(await exported(loaded, tmp_path))
    told = json.loads(members["manifest.json"])
    assert (told["name"], told["documents"], told["chunks"], told["vectors"]) == ("防汛", 1, 5, 5)
    assert (told["model"], told["dimension"]) == ("hashed-character-grams-256", 256)
    assert told["members"].keys() == members.keys() - {"manifest.json"}


async def test_a_byte_changed_anywhere_is_found(
    bases: KnowledgeBases, loaded: KnowledgeBase, tmp_path: Path
) -> None:
    whole = members_of(await exported(loaded, tmp_path))
    for name in whole.keys() - {"manifest.json"}:
        content = whole[name]
        changed = {**whole, name: content[:-1] + bytes([content[-1] ^ 1])}
        file = rewritten(tmp_path / "x.zip", changed)
        assert await refused(bases, file, tmp_path) == "digest_differs"
        longer = rewritten(tmp_path / "x.zip", {**whole, name: content + b"0"})
        assert await refused(bases, longer, tmp_path) == "digest_differs"
        less = rewritten(tmp_path / "x.zip", {key: whole[key] for key in whole if key != name})
        assert await refused(bases, less, tmp_path) in {"untrue", "not_exported"}


async def test_what_was_not_exported_here_is_refused(
    bases: KnowledgeBases, loaded: KnowledgeBase, tmp_path: Path
) -> None:
    whole = members_of(await exported(loaded, tmp_path))
    told = json.loads(whole["manifest.json"])
    attempts = [
        ({**whole, "sources/../../x": b"x"}, "sources/../../x"),
        ({**whole, "sources/" + "0" * 64 + ".txt": b"x"}, "untrue"),
        ({**whole, "manifest.json": b"{}"}, "untrue"),
        ({**whole, "manifest.json": json.dumps({**told, "format": 99}).encode()}, "newer_format"),
        ({key: whole[key] for key in whole if key != "manifest.json"}, "not_exported"),
    ]
    for members, problem in attempts:
        assert await refused(bases, rewritten(tmp_path / "x.zip", members), tmp_path) == problem


async def test_an_archive_that_swells_is_refused_before_it_is_unpacked(
    bases: KnowledgeBases, loaded: KnowledgeBase, tmp_path: Path
) -> None:
    whole = members_of(await exported(loaded, tmp_path))
    told = json.loads(whole["manifest.json"])
    name = "sources/" + "0" * 64 + ".txt"
    told["members"][name] = {"sha256": "0" * 64, "bytes": 1 << 40}
    members = {**whole, name: b"0" * 100, "manifest.json": json.dumps(told).encode()}
    assert await refused(bases, rewritten(tmp_path / "x.zip", members), tmp_path) == "bomb"


async def test_a_database_that_would_act_by_itself_is_refused(
    bases: KnowledgeBases, loaded: KnowledgeBase, tmp_path: Path
) -> None:
    file = await exported(loaded, tmp_path)
    whole = members_of(file)
    database = tmp_path / "kb.sqlite3"
    database.write_bytes(whole["kb.sqlite3"])
    connection = sqlite3.connect(database)
    connection.execute("CREATE TRIGGER x AFTER INSERT ON documents BEGIN UPDATE documents SET text = ''; END")
    connection.close()
    rewritten(file, {"kb.sqlite3": database.read_bytes(), "name.txt": "防汛".encode()})
    assert await refused(bases, file, tmp_path) == "unexpected"


async def test_an_export_of_the_first_version_is_still_taken(
    bases: KnowledgeBases, loaded: KnowledgeBase, tmp_path: Path
) -> None:
    file = await exported(loaded, tmp_path)
    whole = members_of(file)
    del whole["manifest.json"]
    copy = await bases.import_base(rewritten(file, {**whole, "name.txt": "旧".encode()}))
    assert copy.name == "旧"
    assert await copy.search("值班")


async def test_vectors_come_along_and_nothing_is_embedded_again(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    model = TopicModel("topics", *TOPICS)
    async with KnowledgeBases(tmp_path / "k", reader, model, index) as bases:
        base = await bases.create("防汛")
        await base.add(files(办法=LAW))
        await base.export(tmp_path / "x.zip")
    elsewhere = TopicModel("another-address", *TOPICS)
    async with KnowledgeBases(tmp_path / "other", reader, elsewhere, MemoryIndex()) as bases:
        base = await bases.import_base(tmp_path / "x.zip")
        await base.settled()
        assert elsewhere.asked < 5
        assert (await base.search("何时生效"))[0].place.headings[-1] == "第五条"
        assert (await base.status()).vectors.ranking
    async with KnowledgeBases(tmp_path / "alone", reader, index=MemoryIndex()) as bases:
        base = await bases.import_base(tmp_path / "x.zip")
        await base.settled()
        vectors = (await base.status()).vectors
        assert vectors.trouble is not None
        assert (vectors.trouble.name, vectors.vectors) == ("ModelNotHere", 5)
        assert await base.search("红色预警多久报告一次水情")
