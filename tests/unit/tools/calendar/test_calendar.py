"""Deadlines by the published holidays; what is not known of a year is said."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from studio.core.agents import ToolUse
from studio.core.errors import ToolArgumentsInvalid, ToolFileInvalid
from studio.tools import Registry, ToolContext, ToolParts, tool_kind
from studio.tools.calendar.dates import day_of
from studio.tools.calendar.published import YEARS, days_off, worked_weekends
from studio.tools.calendar.workdays import Calendar
from tests.unit.tools.sheets_made import Rows, make_csv, make_xlsx

TODAY = date(2026, 9, 30)  # Wednesday, the day before 国庆节
CALENDAR = Calendar()


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as stack:
        yield stack


async def registry(folder: Path, stack: AsyncExitStack, **settings: Any) -> Registry:
    parts = ToolParts(folder, "calendar", stack=stack)
    return Registry(await tool_kind("calendar").tools_of(ToolUse(tool="calendar", settings=settings), parts))


async def ask(tools: Registry, arguments: str, tool: str = "calendar") -> str:
    return (await tools.call(tool, arguments, ToolContext(Path(), today=TODAY))).text


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 10, 1), "国庆节放假"),
        (date(2026, 10, 10), "调休上班"),
        (date(2026, 9, 20), "调休上班"),
        (date(2026, 9, 26), "中秋节放假"),
        (date(2026, 2, 14), "调休上班"),
        (date(2026, 2, 24), "工作日"),
        (date(2026, 10, 11), "周末"),
        (date(2025, 10, 6), "国庆节、中秋节放假"),
        (date(2025, 1, 26), "调休上班"),
        (date(2024, 2, 9), "工作日"),
        (date(2024, 2, 18), "调休上班"),
        (date(2024, 9, 16), "中秋节放假"),
    ],
)
def test_days_are_as_published(day: date, said: str) -> None:
    assert CALENDAR.said_of(day) == said


def test_in_each_published_year_working_weekends_make_up_for_the_days_between() -> None:
    """11 statutory days in 2024, 13 since: what is off beyond them on weekdays is worked on weekends."""
    for year, statutory in ((2024, 11), (2025, 13), (2026, 13)):
        off = [day for day in days_off() if day.year == year]
        weekdays_off = sum(day.weekday() < 5 for day in off)
        worked = sum(day.year == year for day in worked_weekends())
        working = CALENDAR.working_between(date(year, 1, 1), date(year, 12, 31))
        plain = sum(
            (date(year, 1, 1) + timedelta(n)).weekday() < 5 for n in range(366 if year == 2024 else 365)
        )
        assert working == plain - weekdays_off + worked
        assert abs((plain - working) - statutory) <= 3  # statutory days that fall on weekends
    assert all(day.weekday() >= 5 for day in worked_weekends())
    assert {day.year for day in days_off()} == YEARS


def test_working_days_are_counted_past_holidays_and_worked_weekends() -> None:
    assert CALENDAR.after(TODAY, 1) == date(2026, 10, 8)
    assert CALENDAR.after(TODAY, 3) == date(2026, 10, 10)
    assert CALENDAR.after(TODAY, 4) == date(2026, 10, 12)
    assert CALENDAR.after(date(2026, 10, 8), -1) == TODAY
    assert CALENDAR.after(date(2026, 10, 3), 0) == date(2026, 10, 8)
    assert CALENDAR.working_between(TODAY, date(2026, 10, 12)) == 5


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", TODAY),
        ("2026-10-01", date(2026, 10, 1)),
        ("2026年10月1日", date(2026, 10, 1)),
        ("10月1日", date(2026, 10, 1)),
        ("明年1月2号", date(2027, 1, 2)),
        ("明天下午", date(2026, 10, 1)),
        ("大后天", date(2026, 10, 3)),
        ("下周一", date(2026, 10, 5)),
        ("本周五", date(2026, 10, 2)),
        ("星期天", date(2026, 10, 4)),
        ("本月15日", date(2026, 9, 15)),
        ("下个月3号", date(2026, 10, 3)),
        ("春节", date(2026, 2, 15)),
        ("２０２６．１０．１", date(2026, 10, 1)),
        ("13月40日", None),
        ("2026-02-30", None),
        ("不知道哪天", None),
    ],
)
def test_dates_are_read_as_people_say_them(text: str, day: date | None) -> None:
    assert day_of(text, TODAY, CALENDAR) == day


async def test_a_day_a_deadline_and_the_days_between(tmp_path: Path, stack: AsyncExitStack) -> None:
    tools = await registry(tmp_path, stack)

    assert "2026-10-01 星期四:国庆节放假" in await ask(tools, '{"date": "明天"}')
    assert "今天" in await ask(tools, "{}")
    working = await ask(tools, '{"date": "今天", "days": 5, "count": "工作日"}')
    assert "第 5 个工作日(当日不计):2026-10-13 星期二" in working
    assert "期间放假:国庆节" in working
    natural = await ask(tools, '{"days": 3, "count": "自然日"}')
    assert "顺延到:2026-10-08 星期四" in natural
    between = await ask(tools, '{"date": "2026-09-30", "end": "2026-10-12"}')
    assert "相隔 12 天" in between
    assert "工作日 5 天" in between


async def test_of_a_year_without_a_notice_it_says_that_weekends_alone_count(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    tools = await registry(tmp_path, stack)

    assert "没有 2027 年的放假安排" in await ask(tools, '{"date": "2026-12-30", "days": 5}')
    assert "放假安排" not in await ask(tools, '{"date": "2026-06-01", "days": 5}')


NO_DAYS = (
    '{"date": "火星日"}',
    '{"date": "9999-12-31", "days": 12000}',
    '{"date": "0001-01-01", "end": "x"}',
    '{"date": "1900-01-01", "end": "2199-01-01"}',
    '{"days": 999999}',
    '{"days": "许多"}',
)


@pytest.mark.parametrize("arguments", NO_DAYS)
async def test_what_is_no_day_is_told_to_the_model(
    tmp_path: Path, stack: AsyncExitStack, arguments: str
) -> None:
    tools = await registry(tmp_path, stack)

    with pytest.raises(ToolArgumentsInvalid):
        await ask(tools, arguments)


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["日期", "类型", "名称"],
            ["2027-01-01", "放假", "元旦"],
            ["2027-01-02", "上班", ""],
            ["2027-01-03", "放假", "元旦"],
        ],
        [
            ["日期", "是否上班", "说明"],
            ["2027年1月1日", "否", "元旦"],
            ["2027/1/2", "是", "补班"],
            ["20270103", "否", "元旦"],
        ],
        [
            ["节日", "开始日期", "结束日期", "安排"],
            ["元旦", "2027-1-1", "2027-1-1", "放假"],
            ["元旦", "2027-1-2", "2027-1-2", "补班"],
        ],
    ],
)
async def test_an_own_spreadsheet_of_days_off_is_counted(
    tmp_path: Path, stack: AsyncExitStack, rows: Rows
) -> None:
    make_csv(tmp_path / "files" / "假.csv", rows, "gb18030")
    tools = await registry(tmp_path, stack, holidays="files/假.csv")

    assert "元旦放假" in await ask(tools, '{"date": "2027-01-01"}')
    assert "周末" not in await ask(tools, '{"date": "2027-01-02"}')
    assert "放假安排,这些" not in await ask(tools, '{"date": "2027-01-04"}')


async def test_a_spreadsheet_without_days_is_named(tmp_path: Path, stack: AsyncExitStack) -> None:
    make_csv(tmp_path / "files" / "假.csv", [["甲", "乙"], ["1", "2"]])

    with pytest.raises(ToolFileInvalid):
        await registry(tmp_path, stack, holidays="files/假.csv")


ROSTERS: dict[str, Rows] = {
    "by date and shift": [
        ["示例市应急局2026年10月值班表"],
        ["日期", "星期", "班次", "值班员", "带班领导", "电话"],
        ["10月1日", "四", "白班", "张三", "赵六", "5550001"],
        [None, None, "夜班", "李四", "赵六", "5550002"],
        ["10月2日", "五", "白班", "王五", "钱七", "5550003"],
    ],
    "shifts as columns": [
        ["日期", "白班", "夜班"],
        [date(2026, 10, 1), "张三", "李四"],
        [date(2026, 10, 2), "王五", "赵六"],
    ],
    "spans": [["值班日期", "值班员"], ["10.1-10.2", "张三、李四"], ["10月3日至5日", "王五"]],
    "days of the month": [["2026年10月值班表"], ["日", "值班"], ["1日", "张三/李四"], ["2日", "王五"]],
    "weekdays": [["星期", "值班人"], ["星期四", "张三、李四"], ["周五", "王五"]],
}


@pytest.mark.parametrize("kind", ROSTERS)
async def test_a_roster_says_who_is_on_duty(tmp_path: Path, stack: AsyncExitStack, kind: str) -> None:
    merges: dict[str, Sequence[str]] = {"表": ("A3:A4", "B3:B4") if kind == "by date and shift" else ()}
    make_xlsx(tmp_path / "files" / "值班.xlsx", {"表": ROSTERS[kind]}, merges)
    tools = await registry(tmp_path, stack, roster="files/值班.xlsx")

    on_duty = await ask(tools, '{"date": "明天"}', "calendar_duty")

    assert "张三" in on_duty
    assert "李四" in on_duty
    assert "钱七" not in on_duty
    assert "国庆节放假" in on_duty


async def test_a_person_is_looked_up_and_what_is_not_there_is_said(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    make_xlsx(tmp_path / "files" / "值班.xlsx", {"表": ROSTERS["shifts as columns"]})
    tools = await registry(tmp_path, stack, roster="files/值班.xlsx")

    assert "2026-10-02" in await ask(tools, '{"person": "赵六"}', "calendar_duty")
    assert "没有 孙八" in await ask(tools, '{"person": "孙八"}', "calendar_duty")
    assert "没有 2026-12-31" in await ask(tools, '{"date": "2026-12-31"}', "calendar_duty")


@pytest.mark.parametrize("rows", [[], [["日期", "值班员"]], [["甲", "乙"], ["x", "y"]]])
async def test_a_roster_without_days_is_named(tmp_path: Path, stack: AsyncExitStack, rows: Rows) -> None:
    make_xlsx(tmp_path / "files" / "值班.xlsx", {"表": rows})
    tools = await registry(tmp_path, stack, roster="files/值班.xlsx")

    with pytest.raises(ToolFileInvalid):
        await ask(tools, "{}", "calendar_duty")


async def test_without_arguments_the_day_the_person_named_is_meant(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    make_xlsx(tmp_path / "files" / "值班.xlsx", {"表": ROSTERS["shifts as columns"]})
    tools = await registry(tmp_path, stack, roster="files/值班.xlsx")
    context = ToolContext(Path(), said=("你好", "10月2日谁值班?"), today=TODAY)

    assert "王五" in (await tools.call("calendar_duty", "{}", context)).text


@pytest.mark.parametrize(
    "arguments",
    [
        '{"date": null, "days": "10", "count": "工作日", "end": null}',
        '{"date": ["今天"], "days": 10.0}',
        '{"date": "", "days": "10", "count": "working days", "end": ""}',
    ],
)
async def test_calls_written_loosely_are_understood(
    tmp_path: Path, stack: AsyncExitStack, arguments: str
) -> None:
    tools = await registry(tmp_path, stack)

    assert "第 10 个工作日" in await ask(tools, arguments)
