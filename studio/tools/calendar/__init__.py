"""Date, working days and duty roster: deadlines by the published holidays, and who is on duty when."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import Field

from studio.core.errors import ToolArgumentsInvalid
from studio.core.events import Shown
from studio.core.reach import Reach, Touch, TouchKind
from studio.endpoints import ToolSpec
from studio.tools.calendar import answers
from studio.tools.calendar.dates import day_of, shown
from studio.tools.calendar.own_days import own_days
from studio.tools.calendar.roster import of_person, turns_in
from studio.tools.calendar.turns import Turn
from studio.tools.calendar.workdays import MOST_DAYS, Calendar
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.loosely import fitted, loosened
from studio.tools.spreadsheets import Spreadsheets, own_file
from studio.tools.tool import Tool, ToolContext, ToolResult

_WHAT = (
    "日期和工作日计算:今天几号星期几,某天是不是工作日、放不放假,几个工作日(自然日)之后是哪天、"
    "办理期限和截止日期,两个日期之间多少天、多少个工作日。按国务院办公厅公布的放假调休安排计算。"
    "Dates, working days, deadlines and days between, by the published Chinese holidays."
)
_DUTY = (
    "查值班表:某天谁值班、带班领导、电话、班次,某人哪天值班。"
    "Duty roster: who is on duty on a day, or on which days a person is."
)
_DATE = {
    "type": "string",
    "maxLength": 60,
    "description": "日期 YYYY-MM-DD,也可以是 今天、明天、下周一、10月1日 (a date; empty is today)",
}


class _Settings(ToolSettings):
    holidays: str = Field(default="", max_length=300, json_schema_extra={"format": "file"})
    roster: str = Field(default="", max_length=300, json_schema_extra={"format": "file"})


class Days:
    """A day, a deadline, or the days between two."""

    def __init__(self, calendar: Calendar, name: str) -> None:
        self._calendar, self._name = calendar, name

    @property
    def spec(self) -> ToolSpec:
        properties = {
            "date": _DATE,
            "days": {
                "type": "integer",
                "minimum": -MOST_DAYS // 3,
                "maximum": MOST_DAYS // 3,
                "description": "从 date 起多少天之后,负数为之前 (days after, negative for before)",
            },
            "count": {
                "type": "string",
                "enum": [answers.WORKING, answers.NATURAL],
                "description": "days 按工作日还是自然日算 (working or natural days)",
            },
            "end": _DATE | {"description": "算到哪一天,用于计算两个日期之间 (the other date)"},
        }
        parameters = {"type": "object", "properties": properties, "additionalProperties": False}
        return ToolSpec(name=self._name, description=_WHAT, parameters=parameters)

    @property
    def accepts(self) -> Mapping[str, Any]:
        return loosened(self.spec.parameters)

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        """Raises ToolArgumentsInvalid for what is no day."""
        arguments = fitted(self.spec.parameters, arguments)
        first = self._day(_named(arguments, context), context.today)
        if arguments.get("end"):
            last = self._day(arguments["end"], context.today)
            if abs((last - first).days) > MOST_DAYS:
                raise ToolArgumentsInvalid(tool=self._name, problem="end: more than 100 years")
            return answers.between(self._calendar, first, last)
        if arguments.get("days") is not None:
            natural = any(word in arguments.get("count", "") for word in ("自然", "日历", "natural"))
            return self._deadline(first, self._whole(arguments["days"]), natural)
        return answers.of_day(self._calendar, first, context.today)

    def _whole(self, days: Any) -> int:
        """The number, however it was written; raises ToolArgumentsInvalid."""
        try:
            number = int(float(days))
        except (ValueError, TypeError, OverflowError) as error:
            raise ToolArgumentsInvalid(tool=self._name, problem=f"days: {str(days)[:60]}") from error
        if abs(number) > MOST_DAYS // 3:
            raise ToolArgumentsInvalid(tool=self._name, problem=f"days: at most {MOST_DAYS // 3}")
        return number

    def _deadline(self, first: date, days: int, natural: bool) -> ToolResult:
        counted = answers.NATURAL if natural else answers.WORKING
        try:
            return answers.deadline(self._calendar, first, days, counted)
        except OverflowError as error:
            raise ToolArgumentsInvalid(tool=self._name, problem="days: beyond the calendar") from error

    def _day(self, text: str, today: date) -> date:
        return _day(text, today, self._calendar, self._name)


class Roster:
    """The roster is read at the first question of a run."""

    def __init__(self, calendar: Calendar, sheets: Spreadsheets, file: str, name: str) -> None:
        self._calendar, self._sheets, self._file, self._name = calendar, sheets, file, name

    @property
    def spec(self) -> ToolSpec:
        properties = {
            "date": _DATE,
            "person": {
                "type": "string",
                "maxLength": 60,
                "description": "查某人值班的日期 (a person's name)",
            },
        }
        parameters = {"type": "object", "properties": properties, "additionalProperties": False}
        return ToolSpec(name=self._name, description=_DUTY, parameters=parameters)

    @property
    def accepts(self) -> Mapping[str, Any]:
        return loosened(self.spec.parameters)

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        """Raises ToolFileInvalid when the roster does not read, ToolArgumentsInvalid for what is no day."""
        arguments = fitted(self.spec.parameters, arguments)
        turns = turns_in(await self._sheets.own(self._file), context.today, self._name)
        if person := arguments.get("person", "").strip():
            return _of_person(of_person(turns, person), person)
        day = _day(_named(arguments, context), context.today, self._calendar, self._name)
        found = [turn for turn in turns if turn.is_on(day)]
        said = self._calendar.said_of(day)
        if not found:
            return ToolResult(text=f"值班表中没有 {shown(day)}({said})的安排。No entry for that day.")
        lines = [f"{shown(day)}({said})值班:", *(f"- {turn.text}(见 {turn.place})" for turn in found)]
        return ToolResult(text="\n".join(lines), shown=_rows(found))


def _of_person(found: Sequence[Turn], person: str) -> ToolResult:
    if not found:
        return ToolResult(text=f"值班表中没有 {person}。That name is not in the roster.")
    lines = [f"{person}的值班:", *(f"- {_when(turn)}:{turn.text}" for turn in found[:60])]
    return ToolResult(text="\n".join(lines), shown=_rows(found))


def _when(turn: Turn) -> str:
    if turn.days:
        return "、".join(shown(day) for day in sorted(turn.days)[:7])
    return "每周" + "、".join("一二三四五六日"[number] for number in sorted(turn.weekdays))


def _rows(turns: Sequence[Turn]) -> Shown:
    rows = tuple((_when(turn), turn.text, turn.place) for turn in turns[:60])
    return Shown(columns=("日期", "值班", "出处"), rows=rows, more=max(0, len(turns) - 60))


def _named(arguments: dict[str, Any], context: ToolContext) -> str:
    """The day the model passes; when it passes nothing at all, what the person said last may name one."""
    if arguments or not context.said:
        return str(arguments.get("date", ""))
    found = day_of(context.said[-1], context.today, Calendar())
    return found.isoformat() if found else ""


def _day(text: str, today: date, calendar: Calendar, tool: str) -> date:
    found = day_of(text, today, calendar)
    if found is None:
        raise ToolArgumentsInvalid(tool=tool, problem=f"date: {text[:60]}")
    return found


def _reach(settings: _Settings) -> Reach:
    files = (file for file in (settings.holidays, settings.roster) if file)
    own = tuple(Touch(kind=TouchKind.OWN_FILE, name=file) for file in files)
    return Reach(reads=(Touch(kind=TouchKind.CALENDAR), *own), sensitive=bool(settings.roster))


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    """Raises ToolFileInvalid."""
    sheets = Spreadsheets.within(parts.stack, parts.folder, parts.known_as)
    calendar = Calendar()
    if settings.holidays:
        calendar = calendar.with_own(*own_days(await sheets.own(settings.holidays), parts.known_as))
    tools: list[Tool] = [Days(calendar, parts.known_as)]
    if settings.roster:
        own_file(parts.folder, settings.roster, parts.known_as)
        tools.append(Roster(calendar, sheets, settings.roster, f"{parts.known_as}_duty"))
    return tools


KIND = ToolKind("calendar", _Settings, _reach, _build, "calendar-month-outline")
