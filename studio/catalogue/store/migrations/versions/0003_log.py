"""The log of every act: lines about more than submissions, which the database itself keeps from change."""

import sqlalchemy as sa
from alembic import op

from studio.catalogue.store.tables.acts import APPEND_ONLY

revision = "0003"
down_revision = "0002"

_NAMES = {"fk": "%(table_name)s_%(column_0_name)s_fkey"}
"""As PostgreSQL names what has no name; SQLite finds it by the same."""


def upgrade() -> None:
    with op.batch_alter_table("acts", naming_convention=_NAMES) as acts:
        acts.drop_constraint("acts_person_id_fkey", type_="foreignkey")
        acts.alter_column("submission_number", existing_type=sa.Integer(), nullable=True)
        acts.add_column(sa.Column("subject", sa.String(300), server_default="", nullable=False))
        acts.add_column(sa.Column("form", sa.Integer(), server_default="1", nullable=False))
        for column in ("person_id", "subject", "at"):
            acts.create_index(f"ix_acts_{column}", [column])
    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)
