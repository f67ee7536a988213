"""What is said of days: a day itself, a deadline, how many days lie between two."""

from datetime import date, timedelta

from studio.core.events import Shown
from studio.tools.calendar.dates import shown
from studio.tools.calendar.published import days_between
from studio.tools.calendar.workdays import Calendar
from studio.tools.tool import ToolResult

WORKING, NATURAL = "工作日", "自然日"
_MOST_ROWS = 60


def of_day(calendar: Calendar, day: date, today: date) -> ToolResult:
    away = (day - today).days
    when = "今天" if away == 0 else f"距今天 {abs(away)} 天({'以后' if away > 0 else '以前'})"
    lines = [f"{shown(day)}:{calendar.said_of(day)},{when}。"]
    if not calendar.is_working(day):
        lines.append(f"之后第一个工作日:{shown(calendar.next_working(day))}。")
    return _told(calendar, lines, (day, calendar.next_working(day)), (day, day))


def deadline(calendar: Calendar, first: date, days: int, counted: str) -> ToolResult:
    """The first day is not counted; a deadline in natural days that is no working day moves on."""
    if counted == WORKING:
        last = calendar.after(first, days)
        lines = [f"{shown(first)}起{_span(days)}工作日(当日不计):{shown(last)}。"]
    else:
        last = first + timedelta(days)
        lines = [f"{shown(first)}起{_span(days)}自然日(当日不计):{shown(last)},{calendar.said_of(last)}。"]
        if not calendar.is_working(last):
            lines.append(f"最后一日不是工作日,顺延到:{shown(calendar.next_working(last))}。")
    lines += _skipped(calendar, min(first, last), max(first, last))
    return _told(calendar, lines, (first, last), (min(first, last), max(first, last)))


def between(calendar: Calendar, first: date, last: date) -> ToolResult:
    first, last = min(first, last), max(first, last)
    natural, working = (last - first).days, calendar.working_between(first, last)
    lines = [
        f"{shown(first)}至{shown(last)}:相隔 {natural} 天(自然日),首尾都算 {natural + 1} 天。",
        f"其中工作日 {working} 天(首尾都算);不算开始当日为 {working - calendar.is_working(first)} 个工作日。",
        *_skipped(calendar, first, last),
    ]
    return _told(calendar, lines, (first, last), (first, last))


def _span(days: int) -> str:
    return f"后第 {days} 个" if days >= 0 else f"前第 {-days} 个"


def _skipped(calendar: Calendar, first: date, last: date) -> list[str]:
    """Holidays on the way, each once, and weekends that are worked."""
    off = dict.fromkeys(calendar.off[day] for day in days_between(first, last) if day in calendar.off)
    worked = [day.isoformat() for day in days_between(first, last) if day in calendar.worked]
    lines = [f"期间放假:{'、'.join(off)}。"] if off else []
    return [*lines, f"期间调休上班:{'、'.join(worked[:20])}。"] if worked else lines


def _told(
    calendar: Calendar, lines: list[str], touched: tuple[date, ...], span: tuple[date, date]
) -> ToolResult:
    unknown = calendar.unknown_years(*touched)
    if unknown:
        years = "、".join(map(str, unknown))
        lines.append(f"没有 {years} 年的放假安排,这些年份只按周末计算,请以国务院办公厅通知为准。")
    days = list(days_between(*span))[:_MOST_ROWS]
    rows = tuple((day.isoformat(), shown(day)[-1], calendar.said_of(day)) for day in days)
    more = (span[1] - span[0]).days + 1 - len(rows)
    shown_rows = Shown(columns=("日期", "星期", "安排"), rows=rows, more=more)
    return ToolResult(text="\n".join(lines), shown=shown_rows)
