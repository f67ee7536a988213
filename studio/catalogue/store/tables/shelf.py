"""What the shelf shows of each agent, and who made it."""

from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.store.tables.base import Table


class ShelfRow(Table):
    """One line for an agent: its current release, and all by which the list is narrowed and ordered.

    `merit` is its rating as few ratings weigh it, `heat` the logarithm of its use, fading with the days;
    `offered` is false when no version may be handed out. `facts` are those of its card.
    """

    __tablename__ = "shelf"
    __table_args__ = tuple(
        Index(f"ix_shelf_{key}", "offered", key, "agent") for key in ("name", "released", "merit", "heat")
    )

    agent: Mapped[str] = mapped_column(String(60), primary_key=True)
    release_number: Mapped[int] = mapped_column(ForeignKey("releases.number"), unique=True)
    offered: Mapped[bool]
    name: Mapped[str]
    category: Mapped[str] = mapped_column(String(20), index=True)
    department: Mapped[str] = mapped_column(String(200), index=True)
    words: Mapped[str]
    released: Mapped[str]
    stars: Mapped[int] = mapped_column(server_default="0", default=0)
    raters: Mapped[int] = mapped_column(server_default="0", default=0)
    merit: Mapped[float] = mapped_column(server_default="3", default=3.0)
    heat: Mapped[float] = mapped_column(server_default="0", default=0.0)
    facts: Mapped[dict[str, Any]]


class MakerRow(Table):
    """Somebody who submitted, packed or edited a released version of the agent."""

    __tablename__ = "makers"

    agent: Mapped[str] = mapped_column(String(60), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(100), primary_key=True, index=True)
