"""What all tables have in common, the same for SQLite and PostgreSQL."""

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import DeclarativeBase


class Table(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JSON, list[str]: JSON, list[dict[str, Any]]: JSON}  # noqa: RUF012  # SQLAlchemy's own way
