"""The log of every act; the database itself refuses to change what stands in it."""

from sqlalchemy import DDL, ForeignKey, String, event
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


class ActRow(Table):
    """One line of the log; `digest` covers the line and the digest of the line before it.

    `form` says which fields it covers: 1 in the releases up to 0.3, 2 since. A person need not be known:
    whoever tries to sign in stands here too.
    """

    __tablename__ = "acts"

    number: Mapped[int] = mapped_column(primary_key=True)
    submission_number: Mapped[int | None] = mapped_column(ForeignKey("submissions.number"), index=True)
    act: Mapped[str]
    person_id: Mapped[str] = mapped_column(String(100), index=True)
    name: Mapped[str]
    subject: Mapped[str] = mapped_column(String(300), index=True, server_default="")
    comment: Mapped[str]
    package: Mapped[str]
    at: Mapped[str] = mapped_column(index=True)
    form: Mapped[int] = mapped_column(server_default="1")
    digest: Mapped[str] = mapped_column(String(64), unique=True)


_NOT_NEXT = "NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM acts)"
_SAYING = "the log is append-only"
_ABORT = f"BEGIN SELECT RAISE(ABORT, '{_SAYING}'); END"
_RAISE = f"RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{_SAYING}'; END $$"
APPEND_ONLY = {
    "sqlite": (
        f"CREATE TRIGGER acts_keep_lines BEFORE UPDATE ON acts {_ABORT}",
        f"CREATE TRIGGER acts_keep_all BEFORE DELETE ON acts {_ABORT}",
        f"CREATE TRIGGER acts_go_on BEFORE INSERT ON acts WHEN {_NOT_NEXT} {_ABORT}",
    ),
    "postgresql": (
        f"CREATE FUNCTION acts_are_append_only() {_RAISE}",
        "CREATE TRIGGER acts_keep_lines BEFORE UPDATE OR DELETE OR TRUNCATE ON acts "
        "FOR EACH STATEMENT EXECUTE FUNCTION acts_are_append_only()",
    ),
}
"""What a database is told so that no program can alter a line, by the name of its kind."""

for _kind, _statements in APPEND_ONLY.items():
    for _statement in _statements:
        _guard = DDL(_statement)
        event.listen(ActRow.__table__, "after_create", _guard.execute_if(dialect=_kind))
