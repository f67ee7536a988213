"""Figures, days and times as people say them."""

from datetime import date

import pytest

from studio.endpoints.practice.acting.days import day_as_said, days_in, times_in, today_in
from studio.endpoints.practice.acting.figures import figures_in

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("补贴50万元,分三年发", [500_000, 3]),
        ("1,200.5 平方米和2.3亿", [1200.5, 230_000_000]),
        ("二百五十人,占30%", [250, 30]),
        ("第三十二条规定,2026年5月1日前", []),
        ("电话13800000000,8:30上班", []),
        ("下周三一起去一下", []),
    ],
)
def test_figures_are_read_with_their_scale_and_dates_are_none(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures_in(text)] == values


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年5月1日", "2026-05-01"),
        ("2026-5-1", "2026-05-01"),
        ("20260501", "2026-05-01"),
        ("二〇二六年五月一日", "2026-05-01"),
        ("12月3日", "2026-12-03"),
        ("后天", "2026-11-29"),
        ("大后天", "2026-11-30"),
        ("下周三", "2026-12-02"),
        ("上周五", "2026-11-20"),
        ("本周日", "2026-11-29"),
        ("3天后", "2026-11-30"),
        ("两周前", "2026-11-13"),
        ("下个月5号", "2026-12-05"),
        ("March 3, 2026", "2026-03-03"),
        ("next Monday", "2026-11-30"),
    ],
)
def test_a_day_is_read_however_it_is_said(text: str, day: str) -> None:
    assert [found.day.isoformat() for found in days_in(text, FRIDAY)] == [day]


@pytest.mark.parametrize("text", ["示例路12号", "2026年13月40日", "12号楼", "一天到晚"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert days_in(text, FRIDAY) == []


def test_a_relative_day_needs_to_know_what_day_it_is() -> None:
    assert days_in("明天", None) == []
    assert day_as_said("明天是工作日吗") == "明天"
    assert today_in("## 时间\n今天是2026年11月27日,星期五。") == FRIDAY
    assert today_in("今天下雨,2026年11月27日") is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:30", "14:30"),
        ("下午3点半", "15:30"),
        ("晚上8点", "20:00"),
        ("九时三十分", "09:30"),
        ("3pm", "15:00"),
    ],
)
def test_a_time_is_read(text: str, time: str) -> None:
    assert [found.text for found in times_in(text)] == [time]
