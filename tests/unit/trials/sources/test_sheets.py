"""A sheet of cases reads back as it was written, and each row that is wrong is named."""

import io
from datetime import time
from pathlib import Path

import pytest
from openpyxl import Workbook

from studio.core.agents import ExpectedCall, ExpectedCitation, TestCase
from studio.core.errors import FileInvalid
from studio.core.languages import Language
from studio.trials.sources.sheets import COLUMNS, SheetCases, merged, sheet_bytes, template_bytes
from studio.trials.sources.sheets.columns import columns_in
from studio.trials.sources.sheets.reading import cases_in, texts_of

FULL = TestCase(
    question="超汛限水位时谁批准开闸？",
    before=("水库归谁管？", "那汛期呢；说细一点"),
    group="预案依据",
    contains=("市防指", "8时30分;", "半角,逗号"),
    lacks=("自行决定",),
    matches=(r"^\d+\s*小时$", "a|b;c"),
    cites=(ExpectedCitation(document="预案.docx"), ExpectedCitation(document="规程.docx", place="第七条")),
    calls=(
        ExpectedCall(tool="calendar", arguments={"日期": "2026-05-01", "n": [1, 2.5, None, True]}),
        ExpectedCall(tool="form"),
    ),
    artifact="通知",
    attachments=("files/来件.docx",),
    declines=True,
    asks_back=True,
    within=2.5,
    rubric="语气平实；\n先说结论。",
)
ODD = (
    "=1+1", "+86 10", "-5", "@SUM(A1)", "'=1", "''-1", "'引号", " 两头有空格 ", "换\n行", "回\r车",
    '"引号"', '"', "\t缩进", "；分；号;", "_x0041_", "控制\x07符", "<b>&amp;</b>", "　全角",
    "=cmd|' /C calc'!A0", "＝全角", "零\u200b宽", "（说明）", "(Note) x",
)  # fmt: skip


def read_back(
    content: bytes, name: str, folder: Path, files: tuple[str, ...] = ("files/来件.docx",)
) -> SheetCases:
    file = folder / name
    file.write_bytes(content)
    return cases_in(name, texts_of(file), ("files/来件.docx",))


def sheet_of(folder: Path, *rows: str, name: str = "测试.csv", encoding: str = "utf-8") -> SheetCases:
    return read_back("\n".join(rows).encode(encoding), name, folder)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["cases.xlsx", "cases.csv"])
def test_what_is_exported_is_imported_as_it_was(name: str, language: Language, tmp_path: Path) -> None:
    odd = [
        TestCase(
            question=text, before=(text,), group=text, contains=(text, "", text), lacks=(text,),
            matches=(r"a\.b",),
            cites=(ExpectedCitation(document=text), ExpectedCitation(document=text, place=text)),
            calls=(ExpectedCall(tool=text, arguments={text: text}),), artifact=text, rubric=text, within=0.1,
        )
        for text in ODD
    ]  # fmt: skip
    cases = (FULL, *odd, FULL, TestCase(question="只有问题"))

    read = read_back(sheet_bytes(cases, name, language), name, tmp_path)

    assert read.problems == ()
    assert read.unknown == ()
    assert read.cases == cases


def test_no_cell_is_a_formula_for_any_program() -> None:
    for sign in "=+-@":
        written = sheet_bytes([TestCase(question=f"{sign}1")], "x.csv", Language.ZH).decode("utf-8-sig")
        assert written.splitlines()[1].startswith(f"'{sign}")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_whatever_encoding_it_was_saved(encoding: str, tmp_path: Path) -> None:
    read = sheet_of(
        tmp_path,
        "问题,应包含,应引用,位置",
        "几点交接班？,8时30分；24小时,规定.docx,第一条",
        encoding=encoding,
    )

    assert read.cases == (
        TestCase(
            question="几点交接班？",
            contains=("8时30分", "24小时"),
            cites=(ExpectedCitation(document="规定.docx", place="第一条"),),
        ),
    )


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [
        ("应匹配", "(", "bad_pattern"),
        ("位置", "第一条", "place_without_document"),
        ("参数", "{}", "more_arguments"),
        ("附件", "没有.docx", "no_such_file"),
        ("应拒答", "也许", "not_yes_or_no"),
        ("时限", "很快", "not_seconds"),
        ("时限", "0", "not_seconds"),
        ("时限", "99999", "not_seconds"),
        ("时限", "nan", "not_seconds"),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_come_in(
    header: str, cell: str, code: str, tmp_path: Path
) -> None:
    read = sheet_of(tmp_path, "防汛测试,,", f"问题,{header},备注", "好的,,", f"坏的,{cell},", "也好,,")

    assert [case.question for case in read.cases] == ["好的", "也好"]
    (problem,) = read.problems
    assert (problem.number, problem.code, problem.value) == (4, code, cell)
    assert read.unknown == ("备注",)


def test_arguments_that_are_no_object_and_a_row_without_a_question_are_named(tmp_path: Path) -> None:
    rows = ("问,calendar,[1]", ",calendar,", '问,calendar,"{""n"": NaN}"', "好,calendar,{}")
    read = sheet_of(tmp_path, "问题,应调用工具,参数", *rows)

    wrong = [(2, "not_an_object"), (3, "no_question"), (4, "not_an_object")]
    assert [(one.number, one.code) for one in read.problems] == wrong


def test_times_of_day_and_shares_are_wanted_as_they_were_typed(tmp_path: Path) -> None:
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["问题", "应包含"])
    book.active.append(["几点交接班？", time(8, 30)])
    book.active.append(["几点报时？", time(20, 0, 15)])
    for share, shown in ((0.95, "0%"), (0.125, "0.0%"), (0.5, "General")):
        book.active.append(["占多少？", share])
        book.active.cell(book.active.max_row, 2).number_format = shown
    book.save(out)

    read = read_back(out.getvalue(), "时间.xlsx", tmp_path)

    assert [case.contains[0] for case in read.cases] == ["8:30", "20:00:15", "95%", "12.5%", "0.5"]


@pytest.mark.parametrize(
    ("written", "seconds"), [("30", 30), ("30秒", 30), ("1.5 s", 1.5), ("2分钟", 120), ("", 0)]
)
def test_a_time_may_have_its_unit(written: str, seconds: float, tmp_path: Path) -> None:
    assert sheet_of(tmp_path, "问题,时限", f"问,{written}").cases[0].within == seconds


def test_one_document_may_have_several_places(tmp_path: Path) -> None:
    (case,) = sheet_of(tmp_path, "问题,应引用,位置", '问,规定.docx,"第一条\n第二条"').cases

    assert [cited.place for cited in case.cites] == ["第一条", "第二条"]
    assert {cited.document for cited in case.cites} == {"规定.docx"}


@pytest.mark.parametrize("rows", [["没有标题,也没有"], ["问题,应包含"], ["我们有几个问题,说明一下", "a,b"]])
def test_a_sheet_without_questions_is_refused_as_a_whole(rows: list[str], tmp_path: Path) -> None:
    with pytest.raises(FileInvalid):
        sheet_of(tmp_path, *rows)


@pytest.mark.parametrize("language", Language)
def test_the_template_says_what_goes_where_and_reads_back_as_its_example_alone(
    language: Language, tmp_path: Path
) -> None:
    read = read_back(template_bytes("t.xlsx", language), "t.xlsx", tmp_path)

    assert [case.question for case in read.cases] == ["防汛值班每天几点交接班？"]
    assert all(column.hinted(language) for column in COLUMNS)


def test_what_asks_the_same_is_changed_in_its_place() -> None:
    first, second = TestCase(question="一"), TestCase(question="二")
    changed, new = TestCase(question="一", contains=("1",)), TestCase(question="三")

    found = merged([first, second, first], [changed, second, new])

    assert found.cases == (changed, second, first, new)
    assert (found.added, found.changed, found.same) == (1, 1, 1)


def test_the_labels_of_the_form_are_headings_too() -> None:
    form = ["问题", "回答包含", "引用出处", "应当说明不能回答", "回答不包含", "回答应匹配", "应调用的工具"]
    form += [
        "应当先问清缺少的情况",
        "应生成文件",
        "答完不超过",
        "由模型评判",
        "先问过的问题",
        "随附文件",
        "分组",
    ]
    assert sorted(columns_in(form).values()) == list(range(len(form)))
