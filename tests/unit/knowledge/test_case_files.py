import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from studio.core.errors import FileInvalid, NotFound
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.knowledge import EvalCase
from studio.knowledge.case_files import read_cases
from studio.wording import explain

CASES = [
    EvalCase(question="借阅几天", documents=("办法.md", "细则.md"), places=("第三条", "第四条")),
    EvalCase(question="午餐几点", documents=("通知.txt",)),
]
TABLE = [
    ["问题", "文档", "位置", "备注"],
    ["借阅几天", "办法.md；细则.md", "第三条;第四条", "常问"],
    ["午餐几点", "通知.txt", "", ""],
]


def workbook(file: Path, rows: list[list[str]], before: int = 0) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(before):
        sheet.append(["示例市检索测试问题集"])
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file


def table(file: Path, rows: list[list[str]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    file.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    return file


def test_a_spreadsheet_gives_its_rows_below_the_header(tmp_path: Path) -> None:
    assert read_cases(workbook(tmp_path / "题.xlsx", TABLE)) == CASES
    assert read_cases(workbook(tmp_path / "有标题.xlsx", TABLE, before=2)) == CASES


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ","), ("gb18030", ","), ("utf-16", "\t")])
def test_a_table_as_text_is_read_in_any_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    assert read_cases(table(tmp_path / "题.csv", TABLE, encoding, delimiter)) == CASES


def test_lines_of_json_are_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    file = tmp_path / "题.txt"
    file.write_text("\n".join(case.model_dump_json() for case in CASES), encoding="utf-8")
    assert read_cases(file) == CASES


def test_english_columns_do_as_well(tmp_path: Path) -> None:
    rows = [["Question", "Documents", "Places"], ["Lunch?", "notice.txt", ""]]
    assert read_cases(table(tmp_path / "q.csv", rows))[0].documents == ("notice.txt",)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([["文档"], ["办法.md"]], "no question column"),
        ([["问题"], ["几天"]], "no document column"),
        ([["问题", "文档"], ["几天", "办法.md"], ["几天", ""]], "3: documents "),
        ([["问题", "文档"], ["", "办法.md"]], "2: question "),
        ([["问题", "文档"]], "no cases"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(tmp_path: Path, rows: list[list[str]], problem: str) -> None:
    for file in (table(tmp_path / "题.csv", rows), workbook(tmp_path / "题.xlsx", rows)):
        with pytest.raises(FileInvalid) as invalid:
            read_cases(file)
        assert invalid.value.problem.startswith(problem)
        for language in Language:
            assert "题" in str(explain(invalid.value, Words(language)))


def test_files_that_are_none_of_this_are_refused(tmp_path: Path) -> None:
    for name, data in {
        "坏.xlsx": b"PK\x03\x04" + b"\x00" * 60,
        "坏.xls": b"\xd0\xcf\x11\xe0" + b"\x00" * 600,
        "空.csv": b"",
        "字节.jsonl": b"\x00\xff\x00\xfe\x01",
        "数.jsonl": json.dumps([1, 2]).encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(FileInvalid):
            read_cases(tmp_path / name)
    with pytest.raises(NotFound):
        read_cases(tmp_path / "没有.csv")
