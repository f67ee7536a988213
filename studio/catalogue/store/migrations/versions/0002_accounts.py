"""How people sign in: passwords, tokens with an end, single sign-on; and which queues they review."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _people()
    _tokens()
    _passwords()
    _single_sign_on()


def _people() -> None:
    op.add_column("people", sa.Column("reviews", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("people", sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()))
    op.create_table("departments", sa.Column("name", sa.String(200), primary_key=True))
    op.execute("INSERT INTO departments (name) SELECT DISTINCT department FROM people WHERE department <> ''")


def _tokens() -> None:
    for name, default in (("label", ""), ("how", "token"), ("issuer", ""), ("expires", ""), ("used", "")):
        op.add_column("tokens", sa.Column(name, sa.String, nullable=False, server_default=default))


def _passwords() -> None:
    op.create_table(
        "passwords",
        sa.Column("person_id", sa.String(100), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("hashed", sa.String, nullable=False),
        sa.Column("one_time", sa.Boolean, nullable=False),
        sa.Column("expires", sa.String, nullable=False),
        sa.Column("changed", sa.String, nullable=False),
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last", sa.Double, nullable=False, index=True),
        sa.Column("until", sa.Double, nullable=False),
    )


def _single_sign_on() -> None:
    op.create_table(
        "identities",
        sa.Column("issuer", sa.String(500), primary_key=True),
        sa.Column("subject", sa.String(255), primary_key=True),
        sa.Column("person_id", sa.String(100), sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("linked", sa.String, nullable=False),
    )
    op.create_table(
        "sso_sign_ins",
        sa.Column("state", sa.String(64), primary_key=True),
        sa.Column("browser", sa.String(64), nullable=False),
        sa.Column("nonce", sa.String, nullable=False),
        sa.Column("verifier", sa.String, nullable=False),
        sa.Column("challenge", sa.String, nullable=False),
        sa.Column("app_state", sa.String, nullable=False),
        sa.Column("port", sa.Integer, nullable=False),
        sa.Column("begun", sa.Double, nullable=False, index=True),
        sa.Column("code", sa.String(64), unique=True),
        sa.Column("person_id", sa.String(100), sa.ForeignKey("people.id")),
    )
