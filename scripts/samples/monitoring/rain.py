"""Rain of a day and of its wettest hour at the gauges, from March to October."""

from collections.abc import Iterator
from random import Random

from scripts.samples.monitoring.season import days, summer

HEADER = ("日期", "雨量站", "所属区县", "日降雨量(毫米)", "最大小时雨量(毫米)")
_GAUGES = (  # name, county, how much more rain than elsewhere
    ("青龙水库站", "东山区", 1.35), ("清溪源站", "东山区", 1.5), ("石门站", "东山区", 1.2),
    ("市政府站", "城中区", 1.0), ("南桥站", "城中区", 0.95), ("火车站站", "城中区", 1.0),
    ("临江站", "临江区", 0.9), ("化工园站", "临江区", 0.85), ("白鹭湖站", "临江区", 0.95),
    ("平川站", "平川县", 1.05), ("沙河闸站", "平川县", 1.0), ("北岭站", "平川县", 1.15),
)  # fmt: skip
_GAP = 0.006


def rows(chance: Random) -> Iterator[tuple[object, ...]]:
    for day in days(3, 10):
        wet = chance.random() < 0.34 + 0.12 * summer(day)
        heavy = chance.gammavariate(0.8, 12 + 7 * summer(day)) if wet else 0.0
        for name, county, more in _GAUGES:
            if chance.random() < _GAP:
                yield day, name, county, None, None
                continue
            fallen = round(2 * heavy * more * chance.lognormvariate(0, 0.35)) / 2
            hour = round(2 * min(fallen * (0.25 + 0.4 * chance.random()), 40 + 0.2 * fallen)) / 2
            yield day, name, county, fallen, hour
