"""The last line of the log, signed with every act."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "log_end",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("signed", sa.JSON, nullable=False),
    )
