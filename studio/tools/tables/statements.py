"""Which statements are let through: one SELECT that reads nothing but the tables at hand.

The database is locked besides (no files, no network, no extensions, a transaction that only reads); here a
statement is judged by how the database itself parses it, before it runs.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from studio.core.errors import QueryFailed, QueryRefused
from studio.tools.tables.describing import Described

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FENCED = re.compile(r"```(?:\w*\n)?(.*?)```", re.DOTALL)
_BACKTICKED = re.compile(r"`([^`\"\n]{1,100})`")
_LONGEST = 20_000
_DEEPEST = 200
_TABLE_FUNCTIONS = frozenset(("range", "generate_series", "unnest", "json_each"))
_NODES = frozenset(("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"))
_ELSEWHERE = (
    "getenv current_setting set_config getvariable query query_table nextval currval write_log read_text "
    "read_blob read_csv read_csv_auto read_json read_json_auto read_json_objects read_ndjson read_parquet "
    "parquet_scan glob sniff_csv version current_database current_schema current_schemas current_user "
    "session_user user current_role current_catalog txid_current pg_typeof in_search_path "
    "json_execute_serialized_sql from_substrait sql_auto_complete which_secret add_parquet_key "
    "create_sort_key sleep_ms setval stats json_deserialize_sql json_serialize_plan current_query "
    "current_query_id current_connection_id current_transaction_id"
)
_NOT_FOR_TABLES = frozenset(_ELSEWHERE.split(" "))


def checked(con: "DuckDBPyConnection", sql: str, tables: Sequence[Described], tool: str) -> str:
    """The statement without its end mark; raises QueryRefused or QueryFailed."""
    import duckdb

    sql = _bare(sql)
    if len(sql) > _LONGEST or _depth(sql) > _DEEPEST:
        raise QueryRefused(tool=tool, reason="too_long", detail="")
    try:
        statements = con.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryFailed(tool=tool, problem=first_line(error), tables=in_short(tables)) from error
    if len(statements) != 1:
        raise QueryRefused(tool=tool, reason="several_statements" if statements else "nothing", detail="")
    kind = _kind_of(statements[0])
    if kind != "SELECT":
        raise QueryRefused(tool=tool, reason="no_select", detail=kind)
    statement = statements[0].query.strip().rstrip(";").strip()
    _look_through(_parsed(con, statement, tool), tables, tool)
    return statement


def _bare(sql: str) -> str:
    """Without the fence models put around code, and with names quoted as this database quotes them."""
    fenced = _FENCED.search(sql)
    return _BACKTICKED.sub(r'"\1"', fenced[1] if fenced else sql)


def _kind_of(statement: Any) -> str:
    try:
        return str(statement.type.name)
    except ValueError:  # a kind the database's own Python part has no name for
        return "?"


def first_line(error: Exception) -> str:
    return str(error).partition("\n\n")[0][:400]


def _parsed(con: "DuckDBPyConnection", statement: str, tool: str) -> Any:
    told = con.execute("SELECT json_serialize_sql(?)", [statement]).fetchone()
    parsed = json.loads(told[0]) if told else {"error": True}
    if parsed["error"]:  # what the database cannot write down as a SELECT is none
        raise QueryRefused(tool=tool, reason="no_select", detail="")
    return parsed


def in_short(tables: Sequence[Described]) -> str:
    return "\n".join(table.in_short() for table in tables)


def _look_through(parsed: Any, tables: Sequence[Described], tool: str) -> None:
    nodes = list(_dicts(parsed))
    own = {table.name.casefold() for table in tables} | {name.casefold() for name in _named_inside(nodes)}
    for node in nodes:
        if problem := _problem(node):
            raise QueryRefused(tool=tool, reason=problem[0], detail=problem[1])
    for node in nodes:
        name = str(node.get("table_name", ""))
        if node.get("type") == "BASE_TABLE" and name.casefold() not in own:
            raise QueryFailed(tool=tool, problem=f'there is no table "{name}"', tables=in_short(tables))


def _problem(node: dict[str, Any]) -> tuple[str, str] | None:
    kind, function = str(node.get("type", "")), str(node.get("function_name", "")).casefold()
    if kind.endswith("_NODE") and kind not in _NODES:
        return "no_select", kind.removesuffix("_NODE")
    if kind == "SHOW_REF":
        return "no_select", "SHOW"
    if kind == "TABLE_FUNCTION":
        called = str((node.get("function") or {}).get("function_name", "")).casefold()
        return None if called in _TABLE_FUNCTIONS else ("function", called)
    if kind == "BASE_TABLE" and str(node.get("schema_name") or "").casefold() not in ("", "main"):
        return "other_table", f"{node['schema_name']}.{node.get('table_name', '')}"
    if function in _NOT_FOR_TABLES or function.startswith(("duckdb_", "pragma_", "pg_", "__")):
        return "function", function
    return None


def _named_inside(nodes: list[dict[str, Any]]) -> Iterator[str]:
    """Names a WITH gives."""
    for node in nodes:
        entries = node.get("map")
        for entry in entries if isinstance(entries, list) else ():
            yield str(entry.get("key", "")) if isinstance(entry, dict) else ""
        if "cte_name" in node:
            yield str(node["cte_name"])


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a parsed statement, without recursion."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _depth(sql: str) -> int:
    deep = deepest = 0
    for sign in sql:
        deep += (sign in "([{") - (sign in ")]}")
        deepest = max(deepest, deep)
    return deepest
