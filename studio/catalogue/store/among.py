"""Whether a column is one of many values: one statement with one parameter, however many they are."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

_LISTED = {
    "sqlite": "json_each(:{name}) AS listed",
    "postgresql": "json_array_elements_text(CAST(:{name} AS json)) AS listed (value)",
}


def among(
    session: Session, column: InstrumentedAttribute[str], values: Collection[str]
) -> ColumnElement[bool]:
    """A database that sees the same statement again need not think about it again."""
    name = f"many_{column.key}"
    listed = text(_LISTED[session.get_bind().dialect.name].format(name=name))
    given: Any = listed.bindparams(**{name: json.dumps(sorted(values))})
    return column.in_(select(text("listed.value")).select_from(given))
