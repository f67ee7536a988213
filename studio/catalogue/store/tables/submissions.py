"""Packages that were submitted for review, and who brought them; the database itself keeps them unaltered."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import DDL, ForeignKey, Index, String, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from studio.catalogue.store.tables.base import Table
from studio.catalogue.store.tables.people import PersonRow

if TYPE_CHECKING:
    from studio.catalogue.store.tables.acts import ActRow
    from studio.catalogue.store.tables.remarks import RemarkRow, RerunRow


class SubmissionRow(Table):
    """`department` is that of its queue: its author's at that time, or the released agent's.

    `edited_by` are the ids of whom the package names as editors.

    Only `state` and `closed` ever change, and once: when it no longer waits. While it waits it follows its
    department when that is renamed.
    """

    __tablename__ = "submissions"
    __table_args__ = (
        Index("ix_submissions_queue", "state", "department", "number"),
        Index("ix_submissions_newest", "state", "number"),
        Index("ix_submissions_own", "author_id", "number"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    agent: Mapped[str] = mapped_column(index=True)
    version: Mapped[str]
    digest: Mapped[str]
    packed_by: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    author_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    note: Mapped[str]
    submitted: Mapped[str]
    facts: Mapped[dict[str, Any]]
    checks: Mapped[list[dict[str, Any]]]
    department: Mapped[str] = mapped_column(server_default="")
    category: Mapped[str] = mapped_column(server_default="")
    edited_by: Mapped[list[str]] = mapped_column(server_default="[]")
    closed: Mapped[str] = mapped_column(server_default="")
    author: Mapped[PersonRow] = relationship(lazy="joined", innerjoin=True)
    acts: Mapped[list["ActRow"]] = relationship(lazy="selectin", order_by="ActRow.number")
    remarks: Mapped[list["RemarkRow"]] = relationship(lazy="selectin", order_by="RemarkRow.number")
    reruns: Mapped[list["RerunRow"]] = relationship(lazy="selectin", order_by="RerunRow.number")


class DeliveryRow(Table):
    """A person has brought a package there; once, however often."""

    __tablename__ = "deliveries"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    at: Mapped[str]


_FIXED = (
    "number, agent, version, digest, packed_by, author_id, note, submitted, facts, checks, category, "
    "edited_by"
)
_STAYS = "OLD.department = '' OR EXISTS (SELECT 1 FROM departments WHERE name = OLD.department)"
"""Whoever renames a department takes the old name away first: then, and only then, what waits goes along."""
UNALTERED = {
    "sqlite": (
        "CREATE TRIGGER submissions_keep_their_queue BEFORE UPDATE OF department ON submissions "
        f"WHEN {_STAYS} BEGIN SELECT RAISE(ABORT, 'a submission is never moved'); END",
        f"CREATE TRIGGER submissions_keep_what_was_submitted BEFORE UPDATE OF {_FIXED} ON submissions "
        "BEGIN SELECT RAISE(ABORT, 'a submission is never altered'); END",
        "CREATE TRIGGER submissions_keep_decisions BEFORE UPDATE ON submissions "
        "WHEN OLD.state <> 'submitted' BEGIN SELECT RAISE(ABORT, 'a decision is never altered'); END",
        "CREATE TRIGGER submissions_keep_all BEFORE DELETE ON submissions "
        "BEGIN SELECT RAISE(ABORT, 'a submission is never removed'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION submissions_are_unaltered() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN "
        "IF TG_OP = 'DELETE' OR OLD.state <> 'submitted' OR "
        f"(NEW.department <> OLD.department AND ({_STAYS})) OR "
        "to_jsonb(NEW) - 'state' - 'closed' - 'department' "
        "<> to_jsonb(OLD) - 'state' - 'closed' - 'department' "
        "THEN RAISE EXCEPTION 'a submission is never altered'; END IF; RETURN NEW; END $$",
        "CREATE TRIGGER submissions_keep_all BEFORE UPDATE OR DELETE ON submissions "
        "FOR EACH ROW EXECUTE FUNCTION submissions_are_unaltered()",
    ),
}
"""What a database is told so that no program alters what waits or was decided, by the name of its kind."""

for _kind, _statements in UNALTERED.items():
    for _statement in _statements:
        _guard = DDL(_statement)
        event.listen(SubmissionRow.__table__, "after_create", _guard.execute_if(dialect=_kind))
