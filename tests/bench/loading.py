"""Load documents: the command `kb add` next to a 15-line LlamaIndex + Chroma script, in one run.

Times are of whole processes, all their imports included; memory is of all processes of a side together.
Theirs runs from its start to its end, when all vectors are in Chroma. Ours is told twice against that: to the
line that says the last document is read and written, from when on each of them is found by full text, and
to its end, when all vectors are in Chroma, too. Both sides ask the same mock endpoint for embeddings; ours
are of several times as many, smaller chunks.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from studio.core.yaml import write_yaml
from studio.endpoints.profiles import EndpointProfile, ProfilesFile
from tests.bench.figures import Figure, publish
from tests.bench.made_documents import write_documents, write_docx, write_pdf
from tests.bench.measured import Measured, measured
from tests.bench.mock_endpoint import Served, serving

BASELINE = """
import sys
import chromadb
from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
from llama_index.embeddings.openai_like import OpenAILikeEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore

folder, store, url = sys.argv[1:]
collection = chromadb.PersistentClient(store).get_or_create_collection("documents")
context = StorageContext.from_defaults(vector_store=ChromaVectorStore(chroma_collection=collection))
embedding = OpenAILikeEmbedding(model_name="mock", api_base=url, api_key="none")
documents = SimpleDirectoryReader(folder).load_data()
VectorStoreIndex.from_documents(documents, storage_context=context, embed_model=embedding)
print(collection.count(), "rows")
"""
COUNT = """
import sys
import chromadb

print(sum(collection.count() for collection in chromadb.PersistentClient(sys.argv[1]).list_collections()))
"""
_COMMAND = [sys.executable, "-c", "from studio.cli import main; main()"]


class Sides:
    """Both loaders over one folder, each with a store of its own."""

    def __init__(self, folder: Path, served: Served, documents: Path) -> None:
        self._served, self._documents = served, documents
        self._store, self._workspace = folder / f"{documents.name}-store", folder / f"{documents.name}-ours"
        self._script = folder / "baseline.py"
        self._script.write_text(BASELINE, encoding="utf-8")
        profile = EndpointProfile(
            id="mock", name="mock", base_url=served.url, chat_model="m", embedding_model="mock"
        )
        self._workspace.mkdir()
        write_yaml(self._workspace / "endpoints.yaml", ProfilesFile(default="mock", endpoints=(profile,)))
        self._ours("create", "基准")

    def baseline(self) -> Measured:
        script = [str(self._script), str(self._documents), str(self._store), self._served.url]
        return measured([sys.executable, *script])

    def ours(self) -> Measured:
        """`until_line` is when all documents can be asked; the end is when all vectors are in Chroma."""
        return self._ours("add", "基准", str(self._documents))

    def refuse_missing_vectors(self) -> None:
        """By what we say, and by what Chroma's own client counts in the folder; raises SystemExit."""
        vectors = json.loads(self._ours("status", "基准").said)["vectors"]
        store = next(self._workspace.rglob("chroma.sqlite3")).parent
        counted = int(measured([sys.executable, "-c", COUNT, str(store)]).said)
        settled = vectors["ranking"] and not vectors["pending"] and vectors["error"] is None
        if not settled or counted != vectors["count"]:
            raise SystemExit("not all vectors are in Chroma")

    def _ours(self, *command: str) -> Measured:
        arguments = ["--workspace", str(self._workspace), "--json", "kb", *command]
        return measured([*_COMMAND, *arguments], _tells_the_last)


def _tells_the_last(line: str) -> bool:
    done, _, total = line.partition(" / ")
    return bool(total) and done.strip() == total.split()[0]


def measure_texts(folder: Path, served: Served, count: int) -> list[Figure]:
    sides = Sides(folder, served, _made(folder, "txt", write_documents, count))
    print("LlamaIndex + Chroma; ours; ours again")
    theirs, ours = sides.baseline(), sides.ours()
    asked = served.asked()
    again = sides.ours()
    calls = served.asked() - asked
    sides.refuse_missing_vectors()
    return [
        Figure(f"{count} texts until all can be asked", "s", ours.until_line, theirs.seconds, 1 / 12),
        Figure(f"{count} texts until all vectors are in Chroma", "s", ours.seconds, theirs.seconds, 1 / 7),
        Figure(f"{count} texts, peak memory", "MB", ours.peak, theirs.peak, 0.6),
        Figure(f"{count} unchanged texts again", "s", again.seconds, theirs.seconds, 0.01),
        Figure("embedding calls for unchanged texts", "", calls, max(asked, 1), 0),
    ]


def measure_kinds(folder: Path, served: Served) -> list[Figure]:
    """Docx of 2 to 20 KB of Chinese text each, PDF of ten pages and 31,000 letters each: one kind, the other,
    then both in one load."""
    docx, pdf = _made(folder, "docx", write_docx, 100), _made(folder, "pdf", write_pdf, 100)
    both = folder / "both"
    both.mkdir()
    for document in (*docx.iterdir(), *pdf.iterdir()):
        (both / document.name).hardlink_to(document)
    return [
        *_measured(folder, served, "100 docx", docx),
        *_measured(folder, served, "100 pdf", pdf),
        *_measured(folder, served, "100 docx and 100 pdf", both),
    ]


def _measured(folder: Path, served: Served, what: str, documents: Path) -> list[Figure]:
    sides = Sides(folder, served, documents)
    print(f"{what}: LlamaIndex + Chroma; ours")
    theirs, ours = sides.baseline(), sides.ours()
    sides.refuse_missing_vectors()
    return [
        Figure(f"{what} until all can be asked", "s", ours.until_line, theirs.seconds, 0.1),
        Figure(f"{what} until all vectors are in Chroma", "s", ours.seconds, theirs.seconds, 0.1),
    ]


def _made(folder: Path, kind: str, write: Callable[[Path, int], None], count: int) -> Path:
    documents = folder / kind
    documents.mkdir()
    write(documents, count)
    return documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, serving() as served:
        folder = Path(temporary)
        figures = [*measure_texts(folder, served, told.count), *measure_kinds(folder, served)]
    publish("loading", figures)


if __name__ == "__main__":
    main()
