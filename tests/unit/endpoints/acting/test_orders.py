"""Orders for documents: issuer, recipients, day and paragraphs, and changes in later turns."""

import pytest

from studio.endpoints.practice.acting.natures import nature_of
from studio.endpoints.practice.acting.orders import day_in, is_order, issuer_in, recipients_in
from tests.unit.endpoints.acting.asking import ask, said, tool

TEXT = {"type": "string"}
PAPER = tool(
    "paper", "起草公文", ("kind", "title", "body"),
    kind={"enum": ["通知", "请示", "函"], "description": "文种"},
    title={**TEXT, "description": "标题"},
    body={**TEXT, "description": "正文全文"},
    recipients={**TEXT, "description": "主送机关"},
    issuer={**TEXT, "description": "发文机关"},
    date={**TEXT, "description": "成文日期"},
)  # fmt: skip
ORDER = (
    "请以示例市应急管理局名义，向各区县应急管理局起草一份关于做好台风“白鹭”防御工作的通知，"
    "要求：一、加强值班。二、巡查泵站。三、每日17时前报送情况。2026年7月18日"
)
MADE = said("已生成通知，文件：关于做好台风“白鹭”防御工作的通知.docx。")


def body(*turns: object) -> list[str]:
    (call,) = ask(*turns, tools=[PAPER]).calls  # type: ignore[arg-type]  # texts and messages
    lines: list[str] = call.arguments["body"].splitlines()
    return lines


def test_an_order_is_taken_apart() -> None:
    (call,) = ask(ORDER, tools=[PAPER]).calls

    assert call.arguments == {
        "kind": "通知",
        "title": "关于做好台风“白鹭”防御工作的通知",
        "body": "一、加强值班。\n二、巡查泵站。\n三、每日17时前报送情况。\n特此通知。",
        "recipients": "各区县应急管理局",
        "issuer": "示例市应急管理局",
        "date": "2026-07-18",
    }


def test_what_was_asked_before_an_order_is_no_part_of_it() -> None:
    assert body("台风什么时候登陆？", said("请提供预警。"), ORDER) == body(ORDER)


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        ("把第二条改成“巡查泵站和下穿通道”", ["一、加强值班。", "二、巡查泵站和下穿通道。"]),
        ("删去第二条", ["一、加强值班。", "二、每日17时前报送情况。"]),
        ("再加一条：做好群众转移", ["三、每日17时前报送情况。", "四、做好群众转移。"]),
    ],
)
def test_a_later_turn_changes_a_paragraph(turn: str, expected: list[str]) -> None:
    made = body(ORDER, MADE, turn)

    assert [line for line in made if line in expected] == expected
    assert turn not in "".join(made)


def test_numbers_begin_paragraphs_and_decimals_do_not() -> None:
    order = "起草一份关于值班的通知。要求：1.领导带班；2.24小时值守；3.雨量达到1.5毫米即报。"

    assert body(order) == ["1.领导带班。", "2.24小时值守。", "3.雨量达到1.5毫米即报。", "特此通知。"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("以市防汛抗旱指挥部办公室名义起草", "市防汛抗旱指挥部办公室"),
        ("代市城管局拟一份请示", "市城管局"),
        ("发文机关是示例市人民政府办公室", "示例市人民政府办公室"),
        ("给市财政局写一份函，示例市水利局，2026年7月20日", "示例市水利局"),
        ("起草一份通知，发给市水利局，市财政局", ""),
        ("起草一份通知，主送各县（市、区）人民政府", ""),
        ("起草一份通知", ""),
    ],
)
def test_the_issuer_is_heard(text: str, issuer: str) -> None:
    assert issuer_in(text) == issuer


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("给市财政局的请示", "市财政局"),
        ("发给各区县、各成员单位。", "各区县、各成员单位"),
        ("主送：各区县人民政府，市政府各部门", "各区县人民政府"),
        ("起草通知，主送各县（市、区）人民政府", "各县（市、区）人民政府"),
        ("主送各区县防汛抗旱指挥部", "各区县防汛抗旱指挥部"),
        ("让各街道明天前报送清单", "各街道"),
        ("起草一份通知", ""),
    ],
)
def test_the_recipients_are_heard(text: str, recipients: str) -> None:
    assert recipients_in(text) == recipients


def test_only_a_day_by_itself_is_the_day_of_signing() -> None:
    assert day_in("要求2026年7月19日前报送。2026年7月18日") == "2026年7月18日"
    assert day_in("要求2026年7月19日前报送。") == ""


@pytest.mark.parametrize("text", ["给各单位发个通知", "写一份请示", "拟写关于停水的公告", "出一份函"])
def test_an_order_is_known(text: str) -> None:
    assert is_order(text)


@pytest.mark.parametrize("text", ["什么时候发布通知？", "按通知要求办理", "把第二条改成加强巡查"])
def test_what_is_no_order_is_none(text: str) -> None:
    assert not is_order(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("北关下穿涵洞积水60厘米，14:10发现，已封路", "北关下穿涵洞"),
        ("已封路", ""),
        ("示例路12号门口水管爆了，正在修路", "示例路12号门口"),
    ],
)
def test_a_closed_road_is_no_place(text: str, place: str) -> None:
    nature = nature_of("事发地点")

    assert nature is not None
    assert nature.given(text) == place


def test_an_attached_warning_opens_the_document_and_passages_give_its_points() -> None:
    given = (
        "用户上传的附件:\n<附件>\n\n【1】《预警.txt》\n气象台18日发布台风黄色预警，阵风9到10级。\n\n</附件>\n\n"
        "<资料>\n\n【2】《预案》\n第三条　船舶应当在12小时前回港。\n第四条　室外高空作业应当暂停。\n\n</资料>"
    )
    order = "请根据附件的预警，以市防指名义，向各区县防指起草一份关于防御台风的通知"

    assert body(f"{given}\n\n问题:{order}") == [
        "气象台18日发布台风黄色预警，阵风9到10级。",
        "一、船舶应当在12小时前回港。",
        "二、室外高空作业应当暂停。",
        "特此通知。",
    ]


def test_a_question_makes_no_document() -> None:
    system = "对方让起草公文的，用 paper 写成文件。"

    assert ask("台风登陆了吗？", tools=[PAPER], system=system).calls == ()
    assert ask("通知由谁签发？", tools=[PAPER], system=system).calls == ()


def test_what_a_result_asks_to_be_given_completes_the_order() -> None:
    order = "起草一份关于值班的通知，要求：一、加强值班。"
    made = said("已生成通知。请核对以下几点：缺发文机关：请给出发文机关全称。")
    (call,) = ask(order, made, "发文机关是示例市水利局，主送各区县水利局", tools=[PAPER]).calls

    assert (call.arguments["issuer"], call.arguments["recipients"]) == ("示例市水利局", "各区县水利局")
    assert call.arguments["body"].startswith("一、加强值班。")
