"""How often what people see was changed: counted by the database itself, whoever changes it."""

from sqlalchemy import DDL, String, event
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


class ChangeRow(Table):
    """`people` counts changes of who may ask, `shelf` those of what is released."""

    __tablename__ = "changes"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    number: Mapped[int]


_WATCHED: dict[str, dict[str, tuple[str, ...]]] = {
    "people": {
        "people": ("UPDATE OF name, department, roles, reviews, active", "DELETE"),
        "tokens": ("UPDATE OF digest, person_id, expires", "DELETE"),
    },
    "shelf": {
        "releases": (
            "INSERT",
            "UPDATE OF recalled, rolled_back, deprecated, instead, valid_until, review_due",
            "DELETE",
        ),
        "release_seals": ("INSERT", "UPDATE", "DELETE"),
        "shelf": (
            "INSERT",
            "UPDATE OF release_number, offered, name, category, department, words, released, stars, facts",
            "DELETE",
        ),
        "index_root": ("INSERT", "UPDATE", "DELETE"),
        "service_keys": ("INSERT", "UPDATE", "DELETE"),
    },
}
"""By kind and table what is counted; how much an agent is used changes too often to be."""


def _sqlite() -> tuple[str, ...]:
    return tuple(
        f"CREATE TRIGGER {table}_counts_{act.split()[0].lower()} AFTER {act} ON {table} "
        f"BEGIN UPDATE changes SET number = number + 1 WHERE kind = '{kind}'; END"
        for kind, tables in _WATCHED.items()
        for table, acts in tables.items()
        for act in acts
    )


def _postgres() -> tuple[str, ...]:
    counting = (
        "CREATE FUNCTION count_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "UPDATE changes SET number = number + 1 WHERE kind = TG_ARGV[0]; RETURN NULL; END $$"
    )
    return (
        counting,
        *(
            f"CREATE TRIGGER {table}_counts AFTER {' OR '.join(acts)} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION count_change('{kind}')"
            for kind, tables in _WATCHED.items()
            for table, acts in tables.items()
        ),
    )


_FROM_NOUGHT = "INSERT INTO changes (kind, number) VALUES ('people', 0), ('shelf', 0)"
COUNTED = {"sqlite": (_FROM_NOUGHT, *_sqlite()), "postgresql": (_FROM_NOUGHT, *_postgres())}
"""What a database is told so that it counts, by the name of its kind."""

for _kind, _statements in COUNTED.items():
    for _statement in _statements:
        _counting = DDL(_statement.replace("%", "%%"))
        event.listen(Table.metadata, "after_create", _counting.execute_if(dialect=_kind))
