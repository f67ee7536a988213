"""What users say of released agents: ratings, and feedback on single answers."""

from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from studio.catalogue.store.tables.base import Table
from studio.catalogue.store.tables.people import PersonRow


class RatingRow(Table):
    """One for a person and an agent, whichever version it was given for."""

    __tablename__ = "ratings"

    agent: Mapped[str] = mapped_column(String(60), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    stars: Mapped[int]
    comment: Mapped[str]
    version: Mapped[str]
    at: Mapped[str]
    person: Mapped[PersonRow] = relationship(lazy="joined", innerjoin=True)


class FeedbackRow(Table):
    """`said` is what was sent; `taken_up` the version whose tests hold it."""

    __tablename__ = "feedback"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    agent: Mapped[str] = mapped_column(String(60), index=True)
    version: Mapped[str]
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    said: Mapped[dict[str, Any]]
    at: Mapped[str]
    state: Mapped[str] = mapped_column(String(20))
    settled: Mapped[str]
    reply: Mapped[str]
    taken_up: Mapped[str]
    person: Mapped[PersonRow] = relationship(lazy="joined", innerjoin=True)
