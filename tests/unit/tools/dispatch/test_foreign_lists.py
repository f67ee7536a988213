"""Lists in other shapes: offices under other headers, duties in running text, statutes in two columns."""

from pathlib import Path

import pytest

from studio.tools.dispatch.duties import Columns, Duty, duties_in
from studio.tools.dispatch.evidence import without_place
from studio.tools.dispatch.judging import Confidence, Doubt, judged
from studio.tools.dispatch.ranking import DutyIndex
from studio.tools.spreadsheets import TextTable
from studio.tools.spreadsheets.sheets import sheets_of
from tests.bench.duties_foreign import NO_REPORTS, make_foreign
from tests.unit.tools.sheets_made import make_xlsx


def duties(file: Path) -> list[Duty]:
    tables = (
        TextTable(each.file, each.sheet, each.columns, tuple(map(tuple, each.rows)), tuple(each.numbers))
        for each in sheets_of(file)
    )
    return duties_in(list(tables), Columns())


@pytest.mark.parametrize("header", ["受理单位", "主责", "主责单位", "归口单位", "责任科室", "谁来管"])
def test_an_office_is_found_under_any_header(tmp_path: Path, header: str) -> None:
    rows = [
        ["事项名称", header, "协办单位"],
        ["路灯不亮", "城管局", "供电公司"],
        ["井盖破损", "住建局", "城管局"],
    ]

    found = duties(make_xlsx(tmp_path / "清单.xlsx", {"表": rows}))

    assert [(duty.name, duty.department) for duty in found] == [
        ("路灯不亮", "城管局"),
        ("井盖破损", "住建局"),
    ]


def test_statutes_in_two_columns_are_both_the_basis(tmp_path: Path) -> None:
    found = duties(make_foreign(tmp_path)["powers"][0])

    assert found[1].department == "县综合行政执法局"  # a cell merged over several rows
    assert found[1].basis == "《示例条例》第5条；第45条"
    assert "条例" not in found[1].name + found[1].text


def test_duties_in_running_text_are_one_each(tmp_path: Path) -> None:
    found = duties(make_foreign(tmp_path)["scope"][0])

    assert [duty.name for duty in found if duty.department == "城管中心"][1] == "生活垃圾收运"


def test_where_it_happened_is_not_what_it_is_about() -> None:
    assert "医院" not in without_place("医院门口有人摆摊卖水果")


@pytest.mark.parametrize("name", ["powers", "scope", "parts"])
def test_what_is_called_sure_is_right_and_what_is_no_report_is_left_to_a_person(
    tmp_path: Path, name: str
) -> None:
    file, reports = make_foreign(tmp_path)[name]
    index = DutyIndex([duty for duty in duties(file) if duty.department])
    verdicts = [(judged(index.best(report.text, 40)), report.department) for report in reports]
    sure = [
        verdict.departments[0] == right
        for verdict, right in verdicts
        if verdict.confidence is Confidence.STRONG and verdict.doubt is None
    ]

    assert len(sure) >= 20
    assert sum(sure) >= 0.95 * len(sure)
    assert all(judged(index.best(text, 40)).doubt for text in NO_REPORTS)


def test_a_short_report_that_the_list_names_is_sure() -> None:
    power = Duty("供电公司", "停电抢修", "", "", "停电抢修", "")
    water = Duty("自来水公司", "停水抢修", "", "", "停水抢修", "")

    verdict = judged(DutyIndex([power, water]).best("停电", 10))

    assert (verdict.departments[0], verdict.confidence, verdict.doubt) == (
        "供电公司",
        Confidence.STRONG,
        None,
    )


def test_nothing_in_common_is_no_advice() -> None:
    index = DutyIndex([Duty("农业局", "渔业捕捞", "", "", "渔业捕捞", "")])

    assert judged(index.best("海底捞好吃吗", 10)).doubt is Doubt.NOTHING_FITS
