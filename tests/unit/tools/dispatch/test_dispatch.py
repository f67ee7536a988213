"""Reports go to the department whose duty they are about, with basis, sureness and who else might act."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from studio.core.agents import ToolUse
from studio.core.errors import EndpointTimedOut, ToolFileInvalid
from studio.endpoints import Message
from studio.tools import ToolContext, ToolParts, ToolResult, tool_kind
from studio.tools.dispatch.asking import matter_of
from studio.tools.dispatch.duties import Columns, duties_in
from studio.tools.dispatch.judging import Confidence, Doubt, judged
from studio.tools.dispatch.plain_words import in_official_words
from studio.tools.dispatch.ranking import DutyIndex
from studio.tools.spreadsheets import TextTable
from tests.bench.duties_made import labelled, make_lists
from tests.unit.tools.sheets_made import Rows, make_csv, make_xlsx

LIST: Rows = [
    ["示例市问题清单"],
    ["序号", "问题名称", "处置单位", "法律依据", "描述"],
    [1, "路灯不亮", "城市管理局", "《照明办法》第3条", "道路照明设施熄灭、损坏"],
    [2, "占道经营", "城市管理局", "《市容条例》第9条", "流动摊贩占用道路经营"],
    [3, "拖欠工资", "人社局", "《支付条例》第12条", "用人单位未足额支付劳动报酬"],
    [4, "井盖缺失", "住建局", "《井盖办法》第2条", "检查井井盖丢失、破损"],
]


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as stack:
        yield stack


async def ask(
    folder: Path, stack: AsyncExitStack, report: str, model: Any = None, **settings: Any
) -> ToolResult:
    settings.setdefault("sources", [{"file": "files/清单.xlsx"}])
    use = ToolUse(tool="dispatch", settings=settings)
    (tool,) = await tool_kind("dispatch").tools_of(use, ToolParts(folder, "dispatch", stack=stack))
    return await tool({"report": report}, ToolContext(folder=folder, ask_model=model))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_xlsx(tmp_path / "files" / "清单.xlsx", {"问题": LIST})
    return tmp_path


async def test_a_report_in_plain_words_finds_department_item_and_basis(
    folder: Path, stack: AsyncExitStack
) -> None:
    result = await ask(folder, stack, "家门口那条路的路灯坏了一个星期,晚上黑漆漆的")

    assert "建议部门:城市管理局;事项:路灯不亮" in result.text
    assert "《照明办法》第3条" in result.text
    assert result.shown is not None
    assert result.shown.rows[0][1:4] == ("城市管理局", "路灯不亮", "《照明办法》第3条")
    assert "第 3 行" in result.shown.rows[0][-1]


async def test_what_is_about_nothing_in_the_lists_is_left_to_a_person(
    folder: Path, stack: AsyncExitStack
) -> None:
    for report in ("你好呀", "xyz 123", "!!!", "𠀀𠀁"):
        assert "需人工判断" in (await ask(folder, stack, report)).text


async def test_a_character_in_common_by_chance_is_no_advice(tmp_path: Path, stack: AsyncExitStack) -> None:
    rows: Rows = [
        ["事项", "责任部门", "法定依据"],
        ["渔业捕捞", "农业局", "《渔业办法》"],
        ["河道管理", "水务局", ""],
    ]
    make_xlsx(tmp_path / "files" / "清单.xlsx", {"职责": rows})

    asked, caught = await ask(tmp_path, stack, "海底捞好吃吗"), await ask(tmp_path, stack, "有人违规捕捞")

    assert "没有相符的条目" in asked.text
    assert not any(sure in asked.text for sure in ("很匹配", "较匹配"))
    assert "建议部门:农业局;事项:渔业捕捞" in caught.text
    assert "《渔业办法》" in caught.text


async def test_several_lists_are_matched_and_named_columns_come_before_guessed_ones(
    folder: Path, stack: AsyncExitStack
) -> None:
    make_csv(
        folder / "files" / "旧.csv",
        [["甲", "乙", "丙"], ["楼道堆物", "消防支队", "x"], ["飞线", "消防支队", "y"]],
        "gb18030",
    )
    named = {"file": "files/旧.csv", "name": "甲", "department": "乙", "basis": "丙"}

    result = await ask(folder, stack, "楼道里有人飞线充电", sources=[{"file": "files/清单.xlsx"}, named])

    assert "建议部门:消防支队" in result.text


async def test_a_list_without_a_department_is_named(tmp_path: Path, stack: AsyncExitStack) -> None:
    make_xlsx(tmp_path / "files" / "清单.xlsx", {"表": [["名称", "说明"], ["甲", "乙"]]})

    with pytest.raises(ToolFileInvalid) as error:
        await ask(tmp_path, stack, "路灯不亮")
    assert error.value.problem == "no_department"


async def test_a_list_of_a_header_alone_is_named(tmp_path: Path, stack: AsyncExitStack) -> None:
    make_xlsx(tmp_path / "files" / "清单.xlsx", {"表": [["问题名称", "责任部门"]]})

    with pytest.raises(ToolFileInvalid) as error:
        await ask(tmp_path, stack, "路灯不亮")
    assert error.value.problem == "no_rows"


async def test_a_list_of_standards_without_departments_is_shown_beside_the_match(
    folder: Path, stack: AsyncExitStack
) -> None:
    standards: Rows = [
        ["小类", "立案标准", "处置时限"],
        ["路灯不亮", "连续熄灭三盏以上", "3个工作日"],
        ["占道", "超出门店", "1日"],
    ]
    make_xlsx(folder / "files" / "标准.xlsx", {"标准": standards})
    sources = [{"file": "files/标准.xlsx"}, {"file": "files/清单.xlsx"}]

    result = await ask(folder, stack, "门口的路灯不亮了", sources=sources)

    assert "建议部门:城市管理局" in result.text
    assert "相关标准:路灯不亮" in result.text
    assert "连续熄灭三盏以上" in result.text


async def test_the_model_chooses_among_the_candidates_only(folder: Path, stack: AsyncExitStack) -> None:
    asked: list[str] = []

    async def model(messages: Sequence[Message]) -> str:
        asked.append(messages[-1].content)
        offered = json.loads(messages[-1].content)["candidates"]
        wanted = next(each["n"] for each in offered if each["item"] == "占道经营")
        return f'<think>hm {{"choice": 9}}</think>{{"choice": {wanted}, "reason": "摊贩"}}'

    result = await ask(folder, stack, "路灯下面天天有小贩摆摊,路灯不亮", model, model_chooses=True)

    assert "事项:占道经营" in result.text
    assert "选择理由:摊贩" in result.text
    assert json.loads(asked[0])["report"].startswith("路灯下面")


@pytest.mark.parametrize(
    "answer", ["", "我选第一个", '{"choice": 99}', '{"choice": "x"}', "[" * 5000, '{"choice": null}']
)
async def test_a_model_that_answers_something_else_changes_nothing(
    folder: Path, stack: AsyncExitStack, answer: str
) -> None:
    async def model(messages: Sequence[Message]) -> str:
        return answer

    assert "事项:路灯不亮" in (await ask(folder, stack, "路灯不亮", model, model_chooses=True)).text


async def test_a_model_that_fails_leaves_the_words_to_decide(folder: Path, stack: AsyncExitStack) -> None:
    async def model(messages: Sequence[Message]) -> str:
        raise EndpointTimedOut(endpoint="x", seconds=1)

    assert "事项:路灯不亮" in (await ask(folder, stack, "路灯不亮", model, model_chooses=True)).text


async def test_a_model_that_finds_none_leaves_it_to_a_person(folder: Path, stack: AsyncExitStack) -> None:
    async def model(messages: Sequence[Message]) -> str:
        return '{"choice": 0, "reason": "都不是"}'

    result = await ask(folder, stack, "路灯不亮", model, model_chooses=True)

    assert Doubt.MODEL_FOUND_NONE in result.text


def table(columns: Sequence[str], *rows: Sequence[str]) -> TextTable:
    return TextTable("表.xlsx", "", tuple(columns), tuple(map(tuple, rows)), tuple(range(2, 2 + len(rows))))


@pytest.mark.parametrize(
    ("header", "department"),
    [
        (("序号", "责任部门", "职责事项"), 1),
        (("事项名称", "说明", "牵头单位"), 2),
        (("诉求内容", "承办单位"), 1),
        (("小类名称", "大类", "处置部门", "立案标准"), 2),
        (("Item", "Department"), 1),
        (("部门", "职责内容"), 0),
    ],
)
def test_columns_are_guessed_from_usual_headers(header: Sequence[str], department: int) -> None:
    row = [f"值{at}" for at in range(len(header))]

    (duty,) = duties_in([table(header, row)], Columns())

    assert duty.department == f"值{department}"
    assert duty.name != duty.department


def test_two_departments_that_are_near_are_left_to_a_person() -> None:
    rows = [["噪声扰民", "公安局"], ["噪声扰民", "环保局"], ["占道", "城管局"]]

    verdict = judged(DutyIndex(duties_in([table(("事项", "部门"), *rows)], Columns())).best("噪声扰民", 10))

    assert verdict.doubt is Doubt.TWO_ARE_NEAR
    assert judged([]).confidence is Confidence.WEAK


def test_everyday_words_bring_official_ones() -> None:
    assert "拖欠工资" in in_official_words("老板欠薪不给钱")
    assert in_official_words("abc") == ""


@pytest.mark.parametrize(
    ("message", "matter"),
    [
        ("很生气，这件事该派给哪个单位？", "很生气"),
        ("路灯不亮，归谁管", "路灯不亮"),
        ("请问老板不发工资找哪个部门？", "请问老板不发工资"),
        ("单位不交公积金", "单位不交公积金"),
        ("门口是谁的车堵着", "门口是谁的车堵着"),
    ],
)
def test_whose_duty_it_is_tells_nothing_of_the_matter(message: str, matter: str) -> None:
    assert matter_of(message) == matter


def test_of_sayings_that_overlap_the_longest_first_counts() -> None:
    assert "路灯" not in in_official_words("路口红绿灯不亮")
    assert "路灯" in in_official_words("楼下灯不亮")


async def test_of_made_up_reports_most_go_right(tmp_path: Path, stack: AsyncExitStack) -> None:
    """The whole list is measured by tests/bench/dispatch.py."""
    make_lists(tmp_path / "files")
    names = ("职责清单", "立案标准", "问题清单")
    use = ToolUse(tool="dispatch", settings={"sources": [{"file": f"files/{name}.xlsx"} for name in names]})
    (tool,) = await tool_kind("dispatch").tools_of(use, ToolParts(tmp_path, "dispatch", stack=stack))
    reports = labelled()[::10]

    results = [await tool({"report": each.text}, ToolContext(folder=tmp_path)) for each in reports]

    right = sum(each.department in result.text for each, result in zip(reports, results, strict=True))
    assert right >= 0.8 * len(reports)
