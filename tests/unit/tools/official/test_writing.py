"""It is written when the person agreed to exactly it, whatever the model said."""

import asyncio
import errno
from pathlib import Path

import pytest

from studio.core.errors import DiskFull, FolderNotWritable, PaperClassified, ToolArgumentsInvalid
from studio.core.reach import TouchKind
from studio.tools.kinds import tool_kind
from tests.unit.tools.making import Person, built
from tests.unit.tools.official.written import HOUSE, NOTICE, nothing_in, texts


async def test_what_the_person_agrees_to_is_what_is_written(tmp_path: Path) -> None:
    person = Person(tmp_path)

    await person.call(await built("official_document", **HOUSE), **NOTICE)

    (asked,) = person.asked
    assert asked.target == str(person.made[0].path)
    shown = [line.text for line in person.made[0].paper]
    assert asked.content == "\n".join(shown)
    written = "\n".join(texts(person.made[0].path))
    for line in shown:
        for cell in line.split("\t"):
            assert cell in written


async def test_nothing_is_written_when_the_person_does_not_agree(tmp_path: Path) -> None:
    person = Person(tmp_path, agrees=False)

    result = await person.call(await built("official_document", **HOUSE), **NOTICE)

    assert nothing_in(tmp_path)
    assert not person.made
    assert "没有写文件" in result.text


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", "机密★10年 关于做好工作的通知"),
        ("body", "秘密\n各单位要做好工作。"),
        ("body", "各单位：\n机密★1年\n要做好工作。"),
        ("remark", "绝密★长期"),
        ("recipients", "机密★5年"),
    ],
)
async def test_a_paper_never_bears_a_classification_mark(field: str, text: str, tmp_path: Path) -> None:
    person = Person(tmp_path)

    with pytest.raises(PaperClassified):
        await person.call(await built("official_document", **HOUSE), **{**NOTICE, field: text})

    assert not person.asked
    assert nothing_in(tmp_path)


@pytest.mark.parametrize("body", ["　\n ", "\x00\x07", "---\n***", "关于做好第9号台风防御工作的通知"])
async def test_an_empty_text_is_told_to_the_model(body: str, tmp_path: Path) -> None:
    with pytest.raises(ToolArgumentsInvalid) as error:
        await Person(tmp_path).call(await built("official_document", **HOUSE), **{**NOTICE, "body": body})

    assert "body" in error.value.problem


async def test_a_date_no_calendar_has_is_told_to_the_model(tmp_path: Path) -> None:
    with pytest.raises(ToolArgumentsInvalid) as error:
        await Person(tmp_path).call(
            await built("official_document", **HOUSE), **{**NOTICE, "date": "2月30日"}
        )

    assert "date" in error.value.problem


async def test_odd_text_stands_as_it_was_written_and_the_file_opens(tmp_path: Path) -> None:
    person = Person(tmp_path)
    odd = "甲</w:t><w:p/> & <script>\x0b\ud800\u202e ]]> \"引\" 'x'\ufffe 乙"

    await person.call(
        await built("official_document", **HOUSE), kind="通知", title='a/b\\c:*?"<>|' + "长" * 288, body=odd,
        attachments=[{"title": f"附件&<{number}>", "body": "内容"} for number in range(50)],
    )  # fmt: skip

    (made,) = person.made
    assert len(made.name.encode()) < 255
    assert not set('/\\:*?"<>|') & set(made.name)
    read = texts(made.path)
    assert any("</w:t><w:p/> & <script>" in text for text in read)
    assert "50. 附件&<49>" in read
    assert "附件50" in read


async def test_a_second_paper_of_the_same_name_leaves_the_first_alone(tmp_path: Path) -> None:
    person = Person(tmp_path)
    tool = await built("official_document", **HOUSE)

    for _ in range(3):
        await person.call(tool, **NOTICE)

    assert [made.name for made in person.made] == [
        "关于做好第9号台风防御工作的通知.docx",
        "关于做好第9号台风防御工作的通知（2）.docx",
        "关于做好第9号台风防御工作的通知（3）.docx",
    ]
    bytes_of = {made.path.read_bytes() for made in person.made}
    assert len(bytes_of) == 1, "same content, same bytes"


async def test_a_table_wider_than_word_takes_is_written_as_text(tmp_path: Path) -> None:
    person = Person(tmp_path)

    await person.call(await built("official_document", **HOUSE), **{**NOTICE, "body": "|甲" * 64 + "|"})

    assert "，".join("甲" * 64) in texts(person.made[0].path)


async def test_two_calls_at_once_make_two_files(tmp_path: Path) -> None:
    person = Person(tmp_path)
    tool = await built("official_document", **HOUSE)

    await asyncio.gather(*(person.call(tool, **NOTICE) for _ in range(4)))

    assert len({made.path for made in person.made}) == 4


async def test_a_folder_that_is_closed_and_a_full_disk_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = await built("official_document", **HOUSE)
    for number, named in ((errno.EROFS, FolderNotWritable), (errno.ENOSPC, DiskFull)):

        def fails(*_: object, number: int = number, **__: object) -> None:
            raise OSError(number, "no", "x")

        monkeypatch.setattr("tempfile.mkstemp", fails)
        person = Person(tmp_path)
        with pytest.raises(named):
            await person.call(tool, **NOTICE)
        assert not person.made
    assert nothing_in(tmp_path)


async def test_what_the_model_wrote_into_the_text_goes_to_its_own_place(tmp_path: Path) -> None:
    person = Person(tmp_path)
    body = """# 关于加强值守的通知
各科室：
**加强值守**[1]。
附件：1. 《值班表》
2. 通讯录
示例市应急管理局
2026年11月20日
（联系人：张示例，电话：0000-0000120）"""

    await person.call(await built("official_document", **HOUSE), kind="通知", title="加强值守", body=body)

    read = texts(person.made[0].path)
    assert read.count("关于加强值守的通知") == 1
    assert "各科室：" in read
    assert "加强值守。" in read
    assert "附件：1. 值班表" in read
    assert read.count("示例市应急管理局") == 1
    assert "2026年11月20日" in read
    assert "（联系人：张示例，电话：0000-0000120）" in read


async def test_only_the_kinds_that_were_chosen_are_offered_and_what_it_touches_is_stated() -> None:
    tool = await built("official_document", kinds=["通知", "函"])
    kind = tool_kind("official_document")

    assert tool.spec.parameters["properties"]["kind"]["enum"] == ["通知", "函"]
    reach = kind.reach(kind.checked({}))
    assert [touch.kind for touch in reach.writes] == [TouchKind.NEW_FILE]
    assert not reach.sends
    assert not reach.outward
