from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.core.passages import Chunk, DocumentRow, DocumentState
from studio.core.places import Place
from studio.knowledge import KnowledgeBases
from studio.knowledge.database import Database
from studio.knowledge.full_text import FullText
from studio.knowledge.kept_index import FILE, keep_index, load_index
from studio.knowledge.loaded import LoadedDocument, chunk_rows
from studio.knowledge.retrieval import Retrieval
from studio.knowledge.store import LARGE, Store
from studio.knowledge.terms import segmented, segmented_all
from tests.unit.knowledge.fakes import MemoryIndex, PlainReader

STAMPS = {1: "办法", 2: "预案"}
TEXTS = [
    (4, 1, segmented("汛期实行领导带班。")),
    (5, 1, segmented("A4纸双面打印。")),
    (6, 2, segmented("水位超过27.5米。")),
]


def made_of(texts: list[tuple[int, int, str]]) -> FullText:
    index = FullText()
    index.add(texts)
    return index


def found_in(index: FullText | None, question: str) -> list[int]:
    assert index is not None
    return [found.chunk for found in index.rank(question, 3)]


def large_document() -> LoadedDocument:
    texts = [f"第{number}号仓库存放编织袋{number * 7}条。" for number in range(LARGE)]
    chunks = tuple(Chunk(text, Place(), 0, len(text)) for text in texts)
    row = DocumentRow(name="仓库.txt", kind="text", state=DocumentState.READY)
    return LoadedDocument(row, "\n".join(texts), chunk_rows(chunks), segmented_all("仓库.txt", chunks))


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path)
    Store(database).put([large_document()])
    yield database
    database.close()


def test_a_kept_index_ranks_as_the_one_it_was_made_of(tmp_path: Path) -> None:
    made = made_of(TEXTS)
    keep_index(tmp_path, made, STAMPS)
    kept = load_index(tmp_path, STAMPS)
    assert kept is not None
    for question in ("谁带班", "用a4纸打印", "水位27.5米"):
        assert kept.rank(question, 3) == made.rank(question, 3) != []
    kept.add([(9, 3, segmented("档案借阅登记"))])
    assert kept.rank("档案借阅", 1)[0].chunk == 9


def test_what_was_loaded_anew_is_not_taken_from_a_kept_index(tmp_path: Path) -> None:
    keep_index(tmp_path, made_of(TEXTS), STAMPS)
    later = load_index(tmp_path, {**STAMPS, 2: "预案 修订"})
    assert found_in(later, "谁带班") == [4]
    assert found_in(later, "水位27.5米") == []
    assert found_in(load_index(tmp_path, {}), "谁带班") == []


def test_a_damaged_index_is_not_used(tmp_path: Path) -> None:
    keep_index(tmp_path, made_of(TEXTS), STAMPS)
    whole = (tmp_path / FILE).read_bytes()
    for at in range(0, len(whole), 97):
        (tmp_path / FILE).write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        assert load_index(tmp_path, STAMPS) is None
    for broken in (b"", whole[:200], b"PK\x03\x04"):
        (tmp_path / FILE).write_bytes(broken)
        assert load_index(tmp_path, STAMPS) is None


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep_index(tmp_path / "file", made_of(TEXTS), STAMPS)
    assert load_index(tmp_path / "file", STAMPS) is None


def test_a_warm_base_keeps_its_index_and_finds_the_same_by_it(tmp_path: Path, large: Database) -> None:
    before = Retrieval("仓库", large, tmp_path).search("77号仓库", 3)
    assert not (tmp_path / FILE).exists()
    Retrieval("仓库", large, tmp_path).warm()
    assert (tmp_path / FILE).exists()
    assert Retrieval("仓库", large, tmp_path).search("77号仓库", 3) == before


def test_a_kept_index_serves_on_when_a_document_is_added(tmp_path: Path, large: Database) -> None:
    Retrieval("仓库", large, tmp_path).warm()
    written = (tmp_path / FILE).stat().st_mtime_ns
    chunk = Chunk("档案借阅要登记。", Place(), 0, 8)
    row = DocumentRow(name="档案.txt", kind="text", state=DocumentState.READY)
    Store(large).put([LoadedDocument(row, chunk.text, chunk_rows([chunk]), segmented_all(row.name, [chunk]))])
    later = Retrieval("仓库", large, tmp_path)
    later.warm()
    assert later.search("档案借阅", 1)[0].document == "档案.txt"
    assert later.search("77号仓库", 1)[0].document == "仓库.txt"
    assert (tmp_path / FILE).stat().st_mtime_ns == written


def test_what_was_removed_is_not_found_by_a_kept_index(tmp_path: Path, large: Database) -> None:
    Retrieval("仓库", large, tmp_path).warm()
    Store(large).remove("仓库.txt")
    assert Retrieval("仓库", large, tmp_path).search("77号仓库", 3) == []


async def test_a_large_base_gets_ready_when_it_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "bases"
    async with KnowledgeBases(folder, PlainReader(), index=MemoryIndex()) as bases:
        await bases.create("仓库")
    database = Database(folder / "仓库")
    Store(database).put([large_document()])
    database.close()
    async with KnowledgeBases(folder, PlainReader(), index=MemoryIndex()) as bases:
        base = await bases.open("仓库")
        await base.warmed()
        assert (folder / "仓库" / FILE).exists()
        assert (await base.search("77号仓库"))[0].document == "仓库.txt"
