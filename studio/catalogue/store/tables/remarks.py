"""What was said about places in submitted packages, and tests run again; written once, never altered."""

from sqlalchemy import DDL, ForeignKey, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


class RemarkRow(Table):
    """A remark about a place, or what was said to one: then `answers` is its number.

    `resolves` is 1 when it settles the remark, -1 when it opens it again, else 0.
    """

    __tablename__ = "remarks"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    submission_number: Mapped[int] = mapped_column(ForeignKey("submissions.number"), index=True)
    answers: Mapped[int | None] = mapped_column(ForeignKey("remarks.number"))
    resolves: Mapped[int]
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str]
    file: Mapped[str]
    line: Mapped[int]
    subject: Mapped[str]
    digest: Mapped[str]
    quote: Mapped[str]
    text: Mapped[str]
    at: Mapped[str]


class RerunRow(Table):
    """`report` is the whole report as JSON text, read only when it is asked for."""

    __tablename__ = "reruns"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    submission_number: Mapped[int] = mapped_column(ForeignKey("submissions.number"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str]
    endpoint: Mapped[str]
    model: Mapped[str]
    started: Mapped[str]
    passed: Mapped[int]
    total: Mapped[int]
    at: Mapped[str]
    report: Mapped[str] = mapped_column(Text, deferred=True)


def written_once(table: str) -> dict[str, tuple[str, ...]]:
    """Return what a database is told so that no program alters a row, by the name of its kind."""
    refused = "'what was said is never altered'"
    return {
        "sqlite": tuple(
            f"CREATE TRIGGER {table}_keep_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, {refused}); END"
            for act in ("UPDATE", "DELETE")
        ),
        "postgresql": (
            f"CREATE FUNCTION {table}_are_unaltered() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION {refused}; END $$",
            f"CREATE TRIGGER {table}_keep_all BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_are_unaltered()",
        ),
    }


for _table in (RemarkRow.__table__, RerunRow.__table__):
    for _kind, _statements in written_once(str(_table.name)).items():  # type: ignore[attr-defined]  # a Table
        for _statement in _statements:
            _guard = DDL(_statement)
            event.listen(_table, "after_create", _guard.execute_if(dialect=_kind))
