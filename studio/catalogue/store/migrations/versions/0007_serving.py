"""Keys of the programs that ask published agents, and how much they ask."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    _clients()
    _counts()
    _use()


def _clients() -> None:
    op.create_table(
        "clients",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("name", "department")),
        *(sa.Column(name, sa.JSON, nullable=False) for name in ("agents", "categories")),
        sa.Column("everything", sa.Boolean, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("per_minute", "per_day", "at_once")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("expires", "added", "added_by", "revoked")),
    )


def _counts() -> None:
    op.create_table(
        "client_counts",
        sa.Column("client_id", sa.String(32), sa.ForeignKey("clients.id"), primary_key=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("minute", "in_minute", "minute_before")),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("in_day", sa.Integer, nullable=False),
    )
    op.create_table(
        "client_runs",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("client_id", sa.String(32), sa.ForeignKey("clients.id"), nullable=False),
        sa.Column("until", sa.Double, nullable=False),
    )
    op.create_index("ix_client_runs_client_id", "client_runs", ["client_id"])


def _use() -> None:
    op.create_table(
        "client_use",
        sa.Column("client_id", sa.String(32), sa.ForeignKey("clients.id"), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("agent", sa.String(60), primary_key=True),
        sa.Column("version", sa.String(40), primary_key=True),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("answered", sa.Integer, nullable=False),
    )
