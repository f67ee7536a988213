"""The practice endpoint answers by quoting, for documents of any kind."""

from typing import Any

import pytest

from studio.endpoints.practice.reply import reply_to

RULES = "你是助手。\n1. 资料中找不到答案时回答:「知识库中没有找到这个问题的答案。」"
NOTHING = "知识库中没有找到这个问题的答案。"
Passages = list[tuple[str, str]]

PLAN: Passages = [
    ("《应急预案.docx》 第 12 页 · 四、应急响应 › (二)Ⅲ级应急响应",
     "(二)Ⅲ级应急响应\n1.启动条件\n出现下列情况之一的，启动Ⅲ级应急响应：\n"
     "(1)市气象台发布台风黄色预警信号；\n"
     "(2)沙河大桥站水位达到警戒水位27.50米。\n2.响应行动\n市防指副总指挥主持会商，"
     "批准启动Ⅲ级应急响应。"),
    ("《应急预案.docx》 第 10 页 · 四、应急响应 › (一)Ⅱ级应急响应",
     "Ⅱ级应急响应由市防指总指挥批准启动。启动后，市防指总指挥坐镇指挥。\n"
     "每3小时向省防指报告一次。"),
    ("《值班规定.docx》 第十四条", "第十四条 值班实行24小时轮班，每日8时30分交接班。"),
    ("《泵站台账.csv》 第 2–4 行", "泵站名称 | 设计排水能力 | 联系电话\n桥东泵站 | 12.0 | 010-5550-0123\n"
     "桥西泵站 | 8.5 | 010-5550-0124"),
    ("《联系表.xlsx》 第 3 行", "单位:示例市教育局；联系人:李示例；手机号码:138-0000-0001"),
]  # fmt: skip
LAW: Passages = [
    ("《示例市休假办法.docx》 第三条", "第三条 职工累计工作满1年不满10年的，年休假5天；"
     "已满10年不满20年的，年休假10天。"),
    ("《示例市休假办法.docx》 第五条",
     "第五条 单位确因工作需要不能安排职工休年休假的，应当支付年休假工资报酬。"),
]  # fmt: skip
ENGLISH: Passages = [
    ("Duty rules.docx, Article 4",
     "The duty officer must answer the phone within 30 seconds. Handover takes place at 8:30 every morning."),
    ("Pumps.csv, row 3", "station:Bridge East; capacity:12 m3/s; phone:555-0123"),
]  # fmt: skip


TRIAL: Passages = [
    ("《示例市用工办法.txt》 第十九条",
     "第十九条 劳动合同期限三个月以上不满一年的，试用期不得超过一个月。\n"
     "劳动合同期限不满三个月的，不得约定试用期。\n"
     "试用期包含在劳动合同期限内。劳动合同仅约定试用期的，试用期不成立，该期限为劳动合同期限。"),
    ("《示例市用工办法.txt》 第二十条", "第二十条 试用期的工资不得低于劳动合同约定工资的百分之八十。"),
]  # fmt: skip


def numbered(passages: Passages) -> str:
    return "\n\n".join(f"【{number}】{title}\n{text}" for number, (title, text) in enumerate(passages, 1))


def answer(passages: Passages, question: str, *before: dict[str, Any], rules: str = RULES) -> str:
    user = f"<资料>\n\n{numbered(passages)}\n\n</资料>\n\n问题:{question}"
    messages = [{"role": "system", "content": rules}, *before, {"role": "user", "content": user}]
    return reply_to({"messages": messages}).text


@pytest.mark.parametrize(
    ("passages", "question", "wanted"),
    [
        (PLAN, "启动Ⅱ级应急响应由谁批准？", "Ⅱ级应急响应由市防指总指挥批准启动。[2]"),
        (PLAN, "II级响应谁批准?", "Ⅱ级应急响应由市防指总指挥批准启动。[2]"),
        (PLAN, "三级响应由谁批准?", "市防指副总指挥主持会商，批准启动Ⅲ级应急响应。[1]"),
        (PLAN, "防汛值班每天几点交接班？", "第十四条 值班实行24小时轮班，每日8时30分交接班。[3]"),
        (PLAN, "桥东泵站的设计排水能力是多少？",
         "泵站名称：桥东泵站；设计排水能力：12.0。[4]"),
        (PLAN, "教育局联系人是谁?", "单位：示例市教育局；联系人：李示例。[5]"),
        (LAW, "工作已满10年不满20年的年休假几天?", "第三条 职工累计工作满1年不满10年的，年休假5天；"
         "已满10年不满20年的，年休假10天。[1]"),
        (LAW, "第五条说了什么?",
         "第五条 单位确因工作需要不能安排职工休年休假的，应当支付年休假工资报酬。[2]"),
        (ENGLISH, "When does the handover take place?", "Handover takes place at 8:30 every morning.[1]"),
        (ENGLISH, "What is the phone of Bridge East station?",
         "station: Bridge East; phone: 555-0123.[2]"),
    ],
)  # fmt: skip
def test_the_statement_that_fits_comes_first_with_its_number(
    passages: Passages, question: str, wanted: str
) -> None:
    assert answer(passages, question).split("\n")[0] == wanted


@pytest.mark.parametrize(
    "question",
    ["明天海口的天气怎么样？", "帮我写一首赞美春天的诗", "Ⅴ级应急响应怎么启动?", "市长的手机号码是多少?",
     "公积金提取需要什么条件?", "第九十九条说了什么?", "Who won the football match?"],
)  # fmt: skip
def test_what_no_passage_answers_gets_the_fixed_reply(question: str) -> None:
    assert answer(PLAN, question) == NOTHING


def test_without_a_fixed_reply_it_declines_in_the_language_of_the_question() -> None:
    assert answer(PLAN, "公积金怎么提取?", rules="") == "资料里没有这个问题的答案。"
    assert answer(ENGLISH, "Who won the match?", rules="") == "The documents hold no answer to this question."


def test_an_english_fixed_reply_is_used() -> None:
    rules = "If the passages hold no answer, reply: 「The knowledge base holds no answer to this question.」"

    assert answer(ENGLISH, "Who won?", rules=rules) == "The knowledge base holds no answer to this question."


def test_a_list_is_quoted_with_what_introduces_it() -> None:
    first = answer(PLAN, "Ⅲ级应急响应的启动条件是什么?").split("\n")[0]

    assert first.startswith(
        "出现下列情况之一的，启动Ⅲ级应急响应：(1)市气象台发布台风黄色预警信号；(2)沙河大桥站"
    )


def test_an_open_question_gets_more_than_one_sentence() -> None:
    assert answer(PLAN, "Ⅱ级响应启动后有什么要求?").count("[2]") == 3


def test_another_level_is_never_quoted_for_the_one_asked() -> None:
    assert "[1]" not in answer(PLAN, "Ⅱ级应急响应怎么启动?")


def test_a_question_that_goes_on_is_read_with_the_one_before() -> None:
    asked = {"role": "user", "content": "启动Ⅲ级应急响应由谁批准?"}
    answered = {"role": "assistant", "content": "副总指挥"}

    assert answer(PLAN, "那Ⅱ级呢?", asked, answered) == "Ⅱ级应急响应由市防指总指挥批准启动。[2]"


def test_a_declined_topic_is_declined_in_the_words_of_the_rules() -> None:
    rules = "5. 不回答涉及以下话题的问题:人事任免、工资。遇到时只说“这个问题我不能回答。”"

    assert answer(LAW, "年休假工资怎么算?", rules=rules) == "这个问题我不能回答。"


@pytest.mark.parametrize(
    "prompt",
    [
        "[1] 《值班规定.docx》\n每日8时30分交接班。\n\n[2] 《其他.docx》\n食堂11时开饭。\n\n几点交接班?",
        "几点交接班?\n\n【1】《值班规定.docx》\n每日8时30分交接班。\n\n【2】《其他.docx》\n食堂11时开饭。",
        "# 资料\n【1】每日8时30分交接班。\n---\n问题：几点交接班?",
        "Question: 几点交接班?\n\n<passages>\n【1】《值班规定.docx》\n每日8时30分交接班。\n</passages>",
    ],
    ids=["brackets", "question first", "no title", "english tags"],
)
def test_passages_are_found_however_the_prompt_is_laid_out(prompt: str) -> None:
    assert reply_to({"messages": [{"role": "user", "content": prompt}]}).text == "每日8时30分交接班。[1]"


def test_passages_may_stand_in_the_system_message() -> None:
    messages = [
        {"role": "system", "content": numbered(PLAN)},
        {"role": "user", "content": "防汛值班几点交接班?"},
    ]

    assert reply_to({"messages": messages}).text.endswith("[3]")


def test_a_footnote_in_a_passage_is_no_passage() -> None:
    passages = "[1] 《甲.docx》\n每日8时30分交接班。\n[1] 见附件。\n\n[2] 《乙.docx》\n食堂11时开饭。"
    prompt = f"{passages}\n\n食堂几点开饭?"

    assert reply_to({"messages": [{"role": "user", "content": prompt}]}).text == "食堂11时开饭。[2]"


def test_lines_cut_by_the_width_of_a_page_are_joined() -> None:
    text = (
        "防汛物资储备仓库应当实行专人管理、专账登记、专库存放，每年汛前由市应\n急管理局会同市财政局盘点一次。"
    )

    assert answer([("《办法.pdf》 第 3 页", text)], "防汛物资多久盘点一次?") == text.replace("\n", "") + "[1]"


def test_the_same_question_gets_the_same_answer() -> None:
    assert len({answer(PLAN, "Ⅲ级应急响应怎么启动?") for _ in range(5)}) == 1


def test_a_message_in_parts_is_read() -> None:
    parts = [{"type": "text", "text": f"{numbered(PLAN)}\n\n问题:几点交接班?"}]

    assert "8时30分" in reply_to({"messages": [{"role": "user", "content": parts}]}).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("试用期包含在劳动合同期限内吗？", "试用期包含在劳动合同期限内。[1]"),
        ("试用期是否包含在劳动合同期限内？", "试用期包含在劳动合同期限内。[1]"),
        ("不满三个月的劳动合同可以约定试用期吗？", "劳动合同期限不满三个月的，不得约定试用期。[1]"),
        ("年终奖可以分期发放吗？", NOTHING),
    ],
)
def test_yes_or_no_is_answered_by_the_statement_with_the_words_of_the_question(
    question: str, said: str
) -> None:
    assert answer(TRIAL, question) == said


FUND: Passages = [
    ("《贷款须知.pdf》 第 1 页 · 示例市公积金贷款须知 › 一、贷款条件",
     "示例市公积金贷款须知\n一、贷款条件\n（一）连续足额缴存满六个月。\n（二）征信记录良好。"),
    ("《示例市公积金提取管理办法.docx》 示例市公积金提取管理办法 › 第二章 租房提取 › 第五条",
     "第五条 租房提取每季度可以办理一次，提取金额不超过账户余额。"),
]  # fmt: skip


def test_the_title_of_a_document_is_no_answer() -> None:
    said = answer(FUND, "示例市公积金贷款须知的贷款条件有哪些？")

    assert "六个月" in said
    assert "示例市公积金贷款须知" not in said


def test_an_article_that_is_asked_for_by_its_number_alone_is_quoted() -> None:
    assert "每季度" in answer(FUND, "《示例市公积金提取管理办法》第五条是怎么规定的？")
