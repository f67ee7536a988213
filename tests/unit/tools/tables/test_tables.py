"""Table questions as an agent asks them: over its own files and those attached, in a child process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from studio.core.agents import ToolUse
from studio.core.attachments import Attachment
from studio.core.documents import Document, DocumentKind
from studio.core.errors import DocumentError, QueryFailed, ToolFileInvalid
from studio.tools import Registry, ToolContext, ToolParts, tool_kind
from tests.unit.tools.sheets_made import Rows, make_csv, make_xlsx

MONITORED: Rows = [
    ["示例市2024年水质监测"],
    ["站点", "日期", "COD(mg/L)", "处理费"],
    ["城东", date(2024, 1, 1), 10.1, "1,200.10元"],
    ["城西", date(2024, 1, 2), 20.2, "1,300.20元"],
    ["城东", date(2024, 1, 3), 30.3, "1.5万元"],
]


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as stack:
        yield stack


async def registry(folder: Path, stack: AsyncExitStack, **settings: Any) -> Registry:
    parts = ToolParts(folder, "tables", stack=stack)
    return Registry(await tool_kind("tables").tools_of(ToolUse(tool="tables", settings=settings), parts))


def own(folder: Path) -> str:
    make_xlsx(folder / "files" / "水质.xlsx", {"Sheet1": MONITORED})
    return "files/水质.xlsx"


def attached(path: Path) -> Attachment:
    return Attachment(path, Document(path.name, DocumentKind.CSV, "", 1, ()))


async def test_the_model_reads_tables_columns_types_and_values(tmp_path: Path, stack: AsyncExitStack) -> None:
    tools = await registry(tmp_path, stack, files=[own(tmp_path)], notes="COD 是化学需氧量")

    told = tools.specs[0].description

    for words in (
        '表 "水质"',
        "3 行",
        '"站点" 文本:城东、城西',
        '"日期" 日期:2024-01-01 至 2024-01-03',
        "化学需氧量",
    ):
        assert words in told
    assert [spec.name for spec in tools.specs] == ["tables", "tables_overview"]


async def test_figures_are_exact_and_the_statement_is_shown(tmp_path: Path, stack: AsyncExitStack) -> None:
    tools = await registry(tmp_path, stack, files=[own(tmp_path)])
    sql = 'SELECT \\"站点\\", sum(\\"处理费\\") AS 合计 FROM \\"水质\\" GROUP BY 1 ORDER BY 2 DESC'

    result = await tools.call("tables", f'{{"sql": "{sql}"}}', ToolContext(folder=tmp_path))

    assert result.shown is not None
    assert result.shown.rows == (("城东", "16200.1"), ("城西", "1300.2"))
    assert result.shown.method == sql.replace('\\"', '"')
    assert "| 城东 | 16200.1 |" in result.text
    assert "共 2 行" in result.text


async def test_attached_spreadsheets_are_found_by_the_overview_and_asked_like_own_ones(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    tools = await registry(tmp_path, stack)
    file = make_csv(
        tmp_path / "chat" / "台账.csv", [["街道", "件数"], ["甲街道", "5"], ["乙街道", "7"]], "gb18030"
    )
    context = ToolContext(folder=tmp_path, attachments=(attached(file),))

    overview = await tools.call("tables_overview", "{}", context)
    answer = await tools.call("tables", '{"sql": "SELECT max(件数) FROM 台账"}', context)

    assert '"件数" 整数:5 至 7' in overview.text
    assert answer.shown is not None
    assert answer.shown.rows == (("7",),)


async def test_without_tables_the_model_is_told_so(tmp_path: Path, stack: AsyncExitStack) -> None:
    tools = await registry(tmp_path, stack)
    context = ToolContext(folder=tmp_path)

    assert "没有可以查询的表格" in (await tools.call("tables_overview", "{}", context)).text
    with pytest.raises(QueryFailed):
        await tools.call("tables", '{"sql": "SELECT * FROM 事项"}', context)


async def test_what_was_read_of_own_files_is_kept_until_they_change(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    name = own(tmp_path)
    await registry(tmp_path, stack, files=[name])
    kept = list((tmp_path / ".kept").iterdir())

    make_xlsx(tmp_path / name, {"Sheet1": [["名称", "数"], ["甲", 1], ["乙", 2]]})
    tools = await registry(tmp_path, stack, files=[name])

    assert len(kept) == 1
    assert '"数" 整数:1 至 2' in tools.specs[0].description


@pytest.mark.parametrize(
    "named", ["files/没有.xlsx", "../outside.xlsx", "/etc/passwd", "C:\\x.xlsx", "files"]
)
async def test_a_file_that_is_not_the_agents_own_is_named(
    tmp_path: Path, stack: AsyncExitStack, named: str
) -> None:
    with pytest.raises(ToolFileInvalid) as error:
        await registry(tmp_path, stack, files=[named])

    assert error.value.file == named


async def test_a_broken_file_is_named_and_a_classified_one_refused(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "坏.xlsx").write_bytes(b"PK\x03\x04 no")
    make_csv(tmp_path / "files" / "密.csv", [["机密★5年"], ["名称", "数量"], ["示例", "1"]])

    with pytest.raises(ToolFileInvalid):
        await registry(tmp_path, stack, files=["files/坏.xlsx"])
    with pytest.raises(DocumentError):
        await registry(tmp_path, stack, files=["files/密.csv"])


async def test_a_statement_that_never_ends_is_stopped(tmp_path: Path, stack: AsyncExitStack) -> None:
    tools = await registry(tmp_path, stack, files=[own(tmp_path)], seconds=5)
    endless = "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r"

    with pytest.raises(QueryFailed) as error:
        await tools.call("tables", f'{{"sql": "{endless}"}}', ToolContext(folder=tmp_path))

    assert "stopped" in error.value.problem


async def test_a_question_that_is_cancelled_ends_its_process(tmp_path: Path, stack: AsyncExitStack) -> None:
    tools = await registry(tmp_path, stack, files=[own(tmp_path)])
    endless = '{"sql": "SELECT count(*) FROM range(100000000000) a, range(10000) b"}'
    asking = asyncio.create_task(tools.call("tables", endless, ToolContext(folder=tmp_path)))
    await asyncio.wait({asking}, timeout=0.5)

    asking.cancel()

    with pytest.raises(asyncio.CancelledError):
        await asking


async def test_a_statement_that_needs_too_much_memory_is_stopped(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    tools = await registry(tmp_path, stack, files=[own(tmp_path)])
    greedy = '{"sql": "SELECT list(range) FROM range(1000000000)"}'

    with pytest.raises(QueryFailed):
        await tools.call("tables", greedy, ToolContext(folder=tmp_path))


async def test_a_hundred_thousand_rows_are_summed(tmp_path: Path, stack: AsyncExitStack) -> None:
    rows = [["序号", "面积(亩)"], *([str(n), f"{n}.25"] for n in range(100_000))]
    make_csv(tmp_path / "files" / "大.csv", rows)
    tools = await registry(tmp_path, stack, files=["files/大.csv"])

    result = await tools.call(
        "tables", '{"sql": "SELECT sum(\\"面积(亩)\\") FROM 大"}', ToolContext(folder=tmp_path)
    )

    assert result.shown is not None
    assert result.shown.rows == (("4999975000",),)


async def test_personal_data_is_masked_in_what_describes_the_tables(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    number = "320102199003070016"  # a checksum that holds, of nobody
    rows = [
        ["姓名", "身份证号", "电话"],
        ["示例甲", number, "13800000000"],
        ["示例乙", number, "13900000000"],
    ]
    make_csv(tmp_path / "files" / "名册.csv", rows)
    tools = await registry(tmp_path, stack, files=["files/名册.csv"])

    assert "13800000000" not in tools.specs[0].description
    answer = await tools.call(
        "tables", '{"sql": "SELECT 电话 FROM 名册 LIMIT 1"}', ToolContext(folder=tmp_path)
    )
    assert "13800000000" in answer.text


async def test_shares_are_explained(tmp_path: Path, stack: AsyncExitStack) -> None:
    make_csv(tmp_path / "files" / "率.csv", [["站点", "达标率"], ["甲", "95.6%"], ["乙", "100%"]])
    tools = await registry(tmp_path, stack, files=["files/率.csv"])

    assert '"达标率" 小数:0.956 至 1,按比例存,0.956 即 95.6%' in tools.specs[0].description
