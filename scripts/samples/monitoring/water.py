"""Water of rivers at their measuring points: what GB 3838-2002 judges it by, and the class it comes to."""

from collections.abc import Iterator
from random import Random

from scripts.samples.monitoring.season import days, summer

HEADER = (
    "日期", "断面名称", "所在河流", "所属区县", "水温(℃)", "pH值", "溶解氧(mg/L)", "高锰酸盐指数(mg/L)",
    "氨氮(mg/L)", "总磷(mg/L)", "水质类别", "目标类别", "达标情况",
)  # fmt: skip
_POINTS = (  # name, river, county, permanganate index, ammonia, phosphorus on a usual day, class aimed at
    ("清溪桥", "清溪", "东山区", 2.4, 0.18, 0.05, "Ⅱ"),
    ("青龙水库坝前", "清溪", "东山区", 1.9, 0.10, 0.02, "Ⅱ"),
    ("沙河大桥", "沙河", "平川县", 4.6, 0.55, 0.14, "Ⅲ"),
    ("沙河闸上", "沙河", "平川县", 5.1, 0.78, 0.17, "Ⅲ"),
    ("南桥", "示例江", "城中区", 3.8, 0.46, 0.12, "Ⅲ"),
    ("化工园下游", "示例江", "临江区", 5.6, 0.92, 0.18, "Ⅲ"),
    ("白鹭湖心", "白鹭湖", "临江区", 5.2, 0.40, 0.09, "Ⅳ"),
    ("北排渠出口", "北排渠", "城中区", 7.4, 1.42, 0.26, "Ⅳ"),
)
_CLASSES = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ")
_OXYGEN = (7.5, 6, 5, 3, 2)
_PERMANGANATE, _AMMONIA, _PHOSPHORUS = (2, 4, 6, 10, 15), (0.15, 0.5, 1, 1.5, 2), (0.02, 0.1, 0.2, 0.3, 0.4)
_GAP, _MAINTAINED = 0.012, "维护"


def rows(chance: Random) -> Iterator[tuple[object, ...]]:
    for day in days():
        for name, river, county, permanganate, ammonia, phosphorus, aim in _POINTS:
            if chance.random() < _GAP:
                yield day, name, river, county, None, None, None, _MAINTAINED, None, None, None, aim, None
                continue
            warm, dirt = summer(day), chance.lognormvariate(-0.06, 0.2)
            oxygen = round(8.1 - 1.6 * warm - 0.35 * permanganate / 2 + chance.gauss(0, 0.5), 2)
            found = (
                round(permanganate * dirt, 1),
                round(ammonia * chance.lognormvariate(0, 0.3) * (1 - 0.2 * warm), 2),
                round(phosphorus * dirt * chance.lognormvariate(0, 0.12), 3),
            )
            judged = _class(oxygen, *found)
            met = "达标" if _CLASSES.index(judged) <= _CLASSES.index(aim) else "超标"
            yield (
                day, name, river, county, round(16 + 11 * warm + chance.gauss(0, 1), 1),
                round(7.4 + chance.gauss(0, 0.25), 2), oxygen, *found, judged, aim, met,
            )  # fmt: skip


def _class(oxygen: float, permanganate: float, ammonia: float, phosphorus: float) -> str:
    """The worst of what each figure comes to."""
    places = [sum(oxygen < least for least in _OXYGEN)]
    limits = ((permanganate, _PERMANGANATE), (ammonia, _AMMONIA), (phosphorus, _PHOSPHORUS))
    places += [sum(figure > most for most in allowed) for figure, allowed in limits]
    return _CLASSES[max(places)]
