"""An applicant's facts against policies: met, not met and why, unclear and what to ask; sums by code."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from studio.core.agents import ToolUse
from studio.core.errors import ExpressionInvalid, ToolFileInvalid
from studio.tools import Registry, Tool, ToolContext, ToolParts, tool_kind
from studio.tools.policy.answers import read_answer, spotted
from studio.tools.policy.facts import FactKind, asked
from studio.tools.policy.saying import shown
from tests.unit.tools.sheets_made import Rows, make_xlsx

POLICIES: Rows = [
    ["示例市惠企利民政策清单"],
    ["政策名称", "申报条件", "补贴标准", "依据", "互斥组"],
    ["高龄津贴", "年龄 >= 80 且 户籍 = 示例市", "每月津贴额 * 12", "示例民发〔2026〕1号", ""],
    ["创业补贴", "1.年数(注册日期) >= 1\n2.社保月数 >= 6", "5000元", "示例人社发〔2026〕2号", "创业"],
    ["大学生创业补贴", "学历 属于 本科、硕士、博士; 年数(注册日期) >= 1", "1万元", "", "创业"],
    ["设备补贴", "投资额 >= 50万元", "投资额 × 10%,最高 5万元", "", ""],
    ["守法奖励", "遵纪守法,信用良好", "", "", ""],
]


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as stack:
        yield stack


async def tool_of(folder: Path, stack: AsyncExitStack, **settings: Any) -> Tool:
    parts = ToolParts(folder, "policy", stack=stack)
    (tool,) = await tool_kind("policy").tools_of(ToolUse(tool="policy", settings=settings), parts)
    return tool


@pytest.fixture
async def tool(tmp_path: Path, stack: AsyncExitStack) -> Tool:
    make_xlsx(tmp_path / "files" / "政策.xlsx", {"政策": POLICIES})
    return await tool_of(tmp_path, stack, files=["files/政策.xlsx"])


def context(*said: str, memory: dict[str, Any] | None = None) -> ToolContext:
    kept = {} if memory is None else memory
    return ToolContext(folder=Path(), said=said, memory=kept, today=date(2026, 5, 1))


def facts(**known: str) -> dict[str, Any]:
    return {"facts": [{"name": name, "value": value} for name, value in known.items()]}


async def test_each_policy_is_met_not_met_or_unclear_with_its_reason(tool: Tool) -> None:
    result = await tool(facts(投资额="80万元", 年龄="62", 学历="硕士", 注册日期="2024-01-01"), context())

    assert "设备补贴:符合,50000 元。计算:取低(投资额(800000) × 10%; 5万元) = 50000" in result.text
    assert (
        "高龄津贴:不符合。不满足:年龄 >= 80 且 户籍 = 示例市" in result.text
        or "不满足:年龄 >= 80" in result.text
    )
    assert "大学生创业补贴:符合,10000 元" in result.text
    assert "创业补贴:待确认。还缺:社保月数" in result.text
    assert "合计:60000 元" in result.text
    assert "社保月数是多少?" in result.text


async def test_of_a_group_only_the_highest_is_paid(tool: Tool) -> None:
    result = await tool(facts(学历="本科", 注册日期="2020-01-01", 社保月数="12"), context())

    assert "与“大学生创业补贴”不重复享受" in result.text
    assert "合计:10000 元" in result.text


async def test_what_was_said_is_remembered_and_a_bare_answer_goes_to_what_was_asked(tool: Tool) -> None:
    memory: dict[str, Any] = {}
    await tool(
        facts(学历="高中", 注册日期="2020-01-01", 年龄="30", 投资额="0", **{"遵纪守法,信用良好": "是"}),
        context("x", memory=memory),
    )
    assert memory["asked"] == ["社保月数"]

    result = await tool({}, context("x", "24", memory=memory))

    assert "创业补贴:符合,5000 元" in result.text


async def test_facts_named_with_their_value_are_taken_from_what_was_said(tool: Tool) -> None:
    result = await tool({}, context("我今年85岁,户籍:示例市,投资额是60万元,信不信随你"))

    assert "年龄=85" in result.text
    assert "户籍=示例市" in result.text
    assert "设备补贴:符合,50000 元" in result.text


async def test_a_condition_in_plain_words_is_asked_as_it_stands(tool: Tool) -> None:
    result = await tool({}, context())

    assert "是否符合:遵纪守法,信用良好?" in tool.spec.parameters["properties"]["facts"]["description"]
    assert "守法奖励:待确认" in result.text
    yes = await tool({"facts": [{"name": "遵纪守法,信用良好", "value": "符合"}]}, context())
    assert "守法奖励:符合" in yes.text


async def test_rows_are_shown_with_sum_and_working(tool: Tool) -> None:
    result = await tool(facts(投资额="60万"), context())

    assert result.shown is not None
    assert result.shown.rows[0][:3] == ("设备补贴", "符合", "50000")
    assert "投资额(600000) × 10%" in result.shown.method


async def test_policies_and_questions_may_stand_in_the_form(tmp_path: Path, stack: AsyncExitStack) -> None:
    tool = await tool_of(
        tmp_path,
        stack,
        policies=[
            {
                "name": "租房补贴",
                "condition": "是否有房 = 否 且 月租金 > 0",
                "amount": "月租金 × 30%,最高 800元",
            }
        ],
        facts=[{"name": "是否有房", "kind": "yes_no", "question": "名下在本市有住房吗?"}],
    )

    asked_for = await tool({}, context())
    paid = await tool(facts(是否有房="没有", 月租金="2,000元"), context())

    assert "名下在本市有住房吗?" in asked_for.text
    assert "租房补贴:符合,600 元" in paid.text


async def test_a_sheet_may_say_how_facts_are_asked_for(tmp_path: Path, stack: AsyncExitStack) -> None:
    questions: Rows = [
        ["字段", "类型", "问题", "选项"],
        ["企业规模", "文字", "企业属于哪一类?", "小微、中型、大型"],
    ]
    rows: Rows = [["政策名称", "条件", "金额"], ["小微补助", "企业规模 = 小微", "3000元"]]
    make_xlsx(tmp_path / "files" / "政策.xlsx", {"政策": rows, "字段": questions})

    tool = await tool_of(tmp_path, stack, files=["files/政策.xlsx"])

    assert "企业属于哪一类?" in (await tool({}, context())).text
    assert "小微补助:符合" in (await tool(facts(企业规模="小微企业"), context())).text


async def test_a_condition_that_is_not_understood_is_named_with_its_row(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    make_xlsx(tmp_path / "files" / "p.xlsx", {"表": [["政策名称", "条件", "金额"], ["甲", "年龄 >", "1"]]})

    with pytest.raises(ExpressionInvalid) as error:
        await tool_of(tmp_path, stack, files=["files/p.xlsx"])

    assert "第 2 行" in error.value.place
    assert error.value.expression == "年龄 >"


@pytest.mark.parametrize("rows", [[["名称", "数量"], ["甲", 1]], [["政策名称", "条件", "金额"]], []])
async def test_a_spreadsheet_without_policies_is_named(
    tmp_path: Path, stack: AsyncExitStack, rows: Rows
) -> None:
    make_xlsx(tmp_path / "files" / "p.xlsx", {"表": rows})

    with pytest.raises(ToolFileInvalid):
        await tool_of(tmp_path, stack, files=["files/p.xlsx"])


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        (FactKind.NUMBER, "62岁了", "62"),
        (FactKind.NUMBER, "大概3万元", "30000"),
        (FactKind.NUMBER, "不知道", None),
        (FactKind.YES_NO, "没有的", "False"),
        (FactKind.YES_NO, "是的", "True"),
        (FactKind.YES_NO, "也许", None),
        (FactKind.DATE, "2024年3月5日", "2024-03-05"),
        (FactKind.DATE, "去年", None),
        (FactKind.TEXT, "非示例市", "非示例市"),
        (FactKind.TEXT, "示例市的", "示例市"),
    ],
)
def test_answers_are_read_as_what_was_asked(kind: FactKind, said: str, value: str | None) -> None:
    fact = asked(
        "x", kind={"number": "数字", "date": "日期", "yes_no": "是否", "text": ""}[kind], options="示例市"
    )

    found = read_answer(fact, said)

    assert (None if found is None else shown(found) if isinstance(found, Decimal) else str(found)) == value


@pytest.mark.parametrize(
    "arguments",
    [
        '{"facts": {"投资额": 600000}}',
        '{"facts": {"投资额": "60万元", "年龄": null}}',
        '{"facts": "[{\\"name\\": \\"投资额\\", \\"value\\": \\"60万\\"}]"}',
        '{"facts": {"name": "投资额", "value": "600,000"}}',
        '{"facts": [{"name": "投资额", "value": 600000}, {"name": "不认识", "value": "x"}, 7]}',
    ],
)
async def test_facts_written_loosely_are_understood(tool: Tool, arguments: str) -> None:
    result = await Registry([tool]).call("policy", arguments, context())

    assert "设备补贴:符合,50000 元" in result.text


async def test_first_is_asked_what_settles_what_was_spoken_of(tool: Tool) -> None:
    result = await tool(facts(户籍="示例市", 学历="本科"), context())

    assert "1. 注册日期是哪一天?\n2. 年龄是多少?" in result.text


async def test_policies_nothing_was_said_of_are_named_in_one_line(tool: Tool) -> None:
    result = await tool(facts(投资额="80万元"), context())

    assert "还没有说到有关情况的:高龄津贴、创业补贴、大学生创业补贴、守法奖励" in result.text


@pytest.mark.parametrize(
    ("said", "spotted_as"),
    [
        ("我是低保对象", "是"),
        ("老人不是低保对象，有退休金", "否"),
        ("不属于低保对象", "否"),
        ("没有低保对象证明", "否"),
        ("低保对象：是", "是"),
        ("是不是低保对象？", None),
        ("我是低保对象吗", None),
        ("低保对象能享受什么", None),
    ],
)
def test_yes_and_no_are_heard_before_a_name_and_behind_it(said: str, spotted_as: str | None) -> None:
    fact = asked("低保对象", kind="是否")

    assert spotted({"低保对象": fact}, said).get("低保对象") == spotted_as


@pytest.mark.parametrize("said", ["户籍示例市", "户籍在示例市，62岁", "户籍：示例市", "示例市户籍"])
def test_a_choice_is_heard_beside_its_name(said: str) -> None:
    fact = asked("户籍", options="示例市、外地")

    assert spotted({"户籍": fact}, said) == {"户籍": "示例市"}


def test_a_choice_that_goes_on_is_another() -> None:
    assert spotted({"等级": asked("等级", options="高级、高级工")}, "等级高级工") == {"等级": "高级工"}
    assert spotted({"户籍": asked("户籍", options="示例市、外地")}, "户籍示例市人") == {}


@pytest.mark.parametrize("said", ["2%", "2", "0.02", "百分之2"])
def test_a_share_asked_for_in_hundredths_may_be_told_without_the_sign(said: str) -> None:
    assert read_answer(asked("裁员率", "裁员率是百分之几?", "数字"), said) == Decimal("0.02")
