"""What becomes of a release: notes, end, ratings, feedback, use; and a shelf with one line for an agent."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_YEAR, _REVIEW = timedelta(days=365), timedelta(days=30)
_CARD = ("purpose", "owner", "icon", "size", "passed", "total", "endpoint", "model", "tested")


def upgrade() -> None:
    _releases()
    _shelf()
    _opinions()
    _usage()
    _fill()


def _releases() -> None:
    """Columns come and go one by one: a table others refer to must not be made anew."""
    for name in ("rolled_back", "deprecated", "instead"):
        op.add_column("releases", sa.Column(name, sa.String, server_default="", nullable=False))
    for name in ("valid_until", "review_due"):
        op.add_column("releases", sa.Column(name, sa.String(10), server_default="", nullable=False))
    op.create_index("ix_releases_review_due", "releases", ["review_due"])


def _shelf() -> None:
    op.create_table(
        "shelf",
        sa.Column("agent", sa.String(60), primary_key=True),
        sa.Column(
            "release_number", sa.Integer, sa.ForeignKey("releases.number"), nullable=False, unique=True
        ),
        sa.Column("offered", sa.Boolean, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("category", sa.String(20), nullable=False, index=True),
        sa.Column("department", sa.String(200), nullable=False, index=True),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("released", sa.String, nullable=False),
        sa.Column("stars", sa.Integer, server_default="0", nullable=False),
        sa.Column("raters", sa.Integer, server_default="0", nullable=False),
        sa.Column("merit", sa.Double, server_default="3", nullable=False),
        sa.Column("heat", sa.Double, server_default="0", nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
    )
    for key in ("name", "released", "merit", "heat"):
        op.create_index(f"ix_shelf_{key}", "shelf", ["offered", key, "agent"])
    op.create_table(
        "makers",
        sa.Column("agent", sa.String(60), primary_key=True),
        sa.Column("person_id", sa.String(100), primary_key=True, index=True),
    )


def _opinions() -> None:
    person = ("person_id", sa.String(100), sa.ForeignKey("people.id"))
    op.create_table(
        "ratings",
        sa.Column("agent", sa.String(60), primary_key=True),
        sa.Column(*person, primary_key=True),
        sa.Column("stars", sa.Integer, nullable=False),
        sa.Column("comment", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("agent", sa.String(60), nullable=False, index=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("person_id", sa.String(100), sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("said", sa.JSON, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("settled", sa.String, nullable=False),
        sa.Column("reply", sa.String, nullable=False),
        sa.Column("taken_up", sa.String, nullable=False),
    )


def _usage() -> None:
    op.create_table(
        "usage",
        sa.Column("agent", sa.String(60), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("person", sa.String(32), primary_key=True),
        sa.Column("version", sa.String(40), primary_key=True),
        sa.Column("device", sa.String(32), primary_key=True),
        sa.Column("department", sa.String(200), nullable=False),
        sa.Column("answers", sa.Integer, nullable=False),
    )


def _fill() -> None:
    """Put on the shelf what was the newest; a release holds for a year, as it does from now on."""
    releases, shelf, makers = (_table(name) for name in ("releases", "shelf", "makers"))
    found = list(_released())
    for row in found:
        end = date.fromisoformat(row.released[:10]) + _YEAR
        ends = {"valid_until": end.isoformat(), "review_due": (end - _REVIEW).isoformat()}
        op.execute(sa.update(releases).where(releases.c.number == row.number).values(ends))
    if newest := [_line(row) for row in found if row.newest]:
        op.bulk_insert(shelf, newest)
    if made := sorted({(row.agent, maker) for row in found for maker in (row.author_id, row.packed_by)}):
        op.bulk_insert(makers, [{"agent": agent, "person_id": person} for agent, person in made])
    for column in ("newest", "category"):
        op.drop_index(f"ix_releases_{column}", "releases")
        op.drop_column("releases", column)
    op.drop_column("releases", "words")


def _released() -> Iterator[Any]:  # rows
    of_release = "number, agent, released, recalled, newest, category, words"
    submissions = "(SELECT number AS submission, facts, author_id, packed_by FROM submissions) AS s"
    yield from op.get_bind().execute(
        sa.text(
            f"SELECT {of_release}, facts, author_id, packed_by FROM releases"
            f" JOIN {submissions} ON submission = submission_number"
        )
    )


def _line(row: Any) -> dict[str, Any]:
    facts = json.loads(row.facts) if isinstance(row.facts, str) else row.facts
    return {
        "agent": row.agent,
        "release_number": row.number,
        "offered": not row.recalled,
        "name": facts["name"],
        "category": row.category,
        "department": next(iter(facts.get("owner", "").split()), ""),
        "words": row.words,
        "released": row.released,
        "facts": {name: facts[name] for name in _CARD if name in facts},
    }


def _table(name: str) -> sa.Table:
    return sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())
