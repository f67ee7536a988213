"""People, their departments, and the tokens they sign in with."""

from sqlalchemy import ForeignKey, String, true
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


class DepartmentRow(Table):
    """Known departments; people bear the name, so renaming one writes all of them."""

    __tablename__ = "departments"

    name: Mapped[str] = mapped_column(String(200), primary_key=True)


class PersonRow(Table):
    """`reviews` are departments; those who left are not `active` and keep all they did."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(String(100), primary_key=True)
    name: Mapped[str]
    department: Mapped[str]
    roles: Mapped[list[str]]
    reviews: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    active: Mapped[bool] = mapped_column(default=True, server_default=true())


class TokenRow(Table):
    """A way to sign in; the token itself is known to its person alone.

    `how` says what it was given for, `issuer` which other person made it. No `expires`: it has no end.
    """

    __tablename__ = "tokens"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    issued: Mapped[str]
    label: Mapped[str] = mapped_column(default="", server_default="")
    how: Mapped[str] = mapped_column(default="token", server_default="token")
    issuer: Mapped[str] = mapped_column(default="", server_default="")
    expires: Mapped[str] = mapped_column(default="", server_default="")
    used: Mapped[str] = mapped_column(default="", server_default="")
