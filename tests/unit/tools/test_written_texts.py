"""Minutes, polished texts and translations are kept as files, and compared with the material."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile
from openpyxl import load_workbook

from studio.core.artifacts import LineStyle
from studio.core.errors import PaperClassified, ToolArgumentsInvalid
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.documents.reading import read_document
from studio.tools.kinds import tool_kind
from studio.wording.tools import tool_words
from tests.unit.tools.making import Person, built

RECORD = """2026年11月20日上午9时，局会议室，张示例主持防汛会商会，李示例、王样本参加。
张示例：请水利科在11月25日前完成泵站检修，共12台。
李示例：街道要把30个转移点再查一遍，月底前报结果。"""
MINUTES: dict[str, Any] = {
    "title": "防汛会商会",
    "time": "2026年11月20日上午9时",
    "place": "局会议室",
    "chair": "张示例",
    "present": "李示例、王样本",
    "body": "会议听取了泵站检修情况。\n一、泵站检修\n共12台。",
    "decisions": [
        {"matter": "完成泵站检修", "unit": "水利科", "due": "11月25日前"},
        {"matter": "把30个转移点再查一遍", "unit": "街道", "due": "月底前"},
    ],
}
ORIGINAL = "我局于2026年共计投入了了120万元，用于购置装备。\n成效非常显著的。"
POLISHED: dict[str, Any] = {
    "title": "《工作情况》",
    "body": "我局2026年共投入120万元用于购置装备。\n成效显著。",
    "changes": [
        {"before": "共计投入了了", "after": "共投入", "reason": "重复、错字"},
        {"before": "成效非常显著的", "after": "成效显著", "reason": "语病"},
    ],
}
TRANSLATED: dict[str, Any] = {
    "title": "Notice on flood control",
    "paragraphs": [
        {"source": "防汛值班电话0000-0000120。", "target": "Flood duty telephone: 0000-0000120."},
        {"source": "积水超过27厘米应当封闭。", "target": "Close the passage when water exceeds 27 cm."},
    ],
}
SOURCE = "防汛值班电话0000-0000120。\n积水超过27厘米应当封闭。"


def text(file: Path) -> str:
    return "\n".join(block.text for block in read_document(file).blocks)


async def test_minutes_name_who_met_and_who_does_what_by_when(tmp_path: Path) -> None:
    person = Person(tmp_path, said=[RECORD])
    tool = await built("minutes", organisation="示例市应急管理局", formats=["docx", "xlsx"])

    result = await person.call(tool, **MINUTES)

    word, sheet = (made.path for made in person.made)
    assert word.name == "示例市应急管理局防汛会商会纪要.docx"
    read = text(word)
    for wanted in (
        "会议时间：2026年11月20日上午9时",
        "会议地点：局会议室",
        "参会人员：李示例、王样本",
        "人工智能",
    ):
        assert wanted in read
    rows = [[cell.text for cell in row.cells] for row in WordFile(str(word)).tables[0].rows]
    assert rows == [
        ["序号", "议定事项", "责任单位", "完成时限"],
        ["1", "完成泵站检修", "水利科", "11月25日前"],
        ["2", "把30个转移点再查一遍", "街道", "月底前"],
    ]
    listed = list(load_workbook(sheet).worksheets[0].iter_rows(values_only=True))
    assert listed[1] == ("1", "完成泵站检修", "水利科", "11月25日前")
    assert result.shown is None, "all of it stands in the record"


async def test_minutes_say_what_the_record_does_not_hold(tmp_path: Path) -> None:
    person = Person(tmp_path, said=[RECORD])

    result = await person.call(
        await built("minutes"),
        title="防汛会商会",
        present="赵虚构",
        decisions=[{"matter": "完成泵站检修"}, {"matter": "采购无人机", "unit": "装备处", "due": "明年底"}],
    )

    assert "没有责任单位：“完成泵站检修”" in result.text
    assert "没有完成时限：“完成泵站检修”" in result.text
    assert "材料里没有写明：会议时间、会议地点、主持人" in result.text
    assert "“赵虚构”" in result.text
    assert "“采购无人机”" in result.text
    assert "未明确" in text(person.made[0].path)


async def test_a_polished_text_lists_its_changes(tmp_path: Path) -> None:
    person = Person(tmp_path, said=["请润色", ORIGINAL])

    result = await person.call(await built("polish"), **POLISHED)

    (made,) = person.made
    assert made.name == "工作情况（修改稿）.docx"
    rows = [[cell.text for cell in row.cells] for row in WordFile(str(made.path)).tables[0].rows]
    assert rows[1] == ["1", "共计投入了了", "共投入", "重复、错字"]
    assert "成效显著。" in text(made.path)
    assert result.shown is None
    assert made.paper[0].style is LineStyle.TITLE


async def test_a_figure_that_changed_while_polishing_is_pointed_out(tmp_path: Path) -> None:
    person = Person(tmp_path, said=[ORIGINAL])
    changed = {**POLISHED, "body": POLISHED["body"].replace("120", "210")}

    result = await person.call(
        await built("polish"), **{**changed, "changes": [{"before": "原文没有的话", "after": "改稿没有的话"}]}
    )

    assert "原文里的数字在修改稿里没有了：“120”" in result.text
    assert "修改稿里的数字原文里没有：“210”" in result.text
    assert "在原文里找不到：“原文没有的话”" in result.text
    assert "在修改稿里找不到：“改稿没有的话”" in result.text


async def test_a_translation_stands_beside_its_original(tmp_path: Path) -> None:
    person = Person(tmp_path, said=[SOURCE])

    result = await person.call(await built("translate"), **TRANSLATED)

    rows = [[cell.text for cell in row.cells] for row in WordFile(str(person.made[0].path)).tables[0].rows]
    assert rows == [
        ["原文", "译文"],
        *([each["source"], each["target"]] for each in TRANSLATED["paragraphs"]),
    ]
    assert result.shown is None


async def test_gaps_and_other_figures_of_a_translation_are_pointed_out(tmp_path: Path) -> None:
    person = Person(tmp_path, said=[SOURCE + "\n值班员不得离岗，有事应当提前报告。"])
    paragraphs = [
        {"source": "防汛值班电话0000-0000120。", "target": "Telephone: 0000-0000110."},
        {"source": "积水超过27厘米应当封闭。", "target": ""},
        {"source": "全文完毕谢谢大家收看", "target": "The end."},
    ]

    result = await person.call(await built("translate"), title="Notice", paragraphs=paragraphs)

    assert "没有译文的段落：“积水超过27厘米应当封闭。”" in result.text
    assert "原文里有 1 段没有翻译" in result.text
    assert "在材料里找不到：“全文完毕谢谢大家收看”" in result.text
    assert "数字不一致，请核对：“防汛值班电话0000-0000120。”" in result.text


@pytest.mark.parametrize(
    ("kind", "arguments"), [("minutes", MINUTES), ("polish", POLISHED), ("translate", TRANSLATED)]
)
async def test_nothing_is_written_without_consent_nor_with_a_mark(
    kind: str, arguments: dict[str, Any], tmp_path: Path
) -> None:
    person = Person(tmp_path / "chat", agrees=False)

    result = await person.call(await built(kind), **arguments)

    assert "没有写文件" in result.text
    assert not person.folder.exists()
    with pytest.raises(PaperClassified):
        await person.call(await built(kind), **{**arguments, "title": "机密★10年"})


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("minutes", {"title": "会", "decisions": [{"matter": " "}]}),
        ("minutes", {"title": "会", "decisions": []}),
        ("minutes", {"title": "会", "decisions": None}),
        ("minutes", {"title": "会", "body": "---"}),
        ("polish", {"title": "稿", "body": "---"}),
        ("translate", {"title": "t", "paragraphs": [{"source": "甲", "target": ""}]}),
    ],
)
async def test_nothing_at_all_is_told_to_the_model(
    kind: str, arguments: dict[str, Any], tmp_path: Path
) -> None:
    with pytest.raises(ToolArgumentsInvalid):
        await Person(tmp_path).call(await built(kind), **arguments)


@pytest.mark.parametrize("kind", ["form", "official_document", "template", "minutes", "polish", "translate"])
def test_instructions_for_it_are_ready_in_both_languages_and_its_reach_is_stated(kind: str) -> None:
    words, settings = tool_words(kind), tool_kind(kind).settings

    assert words.instructions
    assert Words(Language.ZH)(words.instructions) != words.instructions
    stated = {"file": "files/a.docx", "title": "表", "fields": [{"label": "甲"}]}
    reach = tool_kind(kind).reach(
        settings.model_validate({name: stated[name] for name in settings.model_fields if name in stated})
    )
    assert reach.writes
    assert not reach.outward
