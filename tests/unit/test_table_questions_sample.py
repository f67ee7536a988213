"""The numbers the tests of table-questions expect, reckoned again from its workbooks without any tool."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from functools import cache
from itertools import chain
from pathlib import Path
from statistics import fmean
from typing import Any

from openpyxl import load_workbook

from studio.core.agents import TestSuite
from studio.core.yaml import read_yaml

FOLDER = Path(__file__).parents[2] / "agents" / "table-questions"
Row = Mapping[str, Any]
HEADER, FIRST = 3, 4


@cache
def lines_of(name: str) -> tuple[tuple[Any, ...], ...]:
    file = FOLDER / "files" / f"示例市2025年{name}.xlsx"
    with closing(load_workbook(file, read_only=True)) as book:
        return tuple(book.worksheets[0].iter_rows(values_only=True))


@cache
def rows_of(name: str) -> tuple[Row, ...]:
    lines = lines_of(name)
    header = [str(cell).partition("(")[0] for cell in lines[HEADER - 1]]
    return tuple(dict(zip(header, line, strict=True)) for line in lines[FIRST - 1 :])


def water(**wanted: object) -> list[Row]:
    return kept("水质日报", wanted)


def rain(**wanted: object) -> list[Row]:
    return kept("降雨量日报", wanted)


def air(**wanted: object) -> list[Row]:
    return kept("空气质量日报", wanted)


def kept(name: str, wanted: Mapping[str, object]) -> list[Row]:
    month = wanted.get("month")
    plain = {column: value for column, value in wanted.items() if column != "month"}
    return [
        row
        for row in rows_of(name)
        if all(row[column] == value for column, value in plain.items())
        and (month is None or row["日期"].month == month)
    ]


def column(rows: Iterable[Row], name: str) -> list[float]:
    return [row[name] for row in rows if isinstance(row[name], int | float)]


def mean(rows: Iterable[Row], name: str) -> str:
    return f"{fmean(column(rows, name)):.2f}".rstrip("0").rstrip(".")


def by(rows: Iterable[Row], name: str) -> dict[Any, list[Row]]:
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[name]].append(row)
    return groups


def dry(number: float) -> str:
    return f"{number:g}"


def worst_point() -> Iterator[str]:
    [(name, count)] = Counter(row["断面名称"] for row in water(达标情况="超标")).most_common(1)
    yield from (name, str(count))


def rate_met(point: str) -> str:
    judged = [row for row in water(断面名称=point) if row["达标情况"]]
    return dry(round(100 * sum(row["达标情况"] == "达标" for row in judged) / len(judged), 2))


def wettest() -> Iterator[str]:
    most = max((row for row in rain() if row["日降雨量"] is not None), key=lambda row: row["日降雨量"])
    day: datetime = most["日期"]
    yield from (most["雨量站"], f"{day:%Y-%m-%d}", dry(most["日降雨量"]))


def wettest_gauges(count: int) -> Iterator[str]:
    sums = {name: sum(column(rows, "日降雨量")) for name, rows in by(rain(), "雨量站").items()}
    for name in sorted(sums, key=lambda each: -sums[each])[:count]:
        yield from (name, dry(sums[name]))


def days(rows: Iterable[Row]) -> str:
    return str(len({row["日期"] for row in rows}))


def expected() -> dict[str, Sequence[str]]:
    counties = by(air(), "所属区县")
    months = {month: air(month=month) for month in (1, 12)}
    heavy = [row for row in rain() if row["日降雨量"] is not None and row["日降雨量"] >= 50]
    low = min(column(water(断面名称="沙河大桥", month=6), "溶解氧"))
    return {
        "2025年哪个断面超标天数最多？": [*worst_point()],
        "化工园下游2025年8月的平均氨氮是多少？": [mean(water(断面名称="化工园下游", month=8), "氨氮")],
        "沙河大桥2025年的达标率是多少？": [rate_met("沙河大桥")],
        "2025年6月沙河大桥溶解氧最低是多少？": [dry(low)],
        "水质类别为劣Ⅴ的有多少条记录？": [str(len(water(水质类别="劣Ⅴ")))],
        "清溪桥2025年超标多少天？": [days(water(断面名称="清溪桥", 达标情况="超标"))],
        "一共有几个断面？": [str(len(by(water(), "断面名称")))],
        "那8月的呢？": [mean(water(断面名称="沙河闸上", month=8), "氨氮")],
        "石门站6月的降雨量合计是多少？": [dry(sum(column(rain(雨量站="石门站", month=6), "日降雨量")))],
        "2025年日降雨量最大的是哪一天哪个站？": [*wettest()],
        "日降雨量50毫米以上的记录有多少条？": [str(len(heavy))],
        "各雨量站降雨量合计排名前3的是哪些？": [*wettest_gauges(3)],
        "各区县的平均PM2.5是多少？": [
            *chain(*((name, mean(rows, "PM2.5")) for name, rows in counties.items()))
        ],
        "空气质量为重度污染的有几天？": [days(air(空气质量等级="重度污染"))],
        "临江区2025年空气质量等级为优的有多少天？": [days(air(所属区县="临江区", 空气质量等级="优"))],
        "每月的平均AQI是多少？": [
            *chain(*((f"2025-{month:02}", mean(rows, "AQI")) for month, rows in months.items()))
        ],
    }


def test_every_number_a_test_expects_is_what_the_workbooks_give() -> None:
    written = {case.question: case.contains for case in read_yaml(FOLDER / "tests.yaml", TestSuite).cases}
    reckoned = expected()
    assert {question: tuple(words) for question, words in reckoned.items()} == {
        question: written.get(question) for question in reckoned
    }
    assert len(reckoned) >= 12


def test_the_workbooks_have_titles_units_and_gaps_like_those_of_an_office() -> None:
    for name in ("水质日报", "降雨量日报", "空气质量日报"):
        title, note, header, *rows = lines_of(name)
        assert title[0] == f"示例市2025年{name}"
        assert "填报单位" in note[0]
        assert any("(" in cell for cell in header)
        assert len(rows) > 2000
        assert any(None in row for row in rows)
