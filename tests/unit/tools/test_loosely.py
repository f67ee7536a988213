"""Calls models write loosely are brought to the shape of the schema; what says nothing is left out."""

from pathlib import Path
from typing import Any

import pytest

from studio.core.errors import ToolArgumentsInvalid
from studio.tools.loosely import fitted, loosened
from tests.unit.tools.making import Person, built

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "kind": {"type": "string", "enum": ["通知", "函"]},
        "names": {"type": "string", "maxLength": 20},
        "urgency": {"type": "string", "enum": ["特急"]},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"title": {"type": "string"}, "body": {"type": "string"}},
            },
        },
        "values": {"type": "object", "properties": {"甲": {"type": "string"}}},
    },
    "required": ["kind"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"names": None}, {}),
        ({"names": ["甲", "乙", None]}, {"names": "甲\n乙"}),
        ({"names": 7}, {"names": "7"}),
        ({"names": True}, {"names": "是"}),
        ({"items": "附件一"}, {"items": [{"title": "附件一"}]}),
        (
            {"items": [{"title": "一", "body": None}, "二", None]},
            {"items": [{"title": "一"}, {"title": "二"}]},
        ),
        ({"items": '[{"title": "一"}]'}, {"items": [{"title": "一"}]}),
        ({"items": "[" * 100_000}, {"items": [{"title": "[" * 100_000}]}),
        ({"values": '{"甲": 1, "乙": 2}'}, {"values": {"甲": "1"}}),
        ({"values": "甲"}, {}),
    ],
)
def test_values_come_in_the_shape_that_was_shown(given: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert fitted(SCHEMA, given) == wanted


def test_what_is_shown_has_one_type_for_each_property_and_what_is_accepted_keeps_what_is_required() -> None:
    accepted = loosened(SCHEMA)

    assert accepted["properties"]["kind"] == SCHEMA["properties"]["kind"]
    assert accepted["required"] == ["kind"]
    assert "enum" not in accepted["properties"]["urgency"]
    assert accepted["properties"]["names"]["maxLength"] == 20


def every_type(schema: dict[str, Any]) -> list[Any]:
    inner = [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]
    return [schema["type"], *(kind for each in inner for kind in every_type(each))]


@pytest.mark.parametrize(
    ("kind", "settings"),
    [
        ("official_document", {}),
        (
            "form",
            {"title": "表", "fields": [{"label": "甲", "kind": "number"}, {"label": "乙", "kind": "yes_no"}]},
        ),
        ("minutes", {}),
        ("polish", {}),
        ("translate", {}),
    ],
)
async def test_servers_that_know_single_types_only_can_read_the_schemas(
    kind: str, settings: dict[str, Any]
) -> None:
    tool = await built(kind, **settings)

    assert all(isinstance(each, str) for each in every_type(dict(tool.spec.parameters)))


async def test_a_document_is_written_from_a_loose_call(tmp_path: Path) -> None:
    person = Person(tmp_path)
    tool = await built("official_document", issuer="示例市应急管理局", code="示应急")

    await person.call(
        tool, kind="通知", title="加强值守", body=["一、值守", "在岗。"], recipients=["各科室", "各街道"],
        number=12, urgency="", signer=None, attachments=["值班表"],
    )  # fmt: skip

    lines = [line.text for line in person.made[0].paper]
    assert "各科室、各街道：" in lines
    assert "示应急〔2026〕12号" in lines
    assert "附件：值班表" in lines


async def test_a_kind_nobody_has_and_a_missing_text_are_still_told(tmp_path: Path) -> None:
    tool = await built("official_document")

    for wrong in ({"kind": "诗", "title": "甲", "body": "乙"}, {"kind": "通知", "title": "甲", "body": None}):
        with pytest.raises(ToolArgumentsInvalid):
            await Person(tmp_path).call(tool, **wrong)


async def test_a_form_takes_values_that_were_written_beside_or_as_text(tmp_path: Path) -> None:
    person = Person(tmp_path, said=["地点北关，深60厘米"])
    fields = [{"label": "地点"}, {"label": "深度（厘米）", "kind": "number"}, {"label": "其他"}]
    tool = await built("form", title="表", fields=fields)

    await person.call(tool, 地点="北关")
    await person.call(tool, values='{"深度（厘米）": "60厘米"}')

    assert [each.value for each in person.forms[-1].fields] == ["北关", "60", ""]
