"""A look at a catalogue in a folder without opening it: has its index changed?"""

import sqlite3
from contextlib import closing
from pathlib import Path


def index_version(where: str | Path) -> int | None:
    """Return the version of its index, None for a server or where there is none to be read."""
    if str(where).startswith(("http://", "https://")):
        return None
    file = Path(where) / "catalogue.sqlite3"
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            row = database.execute("SELECT version FROM index_root").fetchone()
    except sqlite3.Error:
        return None
    return int(row[0]) if row else None
