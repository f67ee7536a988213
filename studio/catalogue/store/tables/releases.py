"""Released versions, and who fetched them."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from studio.catalogue.store.tables.base import Table
from studio.catalogue.store.tables.people import PersonRow
from studio.catalogue.store.tables.submissions import SubmissionRow


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
