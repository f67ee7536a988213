"""How many answers a copy of an agent gave on a day."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


class UsageRow(Table):
    """`person` is a digest with the service's key: enough to count people, not to find out who they are."""

    __tablename__ = "usage"

    agent: Mapped[str] = mapped_column(String(60), primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    person: Mapped[str] = mapped_column(String(32), primary_key=True)
    version: Mapped[str] = mapped_column(String(40), primary_key=True)
    device: Mapped[str] = mapped_column(String(32), primary_key=True)
    department: Mapped[str] = mapped_column(String(200))
    answers: Mapped[int]
