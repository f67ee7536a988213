"""By what the shelf is searched, in each database's own way; and how many agents each office has."""

from sqlalchemy import DDL, String, event
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


class TallyRow(Table):
    """So many agents of that office are in that category."""

    __tablename__ = "shelf_tallies"

    category: Mapped[str] = mapped_column(String(20), primary_key=True)
    department: Mapped[str] = mapped_column(String(200), primary_key=True)
    agents: Mapped[int]


SEARCH_TABLE = "search_terms"
SEARCHED = {
    "sqlite": (
        f"CREATE VIRTUAL TABLE {SEARCH_TABLE} USING fts5"
        "(agent UNINDEXED, terms, detail=none, tokenize='unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        f"CREATE TABLE {SEARCH_TABLE} (agent varchar(60) PRIMARY KEY, terms text[] NOT NULL)",
        f"CREATE INDEX ix_{SEARCH_TABLE} ON {SEARCH_TABLE} USING gin (terms)",
    ),
}
"""What a database is told so that it finds agents by their terms, by the name of its kind."""

for _kind, _statements in SEARCHED.items():
    for _statement in _statements:
        _making = DDL(_statement)
        event.listen(Table.metadata, "after_create", _making.execute_if(dialect=_kind))
