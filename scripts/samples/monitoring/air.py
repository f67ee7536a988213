"""Air at the stations: concentrations of a day, and index and grade as HJ 633-2012 reckons them."""

import math
from collections.abc import Iterator
from random import Random

from scripts.samples.monitoring.season import days, summer

HEADER = (
    "日期", "监测站点", "所属区县", "AQI", "空气质量等级", "首要污染物", "PM2.5(μg/m³)", "PM10(μg/m³)",
    "O3_8h(μg/m³)", "NO2(μg/m³)",
)  # fmt: skip
_STATIONS = (  # name, county, how much more dust than elsewhere
    ("市政府", "城中区", 1.05), ("第三中学", "城中区", 1.1), ("化工园区", "临江区", 1.3),
    ("白鹭湖公园", "临江区", 0.85), ("东山森林公园", "东山区", 0.65), ("平川县城", "平川县", 1.0),
)  # fmt: skip
_INDEX = (0, 50, 100, 150, 200, 300)
_STEPS = {
    "PM2.5": (0, 35, 75, 115, 150, 250),
    "PM10": (0, 50, 150, 250, 350, 420),
    "O3": (0, 100, 160, 215, 265, 800),
    "NO2": (0, 40, 80, 180, 280, 565),
}
_GRADES = ("优", "良", "轻度污染", "中度污染", "重度污染")
_GAP = 0.01


def rows(chance: Random) -> Iterator[tuple[object, ...]]:
    for day in days():
        still = chance.lognormvariate(0, 0.38)
        for name, county, more in _STATIONS:
            if chance.random() < _GAP:
                yield (day, name, county, *(None,) * 7)
                continue
            warm, own = summer(day), chance.lognormvariate(0, 0.12)
            fine = round(24 * (1 - 0.45 * warm) * still * more * own)
            found = {
                "PM2.5": fine,
                "PM10": round(fine * chance.uniform(1.4, 1.9)),
                "O3": max(12, round(92 + 46 * warm + chance.gauss(0, 20))),
                "NO2": round(24 * (1 - 0.3 * warm) * math.sqrt(still) * more * own),
            }
            index = {what: _index(figure, _STEPS[what]) for what, figure in found.items()}
            worst = max(index, key=lambda what: index[what])
            aqi = index[worst]
            grade = _GRADES[sum(aqi > most for most in _INDEX[1:])]
            yield day, name, county, aqi, grade, worst if aqi > _INDEX[1] else "—", *found.values()


def _index(figure: float, steps: tuple[int, ...]) -> int:
    """Between two steps in proportion, always rounded up."""
    at = next(place for place in range(1, len(steps)) if figure <= steps[place])
    share = (figure - steps[at - 1]) / (steps[at] - steps[at - 1])
    return math.ceil(_INDEX[at - 1] + share * (_INDEX[at] - _INDEX[at - 1]))
