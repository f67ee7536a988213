"""A plain SELECT for a question about the tables a tool tells of."""

import re
from collections.abc import Sequence
from typing import Any

from studio.endpoints.practice.acting.filling import Compose
from studio.endpoints.practice.acting.offers import Offer
from studio.endpoints.practice.acting.said import Said
from studio.endpoints.practice.acting.schemas import Field
from studio.endpoints.practice.acting.sql.asked import Asked
from studio.endpoints.practice.acting.sql.columns import alike, left_over, mentioned, resembles, spoken_of
from studio.endpoints.practice.acting.sql.filters import conditions, literal, named_values
from studio.endpoints.practice.acting.sql.months import with_months
from studio.endpoints.practice.acting.sql.told import Column, Table, tables_told
from studio.endpoints.practice.terms import folded, question_terms

_SQL = re.compile(r"\bsql\b|SELECT", re.IGNORECASE)
_WHICH = re.compile(r"哪[一个些]*([一-鿿]{1,6})|\b(?i:which)\s+([A-Za-z]+)")
_CHINESE = re.compile(r"[一-鿿]")
_FEW_COLUMNS, _MOST_ROWS = 6, 50
_A_NAME = 3
"""Characters from which on a word no column resembles is looked for in all of them."""
_NAMES = (
    ("AVG(", "平均", " average"), ("SUM(", "合计", " total"), ("MAX(", "最高", " highest"),
    ("MIN(", "最低", " lowest"), ("COUNT(DISTINCT CAST(", "天数", "Days"),
    ("COUNT(DISTINCT", "种数", "Kinds"), ("FILTER", "比率%", "Rate %"), ("COUNT(", "数量", "Count"),
)  # fmt: skip


def is_sql(offer: Offer) -> bool:
    return any(_SQL.search(field.words) for field in offer.fields)


def is_reckoned_from(table: Table, question: str) -> bool:
    """Whether a figure is asked for and the table is spoken of: one of its columns, or a value in it."""
    named = mentioned(table.columns, question)
    spoken = bool(named or named_values(table, question))
    return spoken and Asked(_without(named, question), question).reckons


def statement_of(offer: Offer) -> Compose | None:
    """Return what writes the statement; None for a tool that takes none."""
    if not is_sql(offer):
        return None

    def composed(field: Field, said: Said) -> Any:
        tables = tables_told("\n".join([offer.description, *said.given]))
        if not _SQL.search(field.words) or not tables:
            return None
        question = with_months(" ".join([*said.before, said.question]))
        table = max(tables, key=lambda each: _fit(each, question))
        if said.failed:
            return f"SELECT * FROM {table.quoted} LIMIT {_MOST_ROWS}"
        return _Writing(table, _without_name(table, question), said).statement()

    return composed


def _fit(table: Table, question: str) -> float:
    named = sum(len(values) for values in named_values(table, question).values())
    return (
        len(question_terms(question) & table.terms) + 2 * named + 2 * len(mentioned(table.columns, question))
    )


class _Writing:
    """One question to one table."""

    def __init__(self, table: Table, question: str, said: Said) -> None:
        numeric = table.of_kind("number")
        named = mentioned(numeric, question)
        self._table, self._question = table, question
        self._in_english = not _CHINESE.search(f"{said.question}{table.name}")
        self._asked = asked = Asked(_without(named, question), question)
        self._where = conditions(table, question, said.today, with_months(said.question))
        self._where += self._unlisted()
        wanted = asked.averages or asked.sums or (asked.order and not asked.by_number)
        alone = numeric if len(numeric) == 1 and wanted and not asked.counts else []
        self._measures = (named or alike(numeric, question) or alone)[:3]
        self._group = self._grouped_by()

    def statement(self) -> str:
        figures = self._figures()
        if self._group:
            return self._grouped(figures or ["COUNT(*)"])
        if figures and not self._lists_rows():
            return self._select([f"{figure} AS {self._name_of(figure)}" for figure in figures])
        if self._asked.order and self._measures:
            order = f"ORDER BY {self._measures[0].quoted} {self._asked.order} NULLS LAST"
            return self._select(self._shown(), order, self._asked.first or _MOST_ROWS)
        return self._select(self._shown(), "", _MOST_ROWS)

    def _lists_rows(self) -> bool:
        asked = self._asked
        return asked.which and not (asked.counts or asked.averages or asked.sums)

    def _figures(self) -> list[str]:
        """The aggregates asked for; none when rows are."""
        asked, measures = self._asked, self._measures
        if measures and asked.averages:
            return [f"ROUND(AVG({column.quoted}), 2)" for column in measures]
        if measures and asked.sums and not asked.counts:
            return [f"SUM({column.quoted})" for column in measures]
        if counted := self._rate() or self._different():
            return [counted]
        if measures and self._group and not asked.counts:
            most = {"DESC": "MAX", "ASC": "MIN"}.get(asked.order, "SUM")
            return [f"{most}({column.quoted})" for column in measures]
        return ["COUNT(*)"] if asked.counts or (not measures and (asked.sums or asked.how_much)) else []

    def _different(self) -> str:
        """How many days or kinds there are, each counted once."""
        days = self._table.of_kind("date") if self._asked.counts_days and not self._measures_days else []
        if days:
            return f"COUNT(DISTINCT CAST({days[0].quoted} AS DATE))"
        kinds = self._kinds_counted()
        return f"COUNT(DISTINCT {kinds[0].quoted})" if kinds else ""

    def _kinds_counted(self) -> list[Column]:
        """有几种等级, and 有几个断面 where all values of a column are told: they come again row by row."""
        texts = self._table.of_kind("text")
        if self._asked.counts_kinds:
            return mentioned(texts, self._question)
        noun = self._asked.counted
        return [column for column in texts if column.listed and noun.startswith(column.core)]

    @property
    def _measures_days(self) -> bool:
        return any("天" in f"{column.name} {column.unit}" for column in self._measures)

    def _rate(self) -> str:
        """达标率: the share of rows with the value the rate is named after."""
        for column in self._table.of_kind("text") if self._asked.shares and not self._measures else ():
            value = next((each for each in column.values if f"{each}率" in self._question), None)
            if value:
                met = f"{column.quoted} = {literal(value)}"
                self._where = [each for each in self._where if each != met]
                return f"ROUND(100.0 * COUNT(*) FILTER ({met}) / COUNT({column.quoted}), 2)"
        return ""

    def _grouped(self, figures: Sequence[str]) -> str:
        asked, names = self._asked, [self._name_of(figure) for figure in figures]
        columns = [
            *self._group,
            *(f"{figure} AS {name}" for figure, name in zip(figures, names, strict=True)),
        ]
        if asked.shares and figures == ["COUNT(*)"]:
            columns.append('ROUND(100.0 * COUNT(*) / SUM(COUNT(*)) OVER (), 2) AS "占比%"')
        order = "1" if asked.period and not asked.order else f"{names[0]} {asked.order or 'DESC'}"
        group = ", ".join(str(number + 1) for number in range(len(self._group)))
        return self._select(columns, f"GROUP BY {group} ORDER BY {order}", asked.first or _MOST_ROWS)

    def _select(self, columns: Sequence[str], rest: str = "", most: int = 0) -> str:
        where = f"WHERE {' AND '.join(self._where)}" if self._where else ""
        limit = f"LIMIT {most}" if most else ""
        parts = [f"SELECT {', '.join(columns)}", f"FROM {self._table.quoted}", where, rest, limit]
        return " ".join(filter(None, parts))

    def _shown(self) -> list[str]:
        """What names the rows, what was asked about, and what the conditions are on; or everything."""
        table = self._table
        asked = [*mentioned(table.columns, self._question), *self._measures]
        if not asked or len(table.columns) <= _FEW_COLUMNS:
            return ["*"]
        filtered = [column for column in table.columns if any(column.quoted in each for each in self._where)]
        chosen = [*table.of_kind("text")[:2], *filtered, *asked]
        return [column.quoted for column in table.columns if column in chosen]

    def _grouped_by(self) -> list[str]:
        asked, days = self._asked, self._table.of_kind("date")
        if asked.period and days:
            return [f"strftime({days[0].quoted}, '{asked.period}') AS \"时段\""]
        plain = [column for column in self._table.columns if column.kind != "number"]
        found = spoken_of(plain, asked.each) if asked.each else []
        if not found and asked.order and (asked.counts or asked.averages or asked.sums or not self._measures):
            which = _WHICH.search(self._question)
            named = (which[1] or which[2]).partition("的")[0] if which else ""
            found = spoken_of(plain, named) if named else []
        return [column.quoted for column in found[:2]]

    def _unlisted(self) -> list[str]:
        """A name the description only gives examples of: what is left of the question is looked for."""
        open_columns = [column for column in self._table.of_kind("text") if not column.listed]
        if not open_columns or named_values(self._table, self._question):
            return []
        words = left_over(self._table, self._question)
        for word in words:
            column = max(open_columns, key=lambda each: resembles(each, word))
            if resembles(column, word) > 0:
                return [_holds(column, word)]
        of_columns = mentioned(self._table.columns, self._question) and not self._where
        name = words[0] if words and of_columns and len(words[0]) >= _A_NAME else ""
        anywhere = " OR ".join(_holds(column, name) for column in open_columns)
        return [f"({anywhere})"] if name else []

    def _name_of(self, figure: str) -> str:
        measure = next((column.name for column in self._measures if column.quoted in figure), "")
        said = next(each[1 + self._in_english] for each in _NAMES if each[0] in figure)
        return '"' + f"{measure}{said}".replace('"', "") + '"'


def _without_name(table: Table, question: str) -> str:
    """问题清单 speaks of the table, not of its column 问题名称."""
    name = folded(table.name)
    misheard = any(column.core in name and column.core != name for column in table.columns)
    return question.replace(table.name, " ") if misheard else question


def _holds(column: Column, word: str) -> str:
    return f"{column.quoted} LIKE {literal(f'%{word}%')}"


def _without(columns: Sequence[Column], question: str) -> str:
    for column in columns:
        question = question.replace(column.name, " ").replace(column.core, " ")
    return question
