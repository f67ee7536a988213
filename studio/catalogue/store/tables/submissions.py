"""Packages that were submitted for review."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from studio.catalogue.store.tables.base import Table
from studio.catalogue.store.tables.people import PersonRow

if TYPE_CHECKING:
    from studio.catalogue.store.tables.acts import ActRow


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
