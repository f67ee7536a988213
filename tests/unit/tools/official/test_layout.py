"""An official document is laid out and labelled as the standard says."""

import json
from pathlib import Path
from typing import Any

import pytest

from studio.core.artifacts import LineStyle
from studio.papers.official.kinds import PaperKind
from tests.unit.tools.making import Person, built
from tests.unit.tools.official.written import HOUSE, NOTICE, W, paragraphs, texts, xml


async def test_a_notice_is_written_with_all_its_elements_in_order(tmp_path: Path) -> None:
    person = Person(tmp_path)

    result = await person.call(await built("official_document", **HOUSE), **NOTICE)

    (made,) = person.made
    assert made.name == "关于做好第9号台风防御工作的通知.docx"
    read = texts(made.path)
    wanted = [
        "示例市应急管理局文件",
        "示应急〔2026〕12号",
        "关于做好第9号台风防御工作的通知",
        "各县（市、区）人民政府，市直各单位：",
        "一、加强值守",
        "（一）落实责任。严格执行24小时值班。",
        "1.值班电话保持畅通。",
        "（1）手机保持开机。",
        "特此通知。",
        "附件：值班表",
        "示例市应急管理局",
        "2026年11月26日",
        "附件",
        "（本文稿由人工智能辅助生成，请核对后使用）",
    ]
    assert [text for text in read if text in wanted] == [
        *wanted[:-2], "附件", "（本文稿由人工智能辅助生成，请核对后使用）"
    ]  # fmt: skip
    assert any("市委办公室、市政府办公室。" in text for text in read)
    assert any("2026年11月26日印发" in text for text in read)
    assert "已生成通知" in result.text


async def test_the_page_is_that_of_the_standard(tmp_path: Path) -> None:
    person = Person(tmp_path)
    await person.call(await built("official_document", **HOUSE), **NOTICE)
    file = person.made[0].path

    section = xml(file, "word/document.xml").find(f".//{W}sectPr")
    size, margins, grid = (section.find(f"{W}{name}").attrib for name in ("pgSz", "pgMar", "docGrid"))
    assert (size[f"{W}w"], size[f"{W}h"]) == ("11906", "16838")
    millimetres = {
        name: round(int(margins[f"{W}{name}"]) / 56.693) for name in ("top", "left", "right", "bottom")
    }
    assert millimetres == {"top": 37, "left": 28, "right": 26, "bottom": 35}
    assert grid[f"{W}type"] == "linesAndChars"
    height = 16838 - int(margins[f"{W}top"]) - int(margins[f"{W}bottom"])
    assert height // int(grid[f"{W}linePitch"]) == 22
    character = 16 + int(grid[f"{W}charSpace"]) / 4096
    assert (11906 - int(margins[f"{W}left"]) - int(margins[f"{W}right"])) / 20 // character == 28
    assert xml(file, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    alignments = [xml(file, f"word/footer{number}.xml").find(f".//{W}jc").get(f"{W}val") for number in (1, 2)]
    assert alignments == ["right", "left"]  # odd, even


async def test_typefaces_and_sizes_are_named_by_level(tmp_path: Path) -> None:
    person = Person(tmp_path)
    await person.call(await built("official_document", **HOUSE), **NOTICE)
    file = person.made[0].path

    def font(text: str) -> tuple[str, float]:
        style = paragraphs(file, text).style
        named = style.element.rPr.find(f"{W}rFonts").get(f"{W}eastAsia")
        return named, style.font.size.pt

    assert font("关于做好第9号台风") == ("方正小标宋简体", 22)
    assert font("一、加强值守") == ("黑体", 16)
    assert font("各单位要做好") == ("仿宋_GB2312", 16)
    lead = paragraphs(file, "（一）落实责任").runs[0]
    assert lead.text == "（一）落实责任。"
    assert lead._r.rPr.find(f"{W}rFonts").get(f"{W}eastAsia") == "楷体_GB2312"
    assert paragraphs(file, "示例市应急管理局文件").style.font.color.rgb == (255, 0, 0)
    assert "仿宋" in xml(file, "word/fontTable.xml").find(f".//{W}font[2]/{W}altName").get(f"{W}val")


async def test_both_labels_say_that_it_is_ai_made_unless_the_agent_has_none(tmp_path: Path) -> None:
    person = Person(tmp_path)
    await person.call(await built("official_document", **HOUSE), **NOTICE)
    await person.call(await built("official_document", ai_label=False, **HOUSE), **NOTICE)

    with_label, without = (made.path for made in person.made)
    label = xml(with_label, "docProps/custom.xml")
    assert label[0].get("name") == "AIGC"
    said = json.loads("".join(label.itertext()))
    assert (said["Label"], said["ContentProducer"]) == ("1", "防汛值班助手")
    assert any("人工智能" in text and "生成" in text for text in texts(with_label))
    assert len(xml(without, "docProps/custom.xml")) == 0
    assert not any("人工智能" in text for text in texts(without))


@pytest.mark.parametrize("kind", list(PaperKind))
async def test_all_fifteen_kinds_are_written_and_read_back(kind: PaperKind, tmp_path: Path) -> None:
    person = Person(tmp_path)
    tool = await built("official_document", **HOUSE)

    await person.call(
        tool, kind=kind, title=f"关于示例事项的{kind}", body="经研究，现就有关事项说明如下。",
        signer="张示例、李示例", signer_post="市长", recipients="示例市人民政府", present="张示例",
    )  # fmt: skip

    (made,) = person.made
    read = "\n".join(texts(made.path))
    assert "经研究，现就有关事项说明如下。" in read
    assert "2026年11月27日" in read
    assert ("签发人：" in read) == kind.is_upward
    assert ("市长　张示例" in read) == kind.is_signed
    marks = [line.text for line in made.paper if line.style is LineStyle.ISSUER_MARK]
    assert marks == [
        {"函": "示例市应急管理局", "命令": "示例市应急管理局令", "纪要": "示例市应急管理局会议纪要"}.get(
            kind, "示例市应急管理局文件"
        )
    ]


async def test_a_letter_has_a_first_page_of_its_own_without_a_number(tmp_path: Path) -> None:
    person = Person(tmp_path)
    await person.call(
        await built("official_document", **HOUSE), **{**NOTICE, "kind": "函", "title": "商请支援"}
    )
    file = person.made[0].path

    assert xml(file, "word/document.xml").find(f".//{W}sectPr/{W}titlePg") is not None
    header = xml(file, "word/headerFirst.xml")
    assert "".join(header.itertext()) == "示例市应急管理局"
    border = header.find(f".//{W}pBdr/{W}bottom")
    assert (border.get(f"{W}val"), border.get(f"{W}color")) == ("thickThinSmallGap", "FF0000")
    assert "".join(xml(file, "word/footerFirst.xml").itertext()) == ""
    assert "印发" not in "\n".join(texts(file))
    assert "关于商请支援的函" in texts(file)


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ({"recipients": ""}, "通知应当有主送机关"),
        ({"kind": "请示", "recipients": "市政府、市委"}, "只写一个主送机关"),
        ({"kind": "请示"}, "签发人"),
        ({"kind": "请示"}, "妥否"),
        ({"kind": "请示"}, "联系人"),
        ({"kind": "报告", "body": "以上妥否，请批示。"}, "不得夹带请示事项"),
        ({"number": "示应急2026-12"}, "不合规范"),
        ({"number": ""}, "序号留空"),
        ({"date": "2027年3月1日"}, "晚于今天"),
        ({"date": "2025年3月1日"}, "不一致"),
        ({"title": "紧急情况！大家注意"}, "一般不用标点"),
        ({"title": "防台风，" * 40}, "宜简明"),
        ({"body": "一、甲\n内容。\n三、乙\n内容。"}, "“二、”"),
        ({"body": "名单见附件。", "attachments": []}, "没有附件说明"),
        ({"attachments": [{"title": "名单"}]}, "只有名称没有内容"),
        ({"kind": "公告"}, "一般不写主送机关"),
        ({"kind": "纪要"}, "出席人员"),
        ({"kind": "命令"}, "职务和姓名"),
    ],
)
async def test_what_the_standard_wants_is_pointed_out(
    change: dict[str, Any], note: str, tmp_path: Path
) -> None:
    person = Person(tmp_path)

    result = await person.call(await built("official_document", **HOUSE), **{**NOTICE, **change})

    assert note in result.text
    assert result.shown is not None
    assert any(note in row[0] for row in result.shown.rows)
    assert len(person.made) == 1, "a note stops nothing"
