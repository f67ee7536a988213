"""Whether a column is one of many values: one statement with one parameter, however many they are."""

import json
from collections.abc import Collection

from sqlalchemy import ARRAY, ColumnElement, String, any_, cast, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session


def among(
    session: Session, column: InstrumentedAttribute[str], values: Collection[str]
) -> ColumnElement[bool]:
    """A database that sees the same statement again need not think about it again."""
    if session.get_bind().dialect.name == "postgresql":
        return column == any_(cast(sorted(values), ARRAY(String)))  # few, it takes for granted: by an index
    name = f"many_{column.key}"
    listed = text(f"json_each(:{name}) AS listed").bindparams(**{name: json.dumps(sorted(values))})
    return column.in_(select(text("listed.value")).select_from(listed))
