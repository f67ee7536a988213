"""Lists of people as offices keep them: spreadsheets of any make, with mistakes in them."""

from pathlib import Path

import openpyxl
import pytest

from studio.catalogue import Person, Role
from studio.core.errors import PeopleFileInvalid
from studio.workspace.people_file import people_in


def listed(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "名单.csv"
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = "工号,姓名,部门,角色\n1001,张三,城管局,建设者、审核员\n1002,李四,水务局,\n"
    assert people_in(listed(tmp_path, text, encoding)) == [
        Person(id="1001", name="张三", department="城管局", roles=(Role.BUILDER, Role.REVIEWER)),
        Person(id="1002", name="李四", department="水务局", roles=()),
    ]


def test_a_workbook_with_a_title_above_numbers_and_empty_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["示例市智能体平台人员名单"],
        ["姓 名", "工号", "单位", "角色", "审核部门", "在岗"],
        ["张三", 1001, "城管局", "审核员", "城管局，水务局", "是"],
        [],
        ["李四", "0042", "水务局", "管理员/讲师", "全部", "否"],
    ):
        sheet.append(row)
    book.save(tmp_path / "名单.xlsx")
    assert people_in(tmp_path / "名单.xlsx") == [
        Person(
            id="1001",
            name="张三",
            department="城管局",
            roles=(Role.REVIEWER,),
            reviews=("城管局", "水务局"),
            active=True,
        ),
        Person(
            id="0042",
            name="李四",
            department="水务局",
            roles=(Role.ADMIN, Role.TRAINER),
            reviews=("*",),
            active=False,
        ),
    ]


def test_what_has_no_column_is_left_as_it_is(tmp_path: Path) -> None:
    (person,) = people_in(listed(tmp_path, "工号,姓名\n1001,张三\n"))
    assert person.model_fields_set == {"id", "name"}


@pytest.mark.parametrize(
    ("text", "row", "problem", "value"),
    [
        ("姓名,部门\n张三,城管局\n", 0, "column_missing", "工号"),
        ("工号,姓名\n", 0, "no_people", ""),
        ("工号,姓名,角色\n1,张三,局长\n", 2, "unknown_role", "局长"),
        ("工号,姓名\n1,张三\n,李四\n", 3, "number_missing", ""),
        ("工号,姓名\n1,张三\n2,\n", 3, "name_missing", ""),
        ("工号,姓名\n1,张三\n2,李四\n1,王五\n", 4, "number_twice", "1"),
        (f"工号,姓名\n1,{'长' * 101}\n", 2, "field_too_long", "长" * 40),
    ],
)
def test_a_mistake_is_named_with_its_row(
    tmp_path: Path, text: str, row: int, problem: str, value: str
) -> None:
    with pytest.raises(PeopleFileInvalid) as caught:
        people_in(listed(tmp_path, text))
    assert caught.value == PeopleFileInvalid(file="名单.csv", row=row, problem=problem, value=value)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04broken", b"%PDF-1.7\n"])
def test_what_is_no_list_is_said(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "名单.xlsx"
    file.write_bytes(content)
    with pytest.raises(PeopleFileInvalid):
        people_in(file)
    with pytest.raises(PeopleFileInvalid):
        people_in(tmp_path / "not there.xlsx")
