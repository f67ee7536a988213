"""The log of every act, which the database itself keeps from change; keys, signatures and the index."""

import sqlalchemy as sa
from alembic import op

from studio.catalogue.store.tables.acts import APPEND_ONLY

revision = "0003"
down_revision = "0002"

_NAMES = {"fk": "%(table_name)s_%(column_0_name)s_fkey"}
"""As PostgreSQL names what has no name; SQLite finds it by the same."""


def upgrade() -> None:
    _log()
    _keys()
    _signatures()
    _index()


def _log() -> None:
    with op.batch_alter_table("acts", naming_convention=_NAMES) as acts:
        acts.drop_constraint("acts_person_id_fkey", type_="foreignkey")
        acts.alter_column("submission_number", existing_type=sa.Integer(), nullable=True)
        acts.add_column(sa.Column("subject", sa.String(300), server_default="", nullable=False))
        acts.add_column(sa.Column("form", sa.Integer(), server_default="1", nullable=False))
        for column in ("person_id", "subject", "at"):
            acts.create_index(f"ix_acts_{column}", [column])
    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)


def _keys() -> None:
    op.create_table(
        "author_keys",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("person_id", sa.String(100), sa.ForeignKey("people.id"), nullable=False, index=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("public", "label", "added")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("revoked", "reason", "stolen")),
    )
    op.create_table(
        "service_keys",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("public", sa.String, nullable=False),
        sa.Column("since", sa.String, nullable=False),
        sa.Column("endorsement", sa.String),
    )


def _signatures() -> None:
    op.create_table(
        "submission_seals",
        sa.Column("submission_number", sa.Integer, sa.ForeignKey("submissions.number"), primary_key=True),
        sa.Column("key_id", sa.String(64), sa.ForeignKey("author_keys.id"), nullable=False, index=True),
        sa.Column("statement", sa.String(64), nullable=False, unique=True),
        sa.Column("signed", sa.JSON, nullable=False),
    )
    op.create_table(
        "release_seals",
        sa.Column("release_number", sa.Integer, sa.ForeignKey("releases.number"), primary_key=True),
        sa.Column("seal", sa.JSON, nullable=False),
    )


def _index() -> None:
    op.create_table(
        "index_nodes",
        sa.Column("path", sa.String(8), primary_key=True),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_table(
        "index_root",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("signed", sa.JSON, nullable=False),
    )
