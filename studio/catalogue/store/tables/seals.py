"""Keys, what they signed, and the index that binds all releases."""

from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


class AuthorKeyRow(Table):
    """The public key of a person on one computer; `stolen` is since when somebody else had it."""

    __tablename__ = "author_keys"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    public: Mapped[str]
    label: Mapped[str]
    added: Mapped[str]
    revoked: Mapped[str]
    reason: Mapped[str]
    stolen: Mapped[str]


class ServiceKeyRow(Table):
    """A key of the catalogue, public half only; the last one signs."""

    __tablename__ = "service_keys"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    public: Mapped[str]
    since: Mapped[str]
    endorsement: Mapped[str | None]


class SubmissionSealRow(Table):
    """What an author signed; `statement` is its hash, so that none is used twice."""

    __tablename__ = "submission_seals"

    submission_number: Mapped[int] = mapped_column(ForeignKey("submissions.number"), primary_key=True)
    key_id: Mapped[str] = mapped_column(ForeignKey("author_keys.id"), index=True)
    statement: Mapped[str] = mapped_column(String(64), unique=True)
    signed: Mapped[dict[str, Any]]


class ReleaseSealRow(Table):
    __tablename__ = "release_seals"

    release_number: Mapped[int] = mapped_column(ForeignKey("releases.number"), primary_key=True)
    seal: Mapped[dict[str, Any]]


class IndexNodeRow(Table):
    """A node of the index's tree under the digits that lead to it."""

    __tablename__ = "index_nodes"

    path: Mapped[str] = mapped_column(String(8), primary_key=True)
    content: Mapped[dict[str, Any]]


class LogEndRow(Table):
    """The signed last line of the log: one row."""

    __tablename__ = "log_end"

    number: Mapped[int] = mapped_column(primary_key=True)
    signed: Mapped[dict[str, Any]]


class IndexRootRow(Table):
    """The signed root of the tree: one row."""

    __tablename__ = "index_root"

    number: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    signed: Mapped[dict[str, Any]]
