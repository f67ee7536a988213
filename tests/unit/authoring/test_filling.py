"""Tables copied from a spreadsheet become rows; what cannot be meant is kept as it was written."""

from typing import Any

import pytest

from studio.authoring.fields import FormField, Shape, form_fields
from studio.authoring.filling import cells_in, number_of, rows_of, value_of

FIELDS = form_fields(
    {
        "properties": {
            "label": {"type": "string"},
            "kind": {"enum": ["text", "number"]},
            "required": {"type": "boolean"},
            "most": {"type": "integer"},
            "choices": {"type": "array", "items": {"type": "string"}},
            "inner": {"type": "object"},
        }
    }
)
LABELS = {"label": ["名称"], "kind": ["类型"], "required": ["必填"], "most": ["最多"], "choices": ["选项"]}


def names(field: FormField) -> list[str]:
    return LABELS.get(field.name, [])


def choices(field: FormField) -> dict[str, Any]:
    return {"文字": "text", "数字": "number"} if field.shape is Shape.CHOICE else {}


@pytest.mark.parametrize(
    ("text", "value"), [("", None), (" 12 ", 12), ("1,200", 1200), ("0.5", 0.5), ("一百", "一百"), ("-3", -3)]
)
def test_numbers_are_read_as_people_write_them(text: str, value: object) -> None:
    assert number_of(text) == value


def test_columns_are_told_by_their_head_in_any_order() -> None:
    cells = cells_in("必填\t名称 *\t类型\t备注\t选项\n是\t姓名\t文字\tx\t甲、乙\n否\t人数\tNUMBER\t\t")

    assert rows_of(cells, FIELDS, names, choices) == [
        {"required": True, "label": "姓名", "kind": "text", "choices": ["甲", "乙"]},
        {"required": False, "label": "人数", "kind": "number"},
    ]


def test_a_table_without_a_head_fills_the_columns_in_order() -> None:
    assert rows_of(cells_in("姓名,text,√,20\n电话,未知,也许,多\n"), FIELDS, names, choices) == [
        {"label": "姓名", "kind": "text", "required": True, "most": 20},
        {"label": "电话", "kind": "未知", "required": "也许", "most": "多"},
    ]


def test_cells_keep_line_breaks_and_quotes_as_a_spreadsheet_copies_them() -> None:
    assert cells_in('甲\t"第一行\n第二行"\t"他说""好"""\r\n\r\n') == [["甲", "第一行\n第二行", '他说"好"']]
    assert cells_in("") == cells_in("\n\n") == []


def test_a_choice_no_one_knows_stays_for_the_form_to_complain_about() -> None:
    kind = FIELDS[1]

    assert value_of("数字", kind, choices(kind)) == "number"
    assert value_of("颜色", kind, choices(kind)) == "颜色"
