"""A form fills up over a conversation: nothing is made up, lost, or written before the person agrees."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from studio.core.attachments import Attachment
from studio.core.documents import Block, Document, DocumentKind
from studio.core.errors import PaperClassified, ToolSettingsInvalid
from studio.core.forms import FilledField, FilledForm
from studio.core.places import Place
from studio.documents.reading import read_document
from studio.tools import Tool
from studio.tools.kinds import tool_kind
from tests.unit.tools.making import Person, built

FIELDS: list[dict[str, Any]] = [
    {"label": "险情类别", "kind": "choice", "choices": ["城区内涝", "山洪灾害", "地质灾害"]},
    {"label": "地点", "help": "写到路口或小区"},
    {"label": "发现时间", "kind": "time"},
    {"label": "积水深度（厘米）", "name": "depth", "kind": "number", "minimum": 0, "maximum": 500},
    {"label": "有无人员被困", "kind": "yes_no", "choices": ["有", "无"]},
    {"label": "报告日期", "kind": "date", "required": False},
    {"label": "损失", "kind": "money", "required": False},
    {"label": "已采取措施", "kind": "long_text", "required": False},
    {"label": "报告人电话", "kind": "phone", "personal": True},
]
FORM: dict[str, Any] = {"title": "灾情快报", "fields": FIELDS}
FIRST = "北关下穿涵洞积水60公分，已经封闭，是城区内涝"
SECOND = "下午两点半发现的，没有人被困，我的电话138 0000 0000"
FIRST_VALUES = {"险情类别": "城市内涝", "地点": "北关下穿涵洞", "depth": "60公分"}
SECOND_VALUES = {"发现时间": "下午两点半", "有无人员被困": False, "报告人电话": "13800000000"}


async def said(person: Person, tool: Tool, text: str, **arguments: Any) -> str:
    person.said.append(text)
    return (await person.call(tool, **arguments)).text


def field(form: FilledForm, name: str) -> FilledField:
    return next(each for each in form.fields if each.name == name)


def values(person: Person) -> dict[str, str]:
    return {each.name: each.value for each in person.forms[-1].fields if each.value}


async def test_it_fills_over_turns_and_asks_for_what_is_missing(tmp_path: Path) -> None:
    person, tool = Person(tmp_path), await built("form", **FORM)

    first = await said(person, tool, FIRST, values=FIRST_VALUES)
    filled_first = dict(values(person))
    fresh_first = {each.name for each in person.forms[-1].fields if each.fresh}
    second = await said(person, tool, SECOND, values=SECOND_VALUES)

    assert filled_first == {"险情类别": "城区内涝", "地点": "北关下穿涵洞", "depth": "60"}
    assert fresh_first == set(filled_first)
    assert "还缺 3 项：发现时间、有无人员被困、报告人电话" in first
    assert "请提供“发现时间”" in first
    assert values(person) == filled_first | {
        "发现时间": "14:30",
        "有无人员被困": "无",
        "报告人电话": "13800000000",
    }
    assert not field(person.forms[-1], "地点").fresh
    assert person.forms[-1].confirmed
    assert "已按对方确认的内容导出文件" in second


async def test_it_is_exported_as_it_was_agreed_to_in_every_format(tmp_path: Path) -> None:
    person = Person(tmp_path)
    tool = await built("form", **FORM, formats=["docx", "xlsx", "json"])
    await said(
        person,
        tool,
        FIRST + "，" + SECOND + "，损失3.5万元",
        values={**FIRST_VALUES, **SECOND_VALUES, "损失": 35000},
    )

    word, sheet, data = (made.path for made in person.made)
    assert [made.name for made in person.made] == [
        "灾情快报-北关下穿涵洞.docx", "灾情快报-北关下穿涵洞.xlsx", "灾情快报-北关下穿涵洞.json"
    ]  # fmt: skip
    assert [asked.target for asked in person.asked] == [str(word), str(sheet), str(data)]
    assert "积水深度（厘米）：60" in person.asked[0].content
    text = read_document(word).text
    assert "北关下穿涵洞" in text
    assert "人工智能" in text
    book = load_workbook(sheet)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[0][:4] == ("险情类别", "地点", "发现时间", "积水深度（厘米）")
    assert rows[1][:4] == ("城区内涝", "北关下穿涵洞", "14:30", 60)
    assert "人工智能" in str(rows[3][0])
    written = json.loads(data.read_text("utf-8"))
    assert written["values"]["depth"] == 60
    assert written["values"]["损失"] == "35000元"
    assert written["AIGC"]["Label"] == "1"
    for file in (word, sheet):
        with ZipFile(file) as archive:
            assert b"AIGC" in archive.read("docProps/custom.xml")


async def test_nothing_is_written_while_the_person_has_not_agreed(tmp_path: Path) -> None:
    person, tool = Person(tmp_path, agrees=False), await built("form", **FORM)

    told = await said(person, tool, FIRST + SECOND, values={**FIRST_VALUES, **SECOND_VALUES})
    again = await said(person, tool, "谢谢", values={})
    person.agrees = True
    at_last = await said(person, tool, "核对过了，请导出", action="导出")

    assert "没有得到同意" in told
    assert "没有得到同意" in again
    assert len(person.asked) == 2, "an unchanged form is put to the person once, and when they want it"
    assert "导出文件" in at_last
    assert len(list(person.made)) == 1


async def test_a_value_nobody_said_is_doubted_until_the_person_agrees(tmp_path: Path) -> None:
    person, tool = Person(tmp_path), await built("form", **FORM)

    told = await said(
        person, tool, FIRST + SECOND, values={**FIRST_VALUES, **SECOND_VALUES, "地点": "南门大街"}
    )
    doubted = field(person.forms[-1], "地点")
    asked_before = len(person.asked)
    settled = await said(person, tool, "对，是那里", values={"地点": "南门大街"})

    assert (doubted.value, doubted.problem) == ("南门大街", "not_said")
    assert "对方没有说过" in told
    assert asked_before == 0
    assert field(person.forms[-1], "地点").problem == ""
    assert "导出文件" in settled


async def test_what_nobody_said_does_not_push_out_what_was(tmp_path: Path) -> None:
    person, tool = Person(tmp_path), await built("form", **FORM)
    await said(person, tool, FIRST, values=FIRST_VALUES)

    told = await said(person, tool, "还有呢", values={"地点": "南门大街", "depth": "", "险情类别": None})

    assert values(person)["地点"] == "北关下穿涵洞"
    assert values(person)["depth"] == "60"
    assert "没有改动：地点" in told


async def test_personal_data_is_left_to_the_person(tmp_path: Path) -> None:
    person, tool = Person(tmp_path), await built("form", **FORM)
    person.memory["seen"] = "13900000000"

    told = await said(person, tool, FIRST, values={**FIRST_VALUES, "报告人电话": "13900000000"})

    assert "报告人电话" not in values(person)
    assert "个人信息" in told
    await said(person, tool, "打 139-0000-0000", values={"报告人电话": "139****0000"})
    assert values(person)["报告人电话"] == "13900000000", "a masked number stands for the one that was said"


async def test_what_the_person_writes_into_the_form_is_theirs(tmp_path: Path) -> None:
    person, tool = Person(tmp_path), await built("form", **FORM)
    await said(person, tool, FIRST, values=FIRST_VALUES)
    person.memory["by_person"] = {"地点": "南关立交", "报告人电话": "13900000000", "depth": ""}

    await said(person, tool, "接着填", values={"地点": "北关下穿涵洞"})
    by_hand = dict(values(person))
    await said(person, tool, "地点改成西关桥", values={"地点": "西关桥"})

    assert by_hand["地点"] == "南关立交", "what the model repeats from before does not undo it"
    assert by_hand["报告人电话"] == "13900000000"
    assert "depth" not in by_hand
    assert values(person)["地点"] == "西关桥"


async def test_values_may_stem_from_an_attachment(tmp_path: Path) -> None:
    person, tool = Person(tmp_path), await built("form", **FORM)
    blocks = (Block("值班记录：东郊水库，水深120厘米", Place()),)
    attached = Attachment(Path("记录.docx"), Document("记录.docx", DocumentKind.DOCX, "", 1, blocks))
    person.said.append("按附件填")

    await tool(
        {"values": {"地点": "东郊水库", "depth": "1.2米"}}, replace(person.context, attachments=(attached,))
    )

    assert (values(person)["地点"], values(person)["depth"]) == ("东郊水库", "120")
    assert not any(each.problem for each in person.forms[-1].fields)


@pytest.mark.parametrize(
    ("kind", "text", "value", "problem"),
    [
        ("date", "二〇二六年三月五日", "2026-03-05", ""),
        ("date", "昨天", "2026-11-26", ""),
        ("date", "2026年2月30日", "2026年2月30日", "not_a_date"),
        ("time", "晚上八点一刻", "20:15", ""),
        ("time", "一会儿", "一会儿", "not_a_time"),
        ("number", "三十", "30", ""),
        ("number", "3至5", "3至5", "not_a_number"),
        ("number", "没有", "0", ""),
        ("money", "二十万", "200000元", ""),
        ("money", "1,234.50元", "1234.5元", ""),
        ("phone", "０２１－１２３４５６７８", "021-12345678", ""),
        ("phone", "1380000", "1380000", ""),
        ("phone", "138000000000", "138000000000", "not_a_phone"),
        ("id_number", "11010519491231002x", "11010519491231002X", ""),
        ("id_number", "110105194912310021", "110105194912310021", "not_an_id_number"),
        ("text", "<b>&\x00\u202e甲</b>", "<b>&甲</b>", ""),
        ("text", "长" * 300, "长" * 200, "too_long"),
        ("text", "未提供", "", ""),
    ],
)
async def test_each_kind_is_brought_to_its_normal_form_or_says_what_is_wrong(
    kind: str, text: str, value: str, problem: str, tmp_path: Path
) -> None:
    person = Person(tmp_path)
    tool = await built("form", title="表", fields=[{"label": "内容", "kind": kind}, {"label": "备注"}])

    told = await said(person, tool, text, values={"内容": text})

    found = field(person.forms[-1], "内容")
    assert (found.value, found.problem) == (value, problem)
    assert ("内容" in told.split("还缺")[1]) == bool(problem or not value)


@pytest.mark.parametrize(
    ("given", "value"),
    [("内涝", "城区内涝"), ("城区 内涝。", "城区内涝"), ("山洪", "山洪灾害"), ("灾害", ""), ("地震", "")],
)
async def test_a_choice_is_found_when_it_is_nearly_said(given: str, value: str, tmp_path: Path) -> None:
    person, tool = Person(tmp_path), await built("form", **FORM)

    await said(person, tool, given, values={"险情类别": given})

    found = field(person.forms[-1], "险情类别")
    assert (found.value if not found.problem else "") == value
    assert bool(found.problem) == (not value)


async def test_yes_is_doubted_where_the_person_said_no(tmp_path: Path) -> None:
    person, tool = Person(tmp_path), await built("form", **FORM)

    told = await said(person, tool, "积水60公分，没有人被困", values={"有无人员被困": "有", "depth": 60})

    assert field(person.forms[-1], "有无人员被困").problem == "not_said"
    assert "请向对方确认" in told
    await said(person, tool, "说了没有人被困", values={"有无人员被困": "没有"})
    assert field(person.forms[-1], "有无人员被困").value == "无"
    assert field(person.forms[-1], "有无人员被困").problem == ""


async def test_a_summary_may_be_in_the_models_own_words(tmp_path: Path) -> None:
    person = Person(tmp_path)
    fields = [{"label": "标题", "composed": True}, {"label": "地点"}]
    tool = await built("form", title="诉求登记", fields=fields)

    await said(person, tool, "示例路的灯坏了", values={"标题": "市民反映照明设施损坏", "地点": "示例路"})

    assert [each.problem for each in person.forms[-1].fields] == ["", ""]
    assert person.made


async def test_limits_and_patterns_are_kept(tmp_path: Path) -> None:
    person = Person(tmp_path)
    fields = [
        {"label": "人数", "kind": "number", "minimum": 1, "maximum": 50},
        {"label": "编号", "pattern": r"[A-Z]\d{4}"},
    ]
    tool = await built("form", title="表", fields=fields)

    await said(person, tool, "60人，编号a12", values={"人数": 60, "编号": "a12"})
    problems = [each.problem for each in person.forms[-1].fields]
    await said(person, tool, "5人，编号A0012", values={"人数": 5, "编号": "A0012"})

    assert problems == ["too_large", "not_the_pattern"]
    assert [each.problem for each in person.forms[-1].fields] == ["", ""]


async def test_a_new_form_begins_empty(tmp_path: Path) -> None:
    person, tool = Person(tmp_path), await built("form", **FORM)
    await said(person, tool, FIRST, values=FIRST_VALUES)

    await said(person, tool, "另报一起：东郊水库", values={"地点": "东郊水库"}, action="重新填")

    assert values(person) == {"地点": "东郊水库"}


async def test_a_form_never_bears_a_classification_mark(tmp_path: Path) -> None:
    person = Person(tmp_path)
    tool = await built("form", title="表", fields=[{"label": "备注", "kind": "long_text"}])

    with pytest.raises(PaperClassified):
        await said(person, tool, "备注写机密★10年", values={"备注": "机密★10年"})

    assert not person.made


async def test_a_cell_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    person = Person(tmp_path)
    tool = await built("form", title="a/b", fields=[{"label": "项"}], formats=["xlsx"])

    await said(person, tool, "=HYPERLINK(1)", values={"项": "=HYPERLINK(1)"})

    sheet = load_workbook(person.made[0].path).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=HYPERLINK(1)", "s")


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        ({"title": "表", "fields": []}, "fields"),
        ({"title": "表", "fields": [{"label": "甲"}, {"label": "甲"}]}, "fields"),
        ({"title": "表", "fields": [{"label": "甲", "kind": "choice"}]}, "fields.0"),
        ({"title": "表", "fields": [{"label": "甲", "pattern": "("}]}, "fields.0.pattern"),
        ({"title": "表", "fields": [{"label": "甲", "minimum": 3, "maximum": 1}]}, "fields.0"),
    ],
)
def test_a_form_that_cannot_be_filled_is_named_when_it_is_set(settings: dict[str, Any], wrong: str) -> None:
    with pytest.raises(ToolSettingsInvalid) as error:
        tool_kind("form").checked(settings)

    assert error.value.field == wrong


async def test_the_model_sees_one_property_a_field_with_label_choices_and_help() -> None:
    tool = await built("form", **FORM)
    properties = tool.spec.parameters["properties"]["values"]["properties"]

    assert list(properties) == [each.get("name", each["label"]) for each in FIELDS]
    assert properties["险情类别"]["enum"] == ["城区内涝", "山洪灾害", "地质灾害"]
    assert "写到路口或小区" in properties["地点"]["description"]
    assert "灾情快报" in tool.spec.description
