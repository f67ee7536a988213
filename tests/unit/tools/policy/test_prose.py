"""Policies as notices have them: conditions in one line of prose, amounts that no code can reckon."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from studio.core.agents import ToolUse
from studio.core.errors import ExpressionInvalid
from studio.tools import Tool, ToolContext, ToolParts, tool_kind
from tests.unit.tools.sheets_made import Rows, make_xlsx

HEAD = ["序号", "政策名称", "受理对象", "申报条件", "扶持内容"]
RENT = [
    1,
    "青年租房补贴",
    "",
    "本市户籍满3年且连续缴纳社保12个月以上,35周岁以下",
    "按每人每月500元,最长不超过12个月",
]


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as stack:
        yield stack


async def tool_of(folder: Path, stack: AsyncExitStack, *rows: list[object]) -> Tool:
    sheet: Rows = [HEAD, *rows]
    make_xlsx(folder / "files" / "政策.xlsx", {"政策": sheet})
    use = ToolUse(tool="policy", settings={"files": ["files/政策.xlsx"]})
    (tool,) = await tool_kind("policy").tools_of(use, ToolParts(folder, "policy", stack=stack))
    return tool


async def told(tool: Tool, folder: Path, **facts: str) -> str:
    context = ToolContext(folder=folder, today=date(2026, 11, 27))
    arguments: dict[str, Any] = {"facts": facts}
    return (await tool(arguments, context)).text


async def test_prose_conditions_and_a_monthly_amount_are_reckoned(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    tool = await tool_of(tmp_path, stack, RENT)
    known = {"本市户籍": "5年", "年龄": "30岁", "享受月数": "20"}

    met = await told(tool, tmp_path, 连续缴纳社保="2年", **known)
    short = await told(tool, tmp_path, 连续缴纳社保="11个月", **known)

    assert "青年租房补贴:符合,6000 元" in met  # two years are 24 months; no more than 12 are paid
    assert "青年租房补贴:不符合" in short
    assert "连续缴纳社保多少个月?" in await told(tool, tmp_path)


async def test_what_a_person_says_in_years_is_compared_in_months(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    tool = await tool_of(tmp_path, stack, RENT)
    context = ToolContext(folder=tmp_path, said=("我连续缴纳社保1年半,本市户籍满4年",))

    assert "已知:本市户籍=4;连续缴纳社保=18" in (await tool({}, context)).text


async def test_an_amount_no_code_can_reckon_is_quoted_and_not_summed(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    stated = "80-89周岁每人每月100元;90周岁以上每人每月200元"
    rows = [[1, "高龄津贴", "", "年龄80周岁以上", stated], [2, "慰问金", "", "年龄80周岁以上", "300元"]]
    tool = await tool_of(tmp_path, stack, *rows, [3, "优待", "", "年龄80周岁以上", "详见文件"])

    text = await told(tool, tmp_path, 年龄="82")

    assert "合计:300 元" in text
    assert f"高龄津贴:符合。金额原文“{stated}”,程序不能计算" in text
    assert "人工核定金额的:高龄津贴、优待" in text


async def test_whom_it_is_for_is_a_condition_too(tmp_path: Path, stack: AsyncExitStack) -> None:
    tool = await tool_of(tmp_path, stack, [1, "租房补贴", "高校毕业生", "年龄35周岁以下", "1000元"])

    assert "租房补贴:待确认" in await told(tool, tmp_path, 年龄="30")
    assert "租房补贴:不符合" in await told(tool, tmp_path, 年龄="30", 高校毕业生="否")


async def test_an_involved_clause_is_asked_as_it_stands(tmp_path: Path, stack: AsyncExitStack) -> None:
    clause = "参保企业,裁员率不高于5.5%,30人以下企业裁员率不高于20%"
    tool = await tool_of(tmp_path, stack, [1, "稳岗返还", "", clause, "按上年度缴纳失业保险费的60%返还"])

    assert f"是否符合:{clause}?" in await told(tool, tmp_path)
    text = await told(tool, tmp_path, **{clause: "是", "上年度缴纳失业保险费": "1万元"})
    assert "稳岗返还:符合,6000 元" in text


async def test_one_or_another_is_a_choice(tmp_path: Path, stack: AsyncExitStack) -> None:
    tool = await tool_of(tmp_path, stack, [1, "护理补贴", "", "残疾等级为一级或二级", "100元"])

    assert "护理补贴:符合" in await told(tool, tmp_path, 残疾等级="二级")
    assert "护理补贴:不符合" in await told(tool, tmp_path, 残疾等级="三级")


async def test_a_broken_expression_is_still_named(tmp_path: Path, stack: AsyncExitStack) -> None:
    with pytest.raises(ExpressionInvalid):
        await tool_of(tmp_path, stack, [1, "甲", "", "年龄 >= ", "100元"])
    with pytest.raises(ExpressionInvalid):
        await tool_of(tmp_path, stack, [1, "甲", "", "", "投资额 × (10%"])
