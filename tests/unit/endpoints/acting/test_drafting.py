"""A document is drafted from what was said and what lies at hand."""

from tests.unit.endpoints.acting.asking import arguments, ask, called, said, tool

TEXT = {"type": "string"}
PAPER = tool(
    "paper", "起草公文", ("kind", "title", "body"),
    kind={"enum": ["通知", "通报", "请示", "函"], "description": "文种"},
    title={**TEXT, "description": "标题"},
    recipients={"type": "array", "items": TEXT, "description": "主送机关"},
    body={**TEXT, "description": "正文,标题用一、(一)标明"},
    dated={**TEXT, "format": "date", "description": "成文日期"},
)  # fmt: skip
PASSAGES = (
    "<资料>\n\n【1】《预案》 四、措施\n低洼地带居民应当在预警发布后2小时内转移。\n"
    "渔船应当在24小时前回港。\n\n</资料>"
)


def test_kind_title_recipients_and_text_come_from_request_and_passages() -> None:
    request = "请起草一份关于做好台风防御工作的通知，发给各区县、各成员单位。气象台8月10日发布台风黄色预警。"
    draft = arguments(f"{PASSAGES}\n\n问题:{request}", PAPER)

    assert (draft["kind"], draft["title"]) == ("通知", "关于做好台风防御工作的通知")
    assert draft["recipients"] == ["各区县", "各成员单位"]
    assert draft["body"].splitlines() == [
        "气象台8月10日发布台风黄色预警。",
        "一、低洼地带居民应当在预警发布后2小时内转移。",
        "二、渔船应当在24小时前回港。",
        "特此通知。",
    ]
    assert draft["dated"] == "2026-11-27"


def test_a_request_without_a_title_is_given_one() -> None:
    draft = arguments("帮我写一份请示，申请购置排水泵车三台，需要资金150万元，主送市财政局。", PAPER)

    assert draft["title"] == "关于申请购置排水泵车三台的请示"
    assert draft["recipients"] == ["市财政局"]
    assert "150万元" in draft["body"]


def test_what_a_tool_returned_goes_into_the_draft() -> None:
    look_up = tool("dispatch", "查责任单位", ("report",), report={**TEXT, "description": "反映的问题"})
    system = "先用 dispatch 查责任单位,再用 paper 起草。"
    result = called("dispatch", "路灯故障由示例市路灯管理所负责处置。")

    (call,) = ask("路灯不亮，起草一份关于路灯维修的函", *result, tools=[look_up, PAPER], system=system).calls

    assert call.name == "paper"
    assert "示例市路灯管理所" in call.arguments["body"]


def test_a_change_in_the_next_turn_keeps_what_was_drafted() -> None:
    first = "起草一份关于防汛值班的通知，发给各街道。"

    (call,) = ask(first, said("文件已生成。"), "改成通报，发给各区县", tools=[PAPER]).calls

    assert call.arguments["kind"] == "通报"
    assert call.arguments["recipients"] == ["各区县"]
    assert "防汛值班" in call.arguments["title"]


def test_paragraphs_are_given_as_a_list_where_one_is_wanted() -> None:
    section = {
        "type": "object",
        "properties": {"heading": TEXT, "text": TEXT},
        "required": ["heading", "text"],
    }
    listed = tool("paper", "起草公文", ("title", "body"), title={**TEXT, "description": "标题"},
                  body={"type": "array", "items": section, "description": "正文段落"})  # fmt: skip

    draft = arguments("起草一份关于值班的函。值班电话5550。", listed)

    assert draft["body"][0] == {"heading": "", "text": "值班电话5550。"}


def test_minutes_take_what_was_decided_by_whom_and_by_when() -> None:
    decision = {"type": "object", "properties": {
        "matter": {**TEXT, "description": "议定事项"}, "unit": {**TEXT, "description": "责任单位"},
        "due": {**TEXT, "description": "完成时限"}}, "required": ["matter"]}  # fmt: skip
    minutes = tool("minutes", "整理会议纪要", ("title",), title={**TEXT, "description": "会议名称"},
                   place={**TEXT, "description": "会议地点"}, body={**TEXT, "description": "会议情况正文"},
                   decisions={"type": "array", "items": decision})  # fmt: skip
    told = "会议名称：防汛会商会。会议地点：三楼。会议听取了汇报。排水所负责8月11日前完成检查。"
    made = arguments(f"整理会议纪要。{told}", minutes)

    assert (made["title"], made["place"]) == ("防汛会商会", "三楼")
    assert made["body"] == "会议听取了汇报。排水所负责8月11日前完成检查。"
    assert made["decisions"] == [
        {"matter": "排水所负责8月11日前完成检查", "unit": "排水所", "due": "8月11日前"}
    ]


def test_a_translation_is_laid_out_and_said_to_be_none() -> None:
    pair = {"type": "object", "properties": {"source": {**TEXT, "description": "原文"},
                                              "target": {**TEXT, "description": "译文"}}}  # fmt: skip
    offered = tool("translate", "翻译文稿", ("title", "paragraphs"), title={**TEXT, "description": "标题"},
                   paragraphs={"type": "array", "items": pair, "description": "逐段"})  # fmt: skip
    made = arguments("把下面的话翻译成英文：值班电话是5550。\n请按时到岗。", offered)

    assert [row["source"] for row in made["paragraphs"]] == ["值班电话是5550。", "请按时到岗。"]
    assert all("不能翻译" in row["target"] for row in made["paragraphs"])


def test_an_attachment_gives_what_the_request_leaves_out() -> None:
    attached = "附件:\n<附件>\n\n【1】《来函.docx》\n联系电话：5550\n泵站需要检修。\n\n</附件>\n\n问题:"
    fields = tool("ticket", "登记来函", (), phone={**TEXT, "description": "联系电话"})

    assert arguments(f"{attached}根据附件登记来函", fields) == {"phone": "5550"}
