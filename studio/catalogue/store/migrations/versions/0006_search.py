"""Words by which agents are found, how many there are, and how often what people see was changed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from studio.catalogue.store.tables.changes import COUNTED
from studio.catalogue.store.tables.search import SEARCHED
from studio.catalogue.store.terms import note_all_terms

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "changes",
        sa.Column("kind", sa.String(20), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.create_table(
        "shelf_tallies",
        sa.Column("category", sa.String(20), primary_key=True),
        sa.Column("department", sa.String(200), primary_key=True),
        sa.Column("agents", sa.Integer, nullable=False),
    )
    kind = op.get_bind().dialect.name
    for statement in (*SEARCHED[kind], *COUNTED[kind]):
        op.execute(sa.text(statement))
    _fill()


def _fill() -> None:
    """Of the agents that are on the shelf."""
    op.execute(
        "INSERT INTO shelf_tallies (category, department, agents) "
        "SELECT category, department, count(*) FROM shelf GROUP BY category, department"
    )
    with Session(op.get_bind()) as session:
        note_all_terms(session)
