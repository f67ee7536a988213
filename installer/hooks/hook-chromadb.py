"""Chroma names its parts in its settings and imports them then; its tables are made by .sql files."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules, copy_metadata

_APART = ("chromadb.test", "chromadb.cli", "chromadb.server", "chromadb.utils.embedding_functions")

datas = [*collect_data_files("chromadb", includes=["**/*.sql"]), *copy_metadata("chromadb")]
hiddenimports = [
    *collect_submodules("chromadb", filter=lambda name: not name.startswith(_APART)),
    "chromadb_rust_bindings",
]
