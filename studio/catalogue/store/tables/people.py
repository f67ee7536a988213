"""People and the tokens they sign in with."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


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
