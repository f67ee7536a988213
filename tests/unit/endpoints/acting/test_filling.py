"""Arguments are taken from what was said, each by its schema and its words."""

from typing import Any

import pytest

from tests.unit.endpoints.acting.asking import arguments, ask, said, tool

TICKET = tool(
    "ticket", "登记市民来电",
    caller={"type": "string", "description": "来电人姓名"},
    phone={"type": "string", "description": "联系电话"},
    place={"type": "string", "description": "事发地点"},
    kind={"enum": ["投诉", "咨询", "求助"], "description": "来电类型"},
    when={"type": "string", "description": "发生时间"},
    content={"type": "string", "description": "来电内容"},
    urgent={"type": "boolean", "description": "是否紧急"},
    confirmed={"type": "boolean", "description": "来电人是否确认"},
)  # fmt: skip
ASKED = said("还缺：来电人姓名、联系电话、事发地点。请提供。")


def test_a_form_is_filled_from_one_sentence() -> None:
    filled = arguments(
        "登记来电：我叫张示例，电话13800000000，示例路12号门口水管昨天晚上8点爆了，紧急，想投诉", TICKET
    )

    assert filled["caller"] == "张示例"
    assert filled["phone"] == "13800000000"
    assert filled["place"] == "示例路12号门口"
    assert filled["kind"] == "投诉"
    assert filled["when"] == "2026-11-26 20:00"
    assert filled["urgent"] is True
    assert "水管" in filled["content"]
    assert "confirmed" not in filled


def test_a_day_nobody_can_tell_is_kept_as_it_was_said() -> None:
    filled = arguments("登记来电：昨天晚上8点水管爆了", TICKET, system="你登记来电。")

    assert filled["when"] == "昨天晚上8点"


def test_short_answers_go_to_what_was_asked_for() -> None:
    (call,) = ask(
        "登记来电：路灯不亮", ASKED, "李示例，13900000000，示例大道与东湖路交叉口", tools=[TICKET]
    ).calls

    assert call.arguments["caller"] == "李示例"
    assert call.arguments["phone"] == "13900000000"
    assert call.arguments["place"] == "示例大道与东湖路交叉口"
    assert call.arguments["content"] == "登记来电：路灯不亮"


def test_agreement_confirms_the_form() -> None:
    asked = said("请确认以上来电登记是否正确。")

    assert ask("登记来电：路灯不亮", asked, "确认", tools=[TICKET]).calls[0].arguments["confirmed"] is True


def test_values_behind_their_names_are_taken() -> None:
    filled = arguments("登记来电。来电人姓名：王示例；事发地点：东湖公园；来电类型为咨询", TICKET)

    assert (filled["caller"], filled["place"], filled["kind"]) == ("王示例", "东湖公园", "咨询")


@pytest.mark.parametrize(
    ("schema", "question", "value"),
    [
        ({"type": "number", "description": "营业收入（万元）"}, "计算补贴：营业收入2,300万元", 2300),
        ({"type": "integer", "description": "职工人数"}, "计算补贴：3年内招了35名职工", 35),
        ({"type": "number", "description": "比例", "maximum": 1}, "计算补贴：比例按30%", 0.3),
        ({"type": "integer", "description": "月数"}, "计算补贴：发六个月", 6),
        ({"enum": ["应届毕业生", "退役军人"], "description": "类别"}, "计算补贴：毕业生来申请", "应届毕业生"),
        ({"type": "boolean", "description": "是否高新技术企业"}, "计算补贴：不是高新技术企业", False),
        ({"type": "array", "items": {"enum": ["餐饮", "住宿", "物流"]}}, "计算补贴：餐饮和住宿",
         ["餐饮", "住宿"]),
        ({"type": "array", "items": {"type": "string"}, "description": "附件"}, "计算补贴,附件：甲表、乙表",
         ["甲表", "乙表"]),
        ({"type": ["null", "string"], "format": "date"}, "计算补贴：2019年3月5日注册", "2019-03-05"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}], "description": "年龄"}, "计算补贴：今年45岁", 45),
        ({"$ref": "#/$defs/Kind", "description": "类型"}, "计算补贴：个体工商户", "个体工商户"),
    ],
)  # fmt: skip
def test_each_kind_of_argument_is_found(schema: dict[str, Any], question: str, value: Any) -> None:
    offered = tool("subsidy", "计算补贴", ("x",), x=schema)
    offered["function"]["parameters"]["$defs"] = {"Kind": {"enum": ["企业", "个体工商户"]}}

    assert arguments(question, offered) == {"x": value}


def test_figures_go_to_the_argument_whose_unit_they_have() -> None:
    offered = tool("subsidy", "计算补贴", ("area", "people", "fee"),
                   area={"type": "number", "description": "面积"},
                   people={"type": "integer", "description": "人数"},
                   fee={"type": "number", "description": "租金，单位：元"})  # fmt: skip

    assert arguments("计算补贴：租金1.2万元，4人，房子90平方米", offered) == {
        "area": 90,
        "people": 4,
        "fee": 12_000,
    }


def test_a_beginning_and_an_end_are_told_apart() -> None:
    day = {"type": "string", "format": "date"}
    offered = tool("leave", "登记请假", ("start", "end"), start={**day, "description": "开始日期"},
                   end={**day, "description": "结束日期"})  # fmt: skip

    assert arguments("登记请假：12月1日到12月3日", offered) == {"start": "2026-12-01", "end": "2026-12-03"}


def test_objects_inside_objects_and_forms_of_pairs_are_filled() -> None:
    name, phone = ({"type": "string", "description": label} for label in ("姓名", "电话"))
    person = {"type": "object", "properties": {"name": name, "phone": phone}}
    pair = {
        "type": "object",
        "properties": {"field": {"enum": ["姓名", "电话"]}, "value": {"type": "string"}},
    }
    question = "登记申请：我叫张示例，电话13800000000"

    assert arguments(question, tool("register", "登记申请", applicant=person)) == {
        "applicant": {"name": "张示例", "phone": "13800000000"}
    }
    assert arguments(question, tool("register", "登记申请", values={"type": "array", "items": pair})) == {
        "values": [{"field": "姓名", "value": "张示例"}, {"field": "电话", "value": "13800000000"}]
    }


def test_facts_of_earlier_turns_count_when_more_was_asked_for() -> None:
    offered = tool("subsidy", "计算补贴", people={"type": "integer", "description": "人数"},
                   trade={"enum": ["餐饮", "物流"], "description": "行业"})  # fmt: skip
    asked = said("还需要：行业。请补充。")

    assert ask("计算补贴：8人", asked, "物流", tools=[offered]).calls[0].arguments == {
        "people": 8,
        "trade": "物流",
    }
    assert ask("计算补贴：8人", said("好的。"), "计算补贴,物流行业", tools=[offered]).calls[0].arguments == {
        "trade": "物流"
    }


def test_facts_of_a_list_are_of_the_kind_that_is_told() -> None:
    fact = {"type": "object", "required": ["name", "value"], "properties": {
        "name": {"enum": ["职工人数", "行业", "是否高新企业"]}, "value": {"type": "string"}}}  # fmt: skip
    told = (
        "情况\n职工人数(数字):有多少职工?\n行业(文字):行业是什么?(如 物流、餐饮)\n是否高新企业(是/否):是吗?"
    )
    offered = tool("policy", "匹配政策", facts={"type": "array", "items": fact, "description": told})

    assert arguments("匹配政策：我们做物流，有35名职工，不是高新企业", offered)["facts"] == [
        {"name": "职工人数", "value": "35"},
        {"name": "行业", "value": "物流"},
        {"name": "是否高新企业", "value": "否"},
    ]


def test_a_person_asked_about_is_no_day() -> None:
    offered = tool("roster", "查值班表", person={"type": "string", "description": "查某人值班的日期"},
                   date={"type": "string", "description": "日期,也可以是 今天、明天"})  # fmt: skip

    assert arguments("王示例哪天值班?", offered) == {"person": "王示例"}
    assert arguments("明天谁值班?", offered, system="你是值班助手。") == {"date": "明天"}


def test_one_of_two_levels_is_taken_for_the_one_that_is_named_and_shares_for_shares() -> None:
    told = (
        "情况\n研发等级(文字):哪一级?(如 国家级、省级)\n工厂等级(文字):哪一级?(如 国家级、省级)\n"
        "裁员率(数字):是百分之几?\n贷款额(数字):多少元?"
    )
    names = ["研发等级", "工厂等级", "裁员率", "贷款额"]
    fact = {"type": "object", "properties": {"name": {"enum": names}, "value": {"type": "string"}}}
    match = tool(
        "match", "政策匹配", facts={"type": "array", "description": told, "items": fact}
    )  # fmt: skip
    made = arguments("政策匹配：研发等级是省级，裁员率是2%，一共能补多少元", match)

    assert {each["name"]: each["value"] for each in made["facts"]} == {"研发等级": "省级", "裁员率": "0.02"}
