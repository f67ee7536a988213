"""Rosters laid out as a calendar, and days written as a spreadsheet counts them."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path

import pytest

from studio.core.agents import ToolUse
from studio.tools import ToolContext, ToolParts, tool_kind
from tests.unit.tools.sheets_made import Rows, make_xlsx

WEEK = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
BELOW: Rows = [
    ["示例市应急局2026年11月值班表"],
    WEEK,
    ["26", "27", "28", "29", "30", "31", "1"],
    ["", "", "", "", "", "", "赵示例"],
    ["23", "24", "25", "26", "27", "28", "29"],
    ["钱示例", "孙示例", "李示例", "周示例", "吴示例", "郑示例", "王示例"],
]
IN_CELLS: Rows = [
    ["2026年11月值班安排"],
    ["一", "二", "三", "四", "五", "六", "日"],
    [
        "23日 钱示例",
        "24日 孙示例",
        "25日 李示例",
        "26日 周示例",
        "27日\n吴示例",
        "28日 郑示例",
        "29日 王示例",
    ],
]
MARKED: Rows = [
    ["2026年11月值班表"],
    ["人员", "25", "26", "27", "28"],
    ["赵示例", "√", "休", "", ""],
    ["吴示例", "", "√", "√", ""],
]
BY_OFFICE: Rows = [
    ["2026年11月值班表"],
    ["科室", "11月26日", "11月27日", "11月28日"],
    ["办公室", "赵示例", "吴示例", "孙示例"],
]
EVERY_WEEK: Rows = [["班次", *WEEK], ["夜班", "甲", "乙", "丙", "丁", "吴示例", "己", "庚"]]
COUNTED: Rows = [["日期", "值班人"], [46353, "吴示例"], ["20261128", "孙示例"]]


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as stack:
        yield stack


async def on_duty(folder: Path, stack: AsyncExitStack, rows: Rows, day: str) -> str:
    make_xlsx(folder / "files" / "值班表.xlsx", {"Sheet1": rows})
    use = ToolUse(tool="calendar", settings={"roster": "files/值班表.xlsx"})
    tools = await tool_kind("calendar").tools_of(use, ToolParts(folder, "calendar", stack=stack))
    return (await tools[1]({"date": day}, ToolContext(folder=folder, today=date(2026, 11, 27)))).text


@pytest.mark.parametrize("rows", [BELOW, IN_CELLS, MARKED, BY_OFFICE, EVERY_WEEK, COUNTED])
async def test_who_is_on_duty_is_found_in_every_layout(
    tmp_path: Path, stack: AsyncExitStack, rows: Rows
) -> None:
    text = await on_duty(tmp_path, stack, rows, "2026-11-27")

    assert "吴示例" in text
    assert text.count("\n- ") == 1


async def test_days_of_the_months_beside_it_are_theirs(tmp_path: Path, stack: AsyncExitStack) -> None:
    assert "没有 2026-11-30" in await on_duty(tmp_path, stack, BELOW, "2026-11-30")
    assert "赵示例" in await on_duty(tmp_path, stack, BELOW, "2026-11-01")


async def test_who_is_off_is_not_on_duty(tmp_path: Path, stack: AsyncExitStack) -> None:
    text = await on_duty(tmp_path, stack, MARKED, "2026-11-26")

    assert "值班:吴示例" in text
    assert "赵示例" not in text
