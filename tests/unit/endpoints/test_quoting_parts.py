"""A practice answer is to the point: one statement for each thing asked, and nothing beside it."""

import pytest

from studio.endpoints.practice.reply import reply_to
from tests.unit.endpoints.test_quoting import NOTHING, RULES, Passages, numbered

PLAN: Passages = [
    ("《示例预案(2021年版,已废止).pdf》 第 3 页", "启动Ⅱ级应急响应由分管副市长批准。"),
    ("《示例预案(2025年修订).docx》 第 11 页 · Ⅱ级应急响应",
     "1. 启动条件\n出现下列情况之一的，会商启动Ⅱ级应急响应：\n(1)沙河大桥站水位达到28.50米；\n"
     "(2)其他需要启动Ⅱ级应急响应的情况。\n2. 批准程序\n启动Ⅱ级应急响应由市防指总指挥批准。"),
    ("《示例预案(2025年修订).docx》 第 14 页 · 响应级别对照",
     "响应级别 | 批准人 | 到岗人员和时限 | 报送频次\n"
     "Ⅰ级 | 市委主要负责人 | 主要负责人20分钟内到岗 | 每2小时\n"
     "Ⅱ级 | 市防指总指挥 | 分管负责人30分钟内到岗 | 每4小时"),
    ("《水位阈值表.xlsx》 河道水位 · 第 5 行",
     "站码:H03；站名:沙河大桥站；河流:沙河；设防水位（米）:26.50；警戒水位（米）:27.50；保证水位（米）:29.00"),
    ("《常见问题.md》 六、容易混淆的几件事",
     "2021年的预案还能用吗？\n不能。2021年版已于2025年4月11日废止。\n设防水位和警戒水位有什么区别？\n"
     "设防水位是开始巡查的水位；警戒水位是可能出险的水位。"),
    ("《联络员表.csv》 第 6 行",
     "单位:市水利局；处室:防御科；岗位:值班室；值班电话:0000-0000210；值守时段:24小时"),
    ("《抢险队伍.csv》 第 1 行",
     "队伍名称:抢险一队；类别:工程；人数:120；值班电话:0000-0000901；调动单位:市水利局"),
]  # fmt: skip
LAW: Passages = [
    ("《示例法.md》 第十四条", "第十四条 有下列情形之一的，应当认定为工伤:（一）因工作原因受到事故伤害的；"
     "（二）患职业病的。职工应当及时报告。"),
    ("《示例法.md》 第九十一条",
     "第九十一条 醉酒驾驶机动车的，吊销机动车驾驶证；五年内不得重新取得机动车驾驶证。"),
    ("《示例法.md》 第二十条", "第二十条 试用期内提前三日通知的，可以解除合同。"),
    ("《示例法.md》 第十九条", "第十九条 合同期限不满三年的，试用期不得超过二个月。"),
]  # fmt: skip
ENGLISH: Passages = [
    ("Leave.md, Sick leave",
     "Sick pay is granted in the following cases:\n- illness certified by a physician;\n- quarantine.\n\n"
     "The line manager approves a request within 3 working days."),
    ("Leave.md, Contacts",
     "| Office | Room | Phone |\n|---|---|---|\n| Human Resources | B-204 | 555-0140 |"),
]  # fmt: skip


def lines(passages: Passages, question: str) -> list[str]:
    user = f"<资料>\n\n{numbered(passages)}\n\n</资料>\n\n问题:{question}"
    messages = [{"role": "system", "content": RULES}, {"role": "user", "content": user}]
    return reply_to({"messages": messages}).text.split("\n")


def test_every_part_of_a_question_is_answered_in_its_order() -> None:
    assert lines(PLAN, "启动Ⅱ级应急响应由谁批准，成员单位多长时间到岗？") == [
        "启动Ⅱ级应急响应由市防指总指挥批准。[2]",
        "响应级别：Ⅱ级；到岗人员和时限：分管负责人30分钟内到岗；批准人：市防指总指挥。[3]",
    ]


def test_conditions_are_quoted_as_the_whole_list_and_end_before_the_next_heading() -> None:
    assert lines(PLAN, "Ⅱ级应急响应的启动条件是什么？") == [
        "出现下列情况之一的，会商启动Ⅱ级应急响应：(1)沙河大桥站水位达到28.50米；"
        "(2)其他需要启动Ⅱ级应急响应的情况。[2]"
    ]


def test_a_figure_is_given_with_its_unit_and_without_the_other_columns() -> None:
    assert lines(PLAN, "沙河大桥站的警戒水位是多少？") == ["站名：沙河大桥站；警戒水位：27.50 米。[4]"]


def test_a_telephone_number_is_that_of_the_unit_itself() -> None:
    assert lines(PLAN, "市水利局的值班电话是多少？") == [
        "单位：市水利局；岗位：值班室；值班电话：0000-0000210。[6]"
    ]


def test_a_question_in_a_document_is_never_an_answer_but_what_follows_it_is() -> None:
    assert lines(PLAN, "2021年的预案还能用吗？") == ["不能。[5]", "2021年版已于2025年4月11日废止。[5]"]


def test_what_was_repealed_is_left_alone_when_something_in_force_answers() -> None:
    assert "分管副市长" not in "".join(lines(PLAN, "Ⅱ级应急响应由谁批准？"))


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("什么情形应当认定为工伤？",
         "第十四条 有下列情形之一的，应当认定为工伤:（一）因工作原因受到事故伤害的；（二）患职业病的。[1]"),
        ("醉酒驾驶机动车的，几年内不得重新取得驾驶证？",
         "第九十一条 醉酒驾驶机动车的，吊销机动车驾驶证；五年内不得重新取得机动车驾驶证。[2]"),
        ("试用期最长是多久？", "第十九条 合同期限不满三年的，试用期不得超过二个月。[4]"),
    ],
)  # fmt: skip
def test_a_law_is_quoted_by_the_sentence_that_gives_what_is_asked(question: str, wanted: str) -> None:
    assert lines(LAW, question) == [wanted]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("In which cases is sick pay granted?", "quarantine.[1]"),
        ("Who approves a request and within how many days?", "within 3 working days.[1]"),
        ("What is the phone number of Human Resources?", "Office: Human Resources; Phone: 555-0140.[2]"),
    ],
)
def test_english_questions_are_answered_alike(question: str, wanted: str) -> None:
    (line,) = lines(ENGLISH, question)

    assert line.endswith(wanted)


@pytest.mark.parametrize(
    "question", ["市税务局的值班电话是多少？", "明天海口的天气怎么样？", "市长工资多少钱？"]
)
def test_a_statement_without_what_is_asked_for_is_no_answer(question: str) -> None:
    assert lines(PLAN, question) == [NOTHING]
