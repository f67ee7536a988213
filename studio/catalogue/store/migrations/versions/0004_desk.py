"""What reviewers write beside a submission, what they ran again, and whose queue a submission waits in."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from studio.catalogue.store.tables.remarks import written_once
from studio.catalogue.store.tables.submissions import UNALTERED

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _columns()
    _fill()
    _deliveries()
    _remarks()
    _reruns()
    kind = op.get_bind().dialect.name
    for statement in (*UNALTERED[kind], *written_once("remarks")[kind], *written_once("reruns")[kind]):
        op.execute(statement)


def _columns() -> None:
    for name in ("department", "category", "closed"):
        op.add_column("submissions", sa.Column(name, sa.String, nullable=False, server_default=""))
    op.add_column("submissions", sa.Column("edited_by", sa.JSON, nullable=False, server_default="[]"))
    op.create_index("ix_submissions_queue", "submissions", ["state", "department", "number"])
    op.create_index("ix_submissions_newest", "submissions", ["state", "number"])
    op.create_index("ix_submissions_own", "submissions", ["author_id", "number"])


def _fill() -> None:
    """Where its author belonged when it was submitted was not kept: what stands there now is nearest."""
    bind = op.get_bind()
    rows = bind.execute(
        sa.text(
            "SELECT s.number, s.facts, p.department FROM submissions s JOIN people p ON p.id = s.author_id"
        )
    )
    change = sa.text(
        "UPDATE submissions SET department = :department, category = :category WHERE number = :n"
    )
    for number, facts, department in rows.all():
        bind.execute(change, {"n": number, "department": department, "category": _category(facts)})


def _category(facts: Any) -> str:  # JSON, as text in SQLite
    read = json.loads(facts) if isinstance(facts, str) else facts
    return str(read.get("category", ""))


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("person_id", sa.String(100), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("at", sa.String, nullable=False),
    )


def _remarks() -> None:
    op.create_table(
        "remarks",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column(
            "submission_number", sa.Integer, sa.ForeignKey("submissions.number"), nullable=False, index=True
        ),
        sa.Column("answers", sa.Integer, sa.ForeignKey("remarks.number"), nullable=True),
        sa.Column("resolves", sa.Integer, nullable=False),
        sa.Column("person_id", sa.String(100), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("quote", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )


def _reruns() -> None:
    op.create_table(
        "reruns",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column(
            "submission_number", sa.Integer, sa.ForeignKey("submissions.number"), nullable=False, index=True
        ),
        sa.Column("person_id", sa.String(100), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("endpoint", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("started", sa.String, nullable=False),
        sa.Column("passed", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
    )
