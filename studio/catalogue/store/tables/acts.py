"""The log of acts."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


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
