"""Released versions, and who fetched them."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from studio.catalogue.store.tables.base import Table
from studio.catalogue.store.tables.people import PersonRow
from studio.catalogue.store.tables.submissions import SubmissionRow


class ReleaseRow(Table):
    """`recalled`, `rolled_back` and `deprecated` are empty or the reason; the two days are ISO dates."""

    __tablename__ = "releases"
    __table_args__ = (UniqueConstraint("agent", "version"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    agent: Mapped[str] = mapped_column(index=True)
    version: Mapped[str]
    digest: Mapped[str]
    submission_number: Mapped[int] = mapped_column(ForeignKey("submissions.number"), unique=True)
    reviewer_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    comment: Mapped[str]
    released: Mapped[str]
    recalled: Mapped[str]
    rolled_back: Mapped[str] = mapped_column(server_default="", default="")
    deprecated: Mapped[str] = mapped_column(server_default="", default="")
    instead: Mapped[str] = mapped_column(server_default="", default="")
    valid_until: Mapped[str] = mapped_column(String(10), server_default="", default="")
    review_due: Mapped[str] = mapped_column(String(10), server_default="", default="", index=True)
    installs: Mapped[int]
    submission: Mapped[SubmissionRow] = relationship(lazy="joined", innerjoin=True)
    reviewer: Mapped[PersonRow] = relationship(lazy="joined", innerjoin=True)


class InstallRow(Table):
    """A person has fetched a release; once, however often."""

    __tablename__ = "installs"

    release_number: Mapped[int] = mapped_column(ForeignKey("releases.number"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    at: Mapped[str]
