"""Whatever a statement tries besides reading the tables at hand is refused, and nothing changes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.core.errors import QueryFailed, QueryRefused
from studio.documents.wire import path_to_wire
from studio.tools.tables import engine
from tests.unit.tools.sheets_made import make_csv

HOSTILE = """
INSERT INTO 事项 VALUES ('x', 1)
UPDATE 事项 SET 数量 = 0
DELETE FROM 事项
DROP TABLE 事项
CREATE TABLE x AS SELECT 1
CREATE OR REPLACE VIEW v AS SELECT * FROM 事项
CREATE MACRO m() AS 1
ALTER TABLE 事项 ADD COLUMN x INT
TRUNCATE 事项
SELECT 1; DROP TABLE 事项
SELECT 1; SELECT 2
WITH x AS (INSERT INTO 事项 VALUES ('x', 1) RETURNING *) SELECT * FROM x
WITH x AS (DELETE FROM 事项 RETURNING *) SELECT * FROM x
WITH x AS (UPDATE 事项 SET 数量 = 9 RETURNING *) SELECT count(*) FROM x
COPY 事项 TO 'out.csv'
COPY (SELECT 1) TO 'out.csv'
COPY 事项 FROM 'in.csv'
EXPORT DATABASE 'out'
IMPORT DATABASE 'in'
ATTACH 'other.db'
ATTACH ':memory:' AS other
DETACH memory
INSTALL httpfs
LOAD httpfs
FORCE INSTALL spatial
UPDATE EXTENSIONS
SET enable_external_access = true
SET GLOBAL lock_configuration = false
RESET memory_limit
PRAGMA enable_external_access
PRAGMA database_list
CALL pragma_version()
CHECKPOINT
VACUUM
BEGIN
COMMIT
USE memory
PREPARE p AS SELECT 1
EXECUTE p
EXPLAIN SELECT * FROM 事项
EXPLAIN ANALYZE SELECT * FROM 事项
CREATE SECRET s (TYPE S3, KEY_ID 'a', SECRET 'b')
SET VARIABLE x = (SELECT 1)
SELECT * FROM read_csv('/etc/passwd')
SELECT * FROM read_csv_auto('/etc/passwd')
SELECT * FROM read_text('/etc/passwd')
SELECT * FROM read_blob('/etc/*')
SELECT * FROM read_json('/etc/passwd')
SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')
SELECT * FROM parquet_metadata('x')
SELECT * FROM 'https://example.com/x.csv'
SELECT * FROM '/etc/passwd'
SELECT * FROM "s3://bucket/x.parquet"
SELECT * FROM glob('/etc/*')
SELECT * FROM sniff_csv('/etc/passwd')
SELECT getenv('HOME')
SELECT current_setting('memory_limit')
SELECT * FROM duckdb_settings()
SELECT * FROM duckdb_secrets()
SELECT * FROM duckdb_extensions()
SELECT * FROM pragma_database_list()
SELECT * FROM information_schema.tables
SELECT * FROM pg_catalog.pg_tables
SELECT * FROM sqlite_master
SELECT * FROM query('SELECT 1')
SELECT * FROM query_table('事项')
SELECT nextval('s')
SELECT write_log('x')
SELECT (SELECT content FROM read_text('/etc/hostname'))
SELECT * FROM 事项 WHERE 数量 IN (SELECT size FROM read_blob('/etc/hosts'))
SELECT * FROM 事项, LATERAL (SELECT * FROM glob('*'))
WITH r AS (SELECT * FROM read_csv('/etc/passwd')) SELECT * FROM r
SELECT * FROM secret
SELECT * FROM stamps
SHOW TABLES
DESCRIBE 事项
SELECT * FROM (PIVOT 事项 ON 事项名 USING sum(数量))
SELECT 1 INTO OUTFILE '/tmp/x'
SELECT * FROM 事项 FOR UPDATE NOWAIT SKIP
/* only a comment */
-- nothing
;
select json_execute_serialized_sql('x')
SELECT sleep_ms(9)
SELECT pg_sleep(9)
SELECT current_query()
SELECT * FROM read_duckdb('x')
SELECT * FROM enable_logging()
SELECT * FROM add_grammar_extension('x')
SELECT * FROM python_map_function(1)
SELECT * FROM test_all_types()
""".strip().splitlines()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    yield make_csv(tmp_path / "事项.csv", [["事项名", "数量"], ["占道", "3"], ["乱贴", "4"]])
    engine._opened.cache_clear()


def ask(file: Path, sql: str, limit: int = 10) -> dict[str, Any]:
    found = file.stat()
    return engine.answer(file, [(path_to_wire(file), found.st_size, found.st_mtime_ns)], sql, limit, "tables")


def test_there_are_more_than_forty_of_them() -> None:
    assert len(HOSTILE) >= 40


@pytest.mark.parametrize("sql", HOSTILE)
def test_a_hostile_statement_is_refused_and_the_table_is_as_before(
    file: Path, sql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises((QueryRefused, QueryFailed)) as error:
        ask(file, sql)

    assert "root:" not in str(error.value)
    assert ask(file, 'SELECT sum("数量") FROM 事项')["rows"] == [["7"]]
    assert [path.name for path in tmp_path.iterdir()] == ["事项.csv"]


@pytest.mark.parametrize(
    "sql", ["(" * 5000 + "SELECT 1" + ")" * 5000, "SELECT " + "1+" * 12_000 + "1", "SELECT [" * 300]
)
def test_what_is_too_long_or_too_deep_is_refused_before_it_is_parsed(file: Path, sql: str) -> None:
    with pytest.raises(QueryRefused) as error:
        ask(file, sql)

    assert error.value.reason == "too_long"


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ('SELECT "事项名" FROM 事项 ORDER BY "数量" DESC LIMIT 1;', [["乱贴"]]),
        ("WITH x AS (SELECT * FROM 事项) SELECT count(*) FROM x", [["2"]]),
        ("SELECT a.事项名 FROM 事项 a JOIN 事项 b USING (事项名) WHERE a.数量 > 3", [["乱贴"]]),
        ("SELECT avg(数量) FROM (SELECT * FROM 事项 UNION ALL SELECT * FROM 事项)", [["3.5"]]),
        ("SELECT rank() OVER (ORDER BY 数量) FROM 事项 QUALIFY 数量 = 4", [["2"]]),
        (
            "WITH RECURSIVE r AS (SELECT 1 n UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT max(n) FROM r",
            [["3"]],
        ),
        ("SELECT count(*) FILTER (数量 > 3) FROM main.事项", [["1"]]),
        ("FROM 事项 SELECT sum(数量)", [["7"]]),
        ("SELECT * FROM range(2)", [["0"], ["1"]]),
        ("-- wie viele\nSELECT count(*) FROM 事项", [["2"]]),
        ("```sql\nSELECT count(*) FROM 事项;\n```", [["2"]]),
        ("SELECT sum(`数量`) FROM `事项`", [["7"]]),
        ("SELECT 1 WHERE '；' = '；'", [["1"]]),
    ],
)
def test_what_only_reads_is_answered(file: Path, sql: str, rows: list[list[str]]) -> None:
    assert ask(file, sql)["rows"] == rows


def test_an_unknown_column_is_told_with_the_columns_there_are(file: Path) -> None:
    for sql in ("SELECT 数目 FROM 事项", "SELECT * FROM 另表"):
        with pytest.raises(QueryFailed) as error:
            ask(file, sql)
        assert '"事项": "事项名", "数量"' in error.value.tables


def test_rows_beyond_the_limit_are_counted(file: Path) -> None:
    answer = ask(file, "SELECT * FROM range(12345)", limit=3)

    assert (len(answer["rows"]), answer["count"]) == (3, 12345)


def test_where_not_all_rows_could_be_counted_it_is_said(file: Path) -> None:
    assert not ask(file, "SELECT * FROM range(1100000)", limit=3)["counted"]
