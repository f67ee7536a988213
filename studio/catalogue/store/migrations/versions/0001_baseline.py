"""The schema of the releases 0.1 to 0.3."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _people()
    _submissions()
    _releases()


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.String(100), primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("department", sa.String, nullable=False),
        sa.Column("roles", sa.JSON, nullable=False),
    )
    op.create_table(
        "tokens",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("person_id", sa.String(100), sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("issued", sa.String, nullable=False),
    )


def _submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("agent", sa.String, nullable=False, index=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("packed_by", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False, index=True),
        sa.Column("author_id", sa.String(100), sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("submitted", sa.String, nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("checks", sa.JSON, nullable=False),
    )
    op.create_table(
        "acts",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column(
            "submission_number", sa.Integer, sa.ForeignKey("submissions.number"), nullable=False, index=True
        ),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("person_id", sa.String(100), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("comment", sa.String, nullable=False),
        sa.Column("package", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
    )


def _releases() -> None:
    op.create_table(
        "releases",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("agent", sa.String, nullable=False, index=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("category", sa.String, nullable=False, index=True),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column(
            "submission_number", sa.Integer, sa.ForeignKey("submissions.number"), nullable=False, unique=True
        ),
        sa.Column("reviewer_id", sa.String(100), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("comment", sa.String, nullable=False),
        sa.Column("released", sa.String, nullable=False),
        sa.Column("recalled", sa.String, nullable=False),
        sa.Column("newest", sa.Boolean, nullable=False, index=True),
        sa.Column("installs", sa.Integer, nullable=False),
        sa.UniqueConstraint("agent", "version"),
    )
    op.create_table(
        "installs",
        sa.Column("release_number", sa.Integer, sa.ForeignKey("releases.number"), primary_key=True),
        sa.Column("person_id", sa.String(100), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("at", sa.String, nullable=False),
    )
