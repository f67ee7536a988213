"""A SELECT is written from the tables a tool tells of, and the database takes it."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.unit.endpoints.acting.asking import arguments, ask, called, said, tool

TOLD = """用一条只读 SQL 查询表格。
表 "场所"(台账.xlsx · 场所,5 行)
  "名称" 文本,如 青山水厂、白塘水厂
  "街道" 文本:东街、西街
  "等级" 文本:优秀、合格
  "检查日期" 日期:2026-01-05 至 2026-10-28
  "用水量(吨)" 小数,单位 吨:1 至 50
  "限额" 小数,单位 吨:10 至 30
表 "人员"(台账.xlsx · 人员,2 行)
  "姓名" 文本,如 张示例
  "科室" 文本:一科、二科
"""
SQL = {"type": "string", "description": "一条 SELECT 语句"}
TABLES = tool("tables", TOLD, ("sql",), sql=SQL)
ROWS = [
    ("青山水厂", "东街", "优秀", "2026-01-05", 12.0, 10.0),
    ("白塘水厂", "东街", "合格", "2026-03-08", 8.0, 10.0),
    ("红星水厂", "西街", "合格", "2026-05-02", 50.0, 30.0),
    ("南坡水厂", "西街", "合格", "2026-05-20", 20.0, 30.0),
    ("北坡水厂", "西街", "优秀", "2026-10-28", 1.0, 30.0),
]


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute(
            'CREATE TABLE "场所"("名称" TEXT, "街道" TEXT, "等级" TEXT, "检查日期" DATE, '
            '"用水量(吨)" DOUBLE, "限额" DOUBLE)'
        )
        con.executemany('INSERT INTO "场所" VALUES (?, ?, ?, ?, ?, ?)', ROWS)
        con.execute('CREATE TABLE "人员" AS SELECT * FROM (VALUES (\'张示例\', \'一科\')) t("姓名", "科室")')
        yield con


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("一共有多少个场所?", {5}),
        ("东街有多少家场所?", {2}),
        ("用水量的总和是多少?", {91.0}),
        ("西街的平均用水量是多少?", {23.67}),
        ("哪个场所用水量最高?", {"红星水厂", 50.0}),
        ("用水量最低的场所是哪个?", {"北坡水厂"}),
        ("用水量超过限额的场所有哪些?", {"青山水厂", "红星水厂"}),
        ("用水量在5到15之间的场所有几家?", {2}),
        ("用水量20吨以上的场所有几家?", {2}),
        ("2026年5月检查的场所有多少家?", {2}),
        ("5月检查的场所有多少家?", {2}),
        ("2026年5月10日以后检查的有几家?", {2}),
        ("各街道的用水量合计", {"东街", 20.0, "西街", 71.0}),
        ("哪个街道的场所数量最多?", {"西街", 3}),
        ("每月检查了几家?", {"2026-05", 2}),
        ("各街道的优秀率是多少?", {50.0, 33.33}),
        ("各等级场所的数量占比", {"合格", 60.0, "优秀", 40.0}),
        ("用水量最多的前2个场所", {"红星水厂", "南坡水厂"}),
        ("红星水厂的用水量是多少?", {50.0}),
        ("有几种等级?", {2}),
        ("二科有哪些人员?", set()),
        ("南坡泵房的限额是多少?", set()),
        ("南坡水的用水量是多少?", {20.0}),
        ("一共有几个街道?", {2}),
        ("西街检查了多少天?", {3}),
        ("等级为优秀的有几天?", {2}),
    ],
)
def test_a_question_becomes_a_statement_with_the_answer(
    database: duckdb.DuckDBPyConnection, question: str, answer: set[object]
) -> None:
    statement = arguments(question, TABLES)["sql"]

    found = {cell for row in database.execute(statement).fetchall() for cell in row}
    assert answer <= found, statement


def test_what_a_later_turn_names_stands_in_place_of_what_was_named() -> None:
    (call,) = ask("东街5月的用水量合计是多少?", said("一共 8。"), "那西街5月的呢?", tools=[TABLES]).calls

    assert "= '西街'" in call.arguments["sql"]
    assert "东街" not in call.arguments["sql"]


def test_the_name_of_a_table_is_not_heard_as_that_of_its_column() -> None:
    told = '表 "问题清单"(9 行)\n  "问题名称" 文本,如 甲问题\n  "处置部门" 文本:一科、二科'
    tables = tool("tables", told, ("sql",), sql=SQL)

    statement = arguments("问题清单里哪个部门的问题最多?", tables)["sql"]

    assert 'GROUP BY 1 ORDER BY "数量" DESC' in statement
    assert statement.startswith('SELECT "处置部门"')
    assert "WHERE" not in statement


@pytest.mark.parametrize(
    ("question", "is_called"), [("西街有多少家场所?", True), ("用水量的限额标准是多少?", False)]
)
def test_a_figure_is_reckoned_from_rows_whatever_the_passages_say_of_it(
    question: str, is_called: bool
) -> None:
    beside = "<资料>\n【1】《办法》第二条\n西街场所的用水量限额标准是30吨。\n</资料>\n\n问题："

    assert bool(ask(f"{beside}{question}", tools=[TABLES]).calls) == is_called


def test_tables_that_are_only_attached_are_looked_at_first() -> None:
    overview = tool("tables_overview", "列出可以查询的表:表名、列名、类型")
    asking = tool("tables", "用 SQL 查询表格,列名先用 tables_overview 看。", ("sql",), sql=SQL)
    question = "附件里东街有多少家场所?"

    first = ask(question, tools=[overview, asking])
    second = ask(question, *called("tables_overview", TOLD), tools=[overview, asking])

    assert [call.name for call in first.calls] == ["tables_overview"]
    assert second.calls[0].arguments["sql"] == 'SELECT COUNT(*) AS "数量" FROM "场所" WHERE "街道" = \'东街\''


def test_a_statement_that_failed_is_written_more_simply_once() -> None:
    failed = called("tables", "调用没有成功:列不存在", sql="SELECT 1")
    second = ask("东街有多少家场所?", *failed, tools=[TABLES])
    third = ask("东街有多少家场所?", *failed, *called("tables", "调用没有成功:列不存在"), tools=[TABLES])

    assert second.calls[0].arguments["sql"] == 'SELECT * FROM "场所" LIMIT 50'
    assert third.calls == ()


@pytest.mark.parametrize(
    "told",
    [
        "Query with SQL.\nCREATE TABLE sites (name TEXT, street TEXT, amount DOUBLE)",
        'Query with SQL.\n"sites": "name", "street", "amount"',
        "Query with SQL.\nsites(name, street, amount DOUBLE)",
        "用 SQL 查询。\n表 sites：name、street、amount",
    ],
)
def test_tables_are_known_however_they_are_told(told: str) -> None:
    assert '"sites"' in arguments("How many sites are there?", tool("tables", told, ("sql",), sql=SQL))["sql"]
