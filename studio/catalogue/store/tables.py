"""The tables, the same for SQLite and PostgreSQL."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Table(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JSON, list[str]: JSON, list[dict[str, Any]]: JSON}  # noqa: RUF012  # SQLAlchemy's own way


class PersonRow(Table):
    __tablename__ = "people"

    id: Mapped[str] = mapped_column(String(100), primary_key=True)
    name: Mapped[str]
    department: Mapped[str]
    roles: Mapped[list[str]]


class TokenRow(Table):
    """A way to sign in; the token itself is known to its person alone."""

    __tablename__ = "tokens"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    issued: Mapped[str]


class SubmissionRow(Table):
    __tablename__ = "submissions"

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
    author: Mapped[PersonRow] = relationship(lazy="joined", innerjoin=True)
    acts: Mapped[list["ActRow"]] = relationship(lazy="selectin", order_by="ActRow.number")


class ActRow(Table):
    """One line of the log; `digest` covers the line and the digest of the line before it."""

    __tablename__ = "acts"

    number: Mapped[int] = mapped_column(primary_key=True)
    submission_number: Mapped[int] = mapped_column(ForeignKey("submissions.number"), index=True)
    act: Mapped[str]
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str]
    comment: Mapped[str]
    package: Mapped[str]
    at: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64), unique=True)


class ReleaseRow(Table):
    __tablename__ = "releases"
    __table_args__ = (UniqueConstraint("agent", "version"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    agent: Mapped[str] = mapped_column(index=True)
    version: Mapped[str]
    category: Mapped[str] = mapped_column(index=True)
    words: Mapped[str]
    digest: Mapped[str]
    submission_number: Mapped[int] = mapped_column(ForeignKey("submissions.number"), unique=True)
    reviewer_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    comment: Mapped[str]
    released: Mapped[str]
    recalled: Mapped[str]
    newest: Mapped[bool] = mapped_column(index=True)
    installs: Mapped[int]
    submission: Mapped[SubmissionRow] = relationship(lazy="joined", innerjoin=True)
    reviewer: Mapped[PersonRow] = relationship(lazy="joined", innerjoin=True)


class InstallRow(Table):
    """A person has fetched a release; once, however often."""

    __tablename__ = "installs"

    release_number: Mapped[int] = mapped_column(ForeignKey("releases.number"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    at: Mapped[str]
