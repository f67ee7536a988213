"""The conditions a question sets: values named, figures over or under, days and months."""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date

from studio.endpoints.practice.acting.days import days_in
from studio.endpoints.practice.acting.figures import Figure, figures_in, number_of
from studio.endpoints.practice.acting.sql.columns import mentioned
from studio.endpoints.practice.acting.sql.told import Column, Table
from studio.endpoints.practice.terms import folded

_OVER = re.compile(
    r"(不少于|不低于|不小于|至少|大于等于|>=|≥)|(超过|大于|高于|多于|超|>|over|more than|above|greater than)",
    re.I,
)
_UNDER = re.compile(
    r"(不超过|不高于|不多于|至多|小于等于|<=|≤)|(低于|小于|少于|不足|不到|<|under|less than|below)", re.I
)
_AND_MORE = re.compile(r"^\s*[一-鿿%A-Za-z/³²]{0,6}?\s*(?:及|或)?(以上|以下|以内)")
_BETWEEN_FIGURES = re.compile(
    r"(\d[\d.,]*)[^\d，,。]{0,6}?(?:到|至|~|—|-|and|和)\s*(\d[\d.,]*)[^\d，,。]{0,6}之间"
)
_SINCE = re.compile(r"以后|之后|以来|后|起|since|after", re.IGNORECASE)
_UNTIL = re.compile(r"以前|之前|前|before|until", re.IGNORECASE)
_BETWEEN = re.compile(r"(之间|到|至|~|—|-|and)")
_MONTH = re.compile(
    r"(?:(\d{4}|今|去|本)年)?\s*([\d一二三四五六七八九十]{1,3})\s*月份?(?!\s*[\d一二三四五六七八九十]{1,3}\s*[日号])"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2}|今|去|本)\s*年")
_QUARTER = re.compile(r"(?:(20\d{2}|今|去|本)年)?\s*第?([一二三四1-4])季度")
_HALF = re.compile(r"(?:(20\d{2}|今|去|本)年)?\s*([上下])半年")


def conditions(table: Table, question: str, today: date | None, newest: str = "") -> list[str]:
    """Return the WHERE conditions, in SQL; what the newest turn names stands in place of what was named."""
    newly = dict(_named_values(table, newest))
    values = dict(_named_values(table, question)) | newly
    rest = _without(question, [value for named in values.values() for value in named])
    newer = _without(newest, [value for named in newly.values() for value in named])
    return [
        *(_among(column, named) for column, named in values.items()),
        *(list(_days(table, newer, today)) or _days(table, rest, today)),
        *_figures(table, rest),
    ]


def named_values(table: Table, question: str) -> dict[str, list[str]]:
    return {column.name: named for column, named in _named_values(table, question)}


def literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _named_values(table: Table, question: str) -> Iterator[tuple[Column, list[str]]]:
    plain, found = folded(question), list[tuple[int, Column, str]]()
    columns = " ".join(column.core for column in mentioned(table.of_kind("number"), question))
    for column in table.of_kind("text"):
        found += [
            (len(value), column, value)
            for value in column.values
            if folded(value) in plain
            and ((len(value) > 1 and folded(value) not in columns) or _is_given_to(column, value, plain))
        ]
    chosen: dict[Column, list[str]] = {}
    for _, column, value in sorted(found, key=lambda each: -each[0]):
        if folded(value) in plain:
            plain = plain.replace(folded(value), "\0")
            chosen.setdefault(column, []).append(value)
    yield from chosen.items()


def _is_given_to(column: Column, value: str, plain: str) -> bool:
    """空气质量等级为优: a single character is a value only behind the name of its column."""
    return bool(re.search(rf"{re.escape(column.core)}\s*[为是=:：]\s*{re.escape(folded(value))}", plain))


def _among(column: Column, values: Sequence[str]) -> str:
    if len(values) == 1:
        return f"{column.quoted} = {literal(values[0])}"
    return f"{column.quoted} IN ({', '.join(map(literal, values))})"


def _without(question: str, values: Sequence[str]) -> str:
    for value in values:
        question = question.replace(value, " ")
    return question


def _figures(table: Table, question: str) -> Iterator[str]:
    numeric = table.of_kind("number")
    figures = [figure for figure in figures_in(question) if figure.in_digits]
    for one, other in _BETWEEN_FIGURES.findall(question):
        pair = [figure for figure in figures if question[figure.start : figure.end] in (one, other)]
        column = _column_of(pair[0], numeric, question) if len(pair) == 2 else None
        if column is not None:
            yield f"{column.quoted} BETWEEN {_scaled(pair[0], column)} AND {_scaled(pair[1], column)}"
    for figure in figures:
        sign = _sign(question, figure)
        column = _column_of(figure, numeric, question) if sign else None
        if column is not None:
            yield f"{column.quoted} {sign} {_scaled(figure, column)}"
    if not figures:
        yield from _columns_compared(numeric, question)


def _sign(question: str, figure: Figure) -> str:
    """Return >, >=, <, <= for what stands before the figure or behind it; nothing when neither does."""
    before, after = question[max(0, figure.start - 6) : figure.start], question[figure.end :]
    behind = _AND_MORE.match(after)
    if behind:
        return ">=" if behind[1] == "以上" else "<="
    for pattern, signs in ((_UNDER, ("<=", "<")), (_OVER, (">=", ">"))):
        if found := pattern.search(before):
            return signs[0] if found[1] else signs[1]
    return ""


def _column_of(figure: Figure, numeric: Sequence[Column], question: str) -> Column | None:
    named = mentioned(numeric, question[: figure.start]) or mentioned(numeric, question)
    of_unit = [
        column for column in numeric if column.unit and figure.unit and column.unit.endswith(figure.unit[:1])
    ]
    if named:
        return named[-1]
    return of_unit[0] if of_unit else numeric[0] if len(numeric) == 1 else None


def _scaled(figure: Figure, column: Column) -> str:
    unit = column.unit or column.name
    value = figure.value / 10_000 if "万" in unit and figure.value >= 10_000 else figure.value
    return str(int(value)) if value == int(value) else str(value)


def _columns_compared(numeric: Sequence[Column], question: str) -> Iterator[str]:
    """超过警戒水位: one column against another."""
    for pattern, sign in ((_OVER, ">"), (_UNDER, "<")):
        if found := pattern.search(question):
            after = mentioned(numeric, question[found.end() :])[:1]
            others = [column for column in numeric if column not in after]
            before = mentioned(others, question[: found.start()]) or [
                column
                for column in others
                if after and (column.core in after[0].core or after[0].core[-2:] in column.core)
            ]
            if after and before:
                yield f"{before[0].quoted} {sign} {after[0].quoted}"
            return


def _days(table: Table, question: str, today: date | None) -> Iterator[str]:
    columns = table.of_kind("date")
    column = next(iter(mentioned(columns, question)), columns[0] if columns else None)
    if column is None:
        return
    span, months = _span(question, today), _months(question)
    if span is not None:
        yield _within(f"CAST({column.quoted} AS DATE)", *span, question)
    elif months is not None:
        first, last = months
        month = f"month({column.quoted})"
        yield f"{month} = {first}" if first == last else f"{month} BETWEEN {first} AND {last}"


def _within(column: str, first: date, last: date, question: str) -> str:
    if _SINCE.search(question):
        return f"{column} >= DATE '{first}'"
    if _UNTIL.search(question):
        return f"{column} < DATE '{first}'"
    return f"{column} BETWEEN DATE '{first}' AND DATE '{last}'"


def _months(question: str) -> tuple[int, int] | None:
    """Return the first and last month meant."""
    if quarter := _QUARTER.search(question):
        first = 3 * int(number_of(quarter[2]) or 1) - 2
        return first, first + 2
    if half := _HALF.search(question):
        return (1, 6) if half[2] == "上" else (7, 12)
    found = _MONTH.search(question)
    month = int(number_of(found[2]) or 0) if found else 0
    return (month, month) if 0 < month <= 12 else None


def _span(question: str, today: date | None) -> tuple[date, date] | None:
    """Return the first and last day meant, where the year is known."""
    days = [day.day for day in days_in(question, today)]
    if days:
        several = len(days) > 1 and _BETWEEN.search(question)
        return (min(days), max(days)) if several else (days[0], days[0])
    said = next(
        filter(None, (pattern.search(question) for pattern in (_QUARTER, _HALF, _MONTH, _YEAR))), None
    )
    year = _year(said[1], today) if said else 0
    first, last = _months(question) or (1, 12)
    return (date(year, first, 1), _last(year, last)) if year else None


def _year(said: str | None, today: date | None) -> int:
    if said and said.isdigit():
        return int(said)
    return (today.year - (1 if said and said.startswith("去") else 0)) if today and said else 0


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
