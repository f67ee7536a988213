"""The trainer's table of a class, in both kinds of file, whatever learners call themselves."""

from pathlib import Path

import openpyxl
import pytest

from studio.classroom.export import export
from studio.classroom.values import OrderAsked, SuiteResult
from studio.core.errors import FileInvalid
from studio.core.i18n import Words
from studio.core.languages import Language
from tests.unit.classroom.rooms import Opened, opened, told

ZH = Words(Language.ZH)


async def filled(folder: Path) -> Opened:
    class_ = opened(folder)
    await class_.join('=HYPERLINK("http://x")')
    await class_.join("李四，二科")
    result = SuiteResult(agent="agent-s2-1", name="防汛助手", version="1.0.0", run=3, passed=5, total=6)
    report = told(1, "talk/base", mistaken="talk/search").model_copy(update={"results": (result,)})
    await class_.room.report(2, report)
    await class_.room.send_to_all(OrderAsked(lesson="talk"))
    return class_


def write(class_: Opened, file: Path) -> None:
    room = class_.room
    export(file, room.facts(0), room.seats(), room.figures(), ZH)


async def test_a_workbook_holds_seats_steps_and_results(tmp_path: Path) -> None:
    write(await filled(tmp_path), tmp_path / "班级.xlsx")
    book = openpyxl.load_workbook(tmp_path / "班级.xlsx")
    seats, steps, results = ([list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book)
    assert seats[0][:3] == ["座位", "人员", "状态"]
    assert seats[1][1] == '=HYPERLINK("http://x")'
    assert book.worksheets[0]["B2"].data_type == "s"
    assert (seats[2][1], seats[2][5], seats[2][6], len(seats)) == ("李四，二科", 1, 2, 4)
    assert steps[1] == ["1 资料", "新建知识库", 1, 1, 0, 2]
    assert results[1][:7] == [2, "李四，二科", "防汛助手", "1.0.0", 3, 5, 6]
    book.close()


async def test_in_a_csv_file_nothing_becomes_a_formula(tmp_path: Path) -> None:
    write(await filled(tmp_path), tmp_path / "班级.csv")
    text = (tmp_path / "班级.csv").read_text("utf-8-sig")
    assert """1,"'=HYPERLINK(""http://x"")",""" in text
    assert text.splitlines()[2].startswith("2,李四，二科,进行中,")


async def test_other_kinds_of_file_are_not_written(tmp_path: Path) -> None:
    class_ = await filled(tmp_path)
    with pytest.raises(FileInvalid):
        write(class_, tmp_path / "班级.docx")
    assert not (tmp_path / "班级.docx").exists()
