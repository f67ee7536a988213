"""Programs that ask published agents, how much they asked, and what of it is going on."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


class ClientRow(Table):
    """The key itself is known to the client alone; `revoked` is since when it counts no more."""

    __tablename__ = "clients"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str]
    department: Mapped[str]
    agents: Mapped[list[str]]
    categories: Mapped[list[str]]
    everything: Mapped[bool]
    per_minute: Mapped[int]
    per_day: Mapped[int]
    at_once: Mapped[int]
    expires: Mapped[str]
    added: Mapped[str]
    added_by: Mapped[str]
    revoked: Mapped[str]


class ClientCountRow(Table):
    """Requests in the minute it is, in the one before, and on the day."""

    __tablename__ = "client_counts"

    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), primary_key=True)
    minute: Mapped[int]
    in_minute: Mapped[int]
    minute_before: Mapped[int]
    day: Mapped[str]
    in_day: Mapped[int]


class ClientRunRow(Table):
    """An answer being written; one that nobody prolonged `until` then (seconds since 1970) is over."""

    __tablename__ = "client_runs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    until: Mapped[float]


class ClientUseRow(Table):
    """What was asked on a day, in counts alone."""

    __tablename__ = "client_use"

    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    agent: Mapped[str] = mapped_column(String(60), primary_key=True)
    version: Mapped[str] = mapped_column(String(40), primary_key=True)
    asked: Mapped[int]
    answered: Mapped[int]
