"""How people prove who they are: passwords, single sign-on, and what keeps guessers waiting."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


class PasswordRow(Table):
    """`one_time` was set by an administrator and has to be changed at the first sign-in, before `expires`."""

    __tablename__ = "passwords"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    hashed: Mapped[str]
    one_time: Mapped[bool]
    expires: Mapped[str]
    changed: Mapped[str]


class AttemptsRow(Table):
    """Failed sign-ins of a person or from an address, and until when (seconds since 1970) nobody is heard."""

    __tablename__ = "sign_in_attempts"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int]
    last: Mapped[float] = mapped_column(index=True)
    until: Mapped[float]


class IdentityRow(Table):
    """Which person somebody is at a provider of single sign-on."""

    __tablename__ = "identities"

    issuer: Mapped[str] = mapped_column(String(500), primary_key=True)
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    linked: Mapped[str]


class SsoRow(Table):
    """A sign-in under way: begun by a program on a desk, carried on in its browser, ended by the program.

    States, browser cookies and codes are kept as digests; `code` and `person_id` are there once the provider
    has answered.
    """

    __tablename__ = "sso_sign_ins"

    state: Mapped[str] = mapped_column(String(64), primary_key=True)
    browser: Mapped[str] = mapped_column(String(64))
    nonce: Mapped[str]
    verifier: Mapped[str]
    challenge: Mapped[str]
    app_state: Mapped[str]
    port: Mapped[int]
    begun: Mapped[float] = mapped_column(index=True)
    code: Mapped[str | None] = mapped_column(String(64), unique=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
