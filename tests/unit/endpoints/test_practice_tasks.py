"""Summaries, words for a search, and JSON that programs ask the practice endpoint for."""

import json
from typing import Any

import pytest

from studio.authoring.describing import read_draft
from studio.authoring.drafts import Offer, draft_messages
from studio.endpoints.practice.reply import reply_to


def done(system: str, user: str, **settings: Any) -> str:
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    return reply_to({"messages": messages, **settings}).text


def test_a_conversation_is_summarised_within_its_limit() -> None:
    told = "\n\n".join(f"第{number}个问题是值班电话。回答是555{number}。" for number in range(9))
    summary = done("把下面的对话压缩成一段不超过 60 字的摘要。只写摘要本身。", told)

    assert "第0个问题是值班电话" in summary
    assert 0 < len(summary) <= 80


def test_a_question_is_put_in_words_to_search_for() -> None:
    system = "把用户的口语提问改写成规范说法，便于检索原文。每行写一个检索语句，只改写，不回答。"

    assert done(system, "请问公积金怎么提取啊？") == "公积金 提取"


@pytest.mark.parametrize(
    ("material", "verdict"),
    [("附法定代表人身份证明一份。", "符合"), ("附营业执照复印件。", "不符合")],
)
def test_a_requirement_is_judged_by_what_the_material_holds(material: str, verdict: str) -> None:
    system = '判断材料是否满足要点。只输出 JSON：{"verdict": "符合|不符合|不明确", "evidence": "原文"}'
    judged = json.loads(done(system, f"要点：法定代表人身份证明\n\n材料：\n{material}"))

    assert judged["verdict"] == verdict
    assert (judged["evidence"] == material) is (verdict == "符合")


def test_the_candidate_nearest_to_the_report_is_chosen() -> None:
    system = '从 candidates 中选出最适合的一项,只输出 JSON:{"choice": 编号, "reason": "理由"}。'
    candidates = [{"n": 1, "item": "河道清淤"}, {"n": 2, "item": "路灯维护"}]

    def choice(report: str) -> int:
        user = json.dumps({"report": report, "candidates": candidates}, ensure_ascii=False)
        return int(json.loads(done(system, user))["choice"])

    assert choice("路灯不亮") == 2
    assert choice("噪声扰民") == 0


def test_an_answer_in_json_follows_the_schema_of_the_request() -> None:
    schema = {
        "type": "object",
        "properties": {"passed": {"type": "boolean"}, "score": {"type": "number", "maximum": 10}},
    }
    shape = {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}
    judged = json.loads(
        done("Judge the answer.", "由总指挥批准\n\n启动响应由总指挥批准。", response_format=shape)
    )

    assert judged["passed"] is True
    assert judged["score"] > 5


def test_an_agent_is_drafted_from_its_description() -> None:
    offer = Offer({"供水知识": "停水、水费"}, {"dispatch": "派单", "knowledge_search": "查找资料"})
    asked = draft_messages("想要一个助手回答群众关于停水通知和水费缴纳的问题，不回答人事问题。", offer)
    messages = [{"role": message.role.value, "content": message.content} for message in asked]

    draft = read_draft(reply_to({"messages": messages}).text, offer)

    assert draft.name == "停水通知助手"
    assert draft.bases == ("供水知识",)
    assert draft.starters == ("停水通知有哪些规定？", "水费缴纳有哪些规定？")
    assert [test.question for test in draft.tests] == list(draft.starters)


def test_what_is_looked_up_is_what_a_draft_is_about_and_not_whom_it_is_for() -> None:
    told = "给值班员用，从预案和规程里查响应级别、批准人和时限，注明出处；别的不回答。"
    messages = [
        {"role": message.role.value, "content": message.content}
        for message in draft_messages(told, Offer({}, {}))
    ]

    draft = read_draft(reply_to({"messages": messages}).text, Offer({}, {}))

    assert draft.greeting == "你好，可以问我：响应级别、批准人、时限。"
    assert draft.starters == ("响应级别有哪些规定？", "批准人有哪些规定？", "时限有哪些规定？")
    assert draft.instructions.startswith(told)
    assert "注明出处" in draft.instructions.removeprefix(told)


def test_a_description_in_english_is_drafted_in_english() -> None:
    offer = Offer({"School admission": "rules"}, {"knowledge_search": "search"})
    told = "For the desk: answers from the rules who is admitted, when to register; nothing about others."
    messages = [
        {"role": message.role.value, "content": message.content} for message in draft_messages(told, offer)
    ]

    draft = read_draft(reply_to({"messages": messages}).text, offer)

    assert draft.starters == ("Who is admitted?", "When to register?")
    assert [test.question for test in draft.tests] == list(draft.starters)
    assert draft.greeting == "Hello. You can ask me: who is admitted, when to register."


def test_a_draft_takes_the_tools_that_are_spoken_of_and_no_others() -> None:
    about = {
        "official_document": "起草 15 种公文，按 GB/T 9704 的格式生成 Word 文件。",
        "dispatch": "根据职责清单、立案标准或问题清单，判断一个诉求该由谁办理。",
        "tables": "用数据库计算来回答关于表格的问题，并给出查询语句和数据行。",
    }
    offer = Offer(bases={"停车文件库": ""}, tools=about)

    def drafted(description: str) -> tuple[str, ...]:
        system, user = draft_messages(description, offer)
        return read_draft(done(system.content, user.content), offer).tools

    assert drafted("依据停车文件回答收费和办理时限的问题，注明出处。") == ()
    assert drafted("查停车规定，再起草一份公文。") == ("official_document",)
