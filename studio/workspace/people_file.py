"""A list of people in a spreadsheet (工号, 姓名, 部门, 角色) to people of the catalogue."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from studio.catalogue import Person, Role
from studio.core.errors import DocumentError, PeopleFileInvalid

_COLUMNS = {
    "id": ("工号", "编号", "number", "id"),
    "name": ("姓名", "名字", "name"),
    "department": ("部门", "单位", "处室", "department"),
    "roles": ("角色", "roles", "role"),
    "reviews": ("审核部门", "reviews"),
    "active": ("在岗", "active"),
}
_NEEDED = ("id", "name")
_ROLES = {
    Role.BUILDER: ("建设者", "builder"),
    Role.REVIEWER: ("审核员", "审核者", "reviewer"),
    Role.TRAINER: ("讲师", "培训师", "trainer"),
    Role.ADMIN: ("管理员", "admin"),
}
_EVERYTHING = ("*", "全部", "所有", "all")
_NO_ROLE = ("使用者", "用户", "无", "user", "none")
_GONE = ("否", "不在岗", "离岗", "no", "false", "0", "n")
_HEAD_WITHIN = 10
_BETWEEN = re.compile(r"[、,，;；/|\n]+")


def people_in(path: Path) -> list[Person]:
    """Read the first sheet that has the columns; a column that is not there leaves that as it is.

    Raises PeopleFileInvalid naming the row.
    """
    for rows in _sheets(path):
        for at, row in enumerate(rows[:_HEAD_WITHIN]):
            columns = _columns(row)
            if all(needed in columns for needed in _NEEDED):
                return _people(path.name, rows, at, columns)
    raise PeopleFileInvalid(file=path.name, row=0, problem="column_missing", value="工号")


def _sheets(path: Path) -> Iterator[Sequence[Sequence[str]]]:
    from studio.tools.spreadsheets.grids import grids_of

    try:
        for grid in grids_of(path):
            yield [*([] for _ in range(grid.first)), *[[text.strip() for text in row] for row in grid.texts]]
    except (DocumentError, OSError) as error:
        raise PeopleFileInvalid(file=path.name, row=0, problem="does_not_read", value="") from error


def _columns(row: Sequence[str]) -> dict[str, int]:
    heads = ["".join(text.split()).casefold() for text in row]
    return {
        field: heads.index(found)
        for field, names in _COLUMNS.items()
        if (found := next((name for name in names if name in heads), None)) is not None
    }


def _people(file: str, rows: Sequence[Sequence[str]], head: int, columns: dict[str, int]) -> list[Person]:
    people: dict[str, Person] = {}
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        said = {field: row[at] if at < len(row) else "" for field, at in columns.items()}
        if not any(said.values()):
            continue
        person = _person(file, number, said)
        if person.id in people:
            raise PeopleFileInvalid(file=file, row=number, problem="number_twice", value=person.id)
        people[person.id] = person
    if not people:
        raise PeopleFileInvalid(file=file, row=0, problem="no_people", value="")
    return list(people.values())


def _person(file: str, row: int, said: dict[str, str]) -> Person:
    for field, problem in (("id", "number_missing"), ("name", "name_missing")):
        if not said[field]:
            raise PeopleFileInvalid(file=file, row=row, problem=problem, value="")
    values: dict[str, object] = {"id": _number(said["id"]), "name": said["name"]}
    if "department" in said:
        values["department"] = said["department"]
    if "roles" in said:
        values["roles"] = tuple(_role(file, row, text) for text in _parts(said["roles"], _NO_ROLE))
    if "reviews" in said:
        parts = _parts(said["reviews"])
        values["reviews"] = tuple("*" if part.casefold() in _EVERYTHING else part for part in parts)
    if said.get("active"):
        values["active"] = said["active"].casefold() not in _GONE
    try:
        return Person.model_validate(values)
    except ValidationError as error:
        value = str(error.errors()[0]["input"])[:40]
        raise PeopleFileInvalid(file=file, row=row, problem="field_too_long", value=value) from error


def _role(file: str, row: int, text: str) -> Role:
    found = next((role for role, names in _ROLES.items() if text.casefold() in names), None)
    if found is None:
        raise PeopleFileInvalid(file=file, row=row, problem="unknown_role", value=text[:40])
    return found


def _parts(text: str, but: Sequence[str] = ()) -> list[str]:
    parts = [" ".join(part.split()) for part in _BETWEEN.split(text)]
    return [part for part in parts if part and part.casefold() not in but]


def _number(text: str) -> str:
    """A spreadsheet shows a number that is no text as 1001.0 or 1,001."""
    plain = text.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+", text) else text
    return re.sub(r"\.0+$", "", plain) if re.fullmatch(r"\d+\.0+", plain) else plain
