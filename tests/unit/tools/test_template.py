"""A department's own Word template is filled in wherever its placeholders stand, and keeps its looks."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document as WordFile
from docx.shared import Pt
from lxml import etree

from studio.core.agents import ToolUse
from studio.core.errors import PaperClassified, ToolFileInvalid
from studio.core.forms import FilledField, FilledForm
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.documents.reading import read_document
from studio.tools import ToolParts
from studio.tools.kinds import tool_kind
from studio.wording import explain
from tests.unit.tools.making import Person, built

BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>值班室：{{值</w:t></w:r><w:r><w:t>班电话}}</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def template(*, rows: bool = True) -> bytes:
    """Split runs, a header, a table with a row that repeats, a text box."""
    word = WordFile()
    word.core_properties.title = "会议通知"
    word.sections[0].header.paragraphs[0].text = "{{单位名称}}"
    title = word.add_paragraph()
    for part, size in (("关于召开", 22), ("{{会", 22), ("议名", 30), ("称}}的", 22), ("通知", 22)):
        title.add_run(part).font.size = Pt(size)
    word.add_paragraph("｛｛ 主送单位 ｝｝：")
    body = word.add_paragraph("{{正文|按通知的口气写}}")
    body.paragraph_format.first_line_indent = Pt(32)
    if rows:
        table = word.add_table(rows=2, cols=3)
        for cell, text in zip(table.rows[0].cells, ("序号", "姓名", "电话"), strict=True):
            cell.text = text
        for cell, text in zip(
            table.rows[1].cells, ("{{#人员}}{{序号}}", "{{姓名}}", "{{人员.电话}}{{/人员}}"), strict=True
        ):
            cell.text = text
    boxed = word.add_paragraph("联系人见右")
    boxed._p.append(etree.fromstring(BOX))
    word.add_paragraph("{{落款日期}}")
    out = BytesIO()
    word.save(out)
    return out.getvalue()


VALUES: dict[str, Any] = {
    "单位名称": "示例市应急管理局",
    "会议名称": "防汛会商会",
    "主送单位": "各科室",
    "正文": "请准时参加。\n请带好材料。",
    "人员": [{"姓名": "张示例", "电话": "0000-0000120"}, {"姓名": "李示例", "电话": None}],
    "值班电话": "0000-0000119",
    "落款日期": "2026年11月27日",
}


def saved(folder: Path, data: bytes, name: str = "会议通知.docx") -> dict[str, Any]:
    (folder / "files").mkdir(exist_ok=True)
    (folder / "files" / name).write_bytes(data)
    return {"file": f"files/{name}"}


def text(file: Path) -> str:
    return "\n".join(block.text for block in read_document(file).blocks)


async def test_it_is_filled_wherever_its_placeholders_stand(tmp_path: Path) -> None:
    person = Person(tmp_path / "chat")
    tool = await built("template", tmp_path, **saved(tmp_path, template()))

    result = await person.call(tool, values=VALUES)

    (made,) = person.made
    read = text(made.path)
    for wanted in (
        "示例市应急管理局",
        "关于召开防汛会商会的通知",
        "各科室：",
        "值班室：0000-0000119",
        "2026年11月27日",
    ):
        assert wanted in read
    assert "{{" not in read
    assert "｛" not in read
    word = WordFile(str(made.path))
    rows = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    assert rows == [["序号", "姓名", "电话"], ["1", "张示例", "0000-0000120"], ["2", "李示例", ""]]
    assert "已按对方确认的内容导出文件" in result.text


async def test_looks_stay_and_lines_become_paragraphs(tmp_path: Path) -> None:
    person = Person(tmp_path / "chat")
    tool = await built("template", tmp_path, **saved(tmp_path, template()))

    await person.call(tool, values=VALUES)

    word = WordFile(str(person.made[0].path))
    title = next(each for each in word.paragraphs if "防汛会商会" in each.text)
    assert [(run.text, run.font.size) for run in title.runs if run.text] == [
        ("关于召开", Pt(22)), ("防汛会商会", Pt(22)), ("的", Pt(22)), ("通知", Pt(22))
    ]  # fmt: skip
    lines = [each for each in word.paragraphs if each.text.startswith("请")]
    assert [each.text for each in lines] == ["请准时参加。", "请带好材料。"]
    assert {each.paragraph_format.first_line_indent for each in lines} == {Pt(32)}
    assert word.core_properties.title == "会议通知"


async def test_both_labels_are_added_beside_what_the_template_says_of_itself(tmp_path: Path) -> None:
    settings = saved(tmp_path, template())
    labelled = await made_of(tmp_path, settings, VALUES)
    plain = await made_of(tmp_path, settings, VALUES, ai_label=False)
    again = await made_of(tmp_path, saved(tmp_path, relabelled(labelled), "再填.docx"), {"值": "甲"})

    assert "人工智能" in text(labelled)
    with ZipFile(labelled) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))
        (own,) = etree.fromstring(archive.read("docProps/custom.xml"))
        assert json.loads("".join(map(str, own.itertext())))["ContentProducer"] == "防汛值班助手"
        assert b"custom-properties" in archive.read("_rels/.rels")
        assert b"/docProps/custom.xml" in archive.read("[Content_Types].xml")
    assert "人工智能" not in text(plain)
    with ZipFile(again) as archive:
        names = [each.get("name") for each in etree.fromstring(archive.read("docProps/custom.xml"))]
    assert names == ["AIGC"]


async def made_of(
    folder: Path, settings: dict[str, Any], values: dict[str, Any], *, ai_label: bool = True
) -> Path:
    person = Person(folder / "chat")
    await person.call(await built("template", folder, ai_label=ai_label, **settings), values=values)
    return person.made[0].path


def relabelled(file: Path) -> bytes:
    """A labelled file that is a template again."""
    word = WordFile(str(file))
    word.add_paragraph("{{值}}")
    out = BytesIO()
    word.save(out)
    return out.getvalue()


async def test_what_is_missing_is_asked_for_and_stays_empty_only_when_wanted(tmp_path: Path) -> None:
    person = Person(tmp_path / "chat")
    tool = await built("template", tmp_path, **saved(tmp_path, template()))

    first = await person.call(tool, values={"单位名称": "示例市应急管理局", "人员": VALUES["人员"]})
    made_first = len(person.made)
    last = await person.call(tool, values={"正文": "请参加。"}, action="导出")

    assert "还缺" in first.text
    assert "会议名称" in first.text
    assert made_first == 0
    assert [each.name for each in person.forms[0].fields][:2] == ["单位名称", "会议名称"]
    assert "留空没有填的：会议名称、主送单位、值班电话、落款日期" in last.text
    assert "张示例" in text(person.made[0].path)
    assert "{{" not in text(person.made[0].path)


async def test_what_is_agreed_to_is_what_is_written(tmp_path: Path) -> None:
    person = Person(tmp_path / "chat", agrees=False)
    tool = await built("template", tmp_path, **saved(tmp_path, template()))

    result = await person.call(tool, values=VALUES)

    assert "关于召开防汛会商会的通知" in person.asked[0].content
    assert "1\t张示例\t0000-0000120" in person.asked[0].content
    assert "人工智能" in person.asked[0].content
    assert not person.made
    assert not (tmp_path / "chat").exists()
    assert "没有得到同意" in result.text


async def test_a_form_being_filled_in_is_drawn_as_the_file_it_would_make(tmp_path: Path) -> None:
    """Signs that part cells elsewhere stay where the form itself has parted them."""
    use = ToolUse(tool="template", settings=saved(tmp_path, template()))
    values = VALUES | {"人员": "张示例，组长　0000-0000120\n　0000-0000121"}
    fields = tuple(FilledField(name=name, label=name, value=value) for name, value in values.items())

    form = FilledForm(tool="template", title="会议通知", fields=fields)
    lines = await tool_kind("template").paper_of(use, ToolParts(tmp_path, "template"), form)

    drawn = [line.text for line in lines]
    assert "关于召开防汛会商会的通知" in drawn
    assert "1\t张示例，组长\t0000-0000120" in drawn
    assert "2\t\t0000-0000121" in drawn
    assert "人工智能" in "".join(drawn)


async def test_a_placeholder_its_author_described_is_checked(tmp_path: Path) -> None:
    person = Person(tmp_path / "chat")
    fields = [
        {"label": "落款日期", "kind": "date"},
        {"label": "值班电话", "kind": "phone", "required": False},
    ]
    tool = await built("template", tmp_path, fields=fields, **saved(tmp_path, template(rows=False)))

    told = await person.call(
        tool,
        values={**{k: v for k, v in VALUES.items() if k != "人员"}, "落款日期": "2月30日", "值班电话": "无"},
    )
    await person.call(tool, values={"落款日期": "2026-11-27", "值班电话": "0000-0000119"})

    assert "不是日期" in told.text
    assert "2026年11月27日" in text(person.made[0].path)


async def test_hostile_values_stay_text(tmp_path: Path) -> None:
    person = Person(tmp_path / "chat")
    tool = await built("template", tmp_path, **saved(tmp_path, template()))
    odd = "<w:p/>&amp;{{单位名称}}\x00\x0b\ud800]]>"

    await person.call(
        tool, values={**VALUES, "主送单位": odd, "人员": [{"姓名": "{{正文}}", "电话": "<x/>"}]}
    )

    read = text(person.made[0].path)
    assert "<w:p/>&amp;" in read
    assert "<x/>" in read
    assert "{{正文}}" in read, "what is filled in is no placeholder"


async def test_a_value_with_a_mark_of_secrecy_is_refused(tmp_path: Path) -> None:
    person = Person(tmp_path / "chat")
    tool = await built("template", tmp_path, **saved(tmp_path, template()))

    with pytest.raises(PaperClassified):
        await person.call(tool, values={**VALUES, "主送单位": "机密★10年"})


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "no_docx"),
        (b"PK\x03\x04broken", "no_docx"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "encrypted"),
        (None, "no_placeholders"),
    ],
)
async def test_a_file_that_is_no_template_is_named_when_the_agent_starts(
    data: bytes | None, problem: str, tmp_path: Path
) -> None:
    if data is None:
        out = BytesIO()
        WordFile().save(out)
        data = out.getvalue()
    settings = saved(tmp_path, data)

    with pytest.raises(ToolFileInvalid) as error:
        await built("template", tmp_path, **settings)

    assert error.value.problem == problem
    assert problem not in str(explain(error.value, Words(Language.ZH)))


def word(*lines: str) -> bytes:
    file, out = WordFile(), BytesIO()
    for line in lines:
        file.add_paragraph(line)
    file.save(out)
    return out.getvalue()


def changed(data: bytes, *, without: str = "", parts: tuple[str, ...] = ()) -> bytes:
    """The package without one of its parts and with others."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            if name != without:
                after.writestr(name, before.read(name))
        for name in parts:
            after.writestr(name, b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (word(*(f"{{{{字段{number}}}}}" for number in range(301))), "too_many_placeholders"),
        (changed(word("{{单位}}"), without="_rels/.rels"), "no_docx"),
    ],
)
async def test_a_template_that_cannot_be_filled_in_is_named_before_anybody_tries(
    data: bytes, problem: str, tmp_path: Path
) -> None:
    with pytest.raises(ToolFileInvalid) as error:
        await built("template", tmp_path, **saved(tmp_path, data))
    assert error.value.problem == problem


async def test_no_part_that_leads_outside_goes_on_into_what_is_made(tmp_path: Path) -> None:
    data = changed(word("{{单位}}"), parts=("../../evil", "word/media/a.png"))
    person = Person(tmp_path)

    await person.call(await built("template", tmp_path, **saved(tmp_path, data)), values={"单位": "示例局"})

    with ZipFile(person.made[0].path) as made:
        assert "word/media/a.png" in made.namelist()
        assert not [name for name in made.namelist() if ".." in name]


@pytest.mark.parametrize("named", ["files/none.docx", "../secret.docx", "/etc/passwd", "files"])
async def test_only_the_agents_own_files_are_templates(named: str, tmp_path: Path) -> None:
    (tmp_path / "agent" / "files").mkdir(parents=True)
    (tmp_path / "secret.docx").write_bytes(template())

    with pytest.raises(ToolFileInvalid):
        await built("template", tmp_path / "agent", file=named)


async def test_lists_may_be_paragraphs_and_an_empty_one_leaves_nothing(tmp_path: Path) -> None:
    word = WordFile()
    for line in (
        "事项：",
        "{{#事项}}",
        "{{序号}}. {{内容}}（{{单位}}）",
        "{{/事项}}",
        "{{#附件}}附件：{{名称}}{{/附件}}",
        "完",
    ):
        word.add_paragraph(line)
    out = BytesIO()
    word.save(out)
    person = Person(tmp_path / "chat")
    tool = await built("template", tmp_path, **saved(tmp_path, out.getvalue()))

    await person.call(
        tool,
        values={"事项": [{"内容": "清淤", "单位": "水利局"}, {"内容": "巡堤", "单位": "街道"}]},
        action="导出",
    )

    read = text(person.made[0].path).split("\n")
    assert read[:3] == ["事项：", "1. 清淤（水利局）", "2. 巡堤（街道）"]
    assert "附件：" in read


def test_it_states_what_it_reads_and_writes() -> None:
    kind = tool_kind("template")
    reach = kind.reach(kind.checked({"file": "files/a.docx"}))

    assert [touch.name for touch in reach.reads] == ["files/a.docx", ""]
    assert [touch.name for touch in reach.writes] == [".docx"]
    assert not reach.sends
