"""A test run as a page and as a workbook: complete, in both languages, harmless whatever an answer says."""

import io
import re
import zipfile
from typing import Any, cast

import openpyxl
import pytest
from lxml import html

from studio.core.events import Citation, Outcome
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.core.passages import Trouble
from studio.core.places import Place
from studio.trials import CaseResult, Check, Expectation, Overruling, Report, compare
from studio.wording.run_report import comparison_html, comparison_xlsx, run_html, run_xlsx

HOSTILE = "<script>alert(1)</script>\n\"'&<img src=x onerror=y>\u202e\x00=1+1"
OVERRULED = Overruling(
    person="法规科一岗", met=True, reason="<b>原文如此</b>", time="2026-11-27T10:00:00+08:00"
)
CITED = Citation(number=1, base="b", document="预案<1>.docx", chunk=0, place=Place(page=3), quote="原文")


def page_of(made: str) -> html.HtmlElement:
    return cast(html.HtmlElement, html.document_fromstring(made.encode()))


def found(page: html.HtmlElement, path: str) -> list[Any]:
    return cast(list[Any], page.xpath(path))


def check(kind: Expectation = Expectation.CONTAINS, met: bool = True, **facts: object) -> Check:
    return Check.model_validate({"expectation": kind, "expected": "甲", "actual": "乙", "met": met, **facts})


def result(number: int, answer: str, *checks: Check, attempt: int = 1) -> CaseResult:
    return CaseResult(
        question=f"问题 {number} <i>",
        number=number,
        attempt=attempt,
        group="夜班",
        before=("先问 & 后问",),
        answer=answer,
        outcome=Outcome.ANSWERED,
        citations=(CITED,),
        checks=checks or (check(),),
        seconds=1.25,
    )


def report(*results: CaseResult, run: int = 1) -> Report:
    return Report(
        agent="flood-duty",
        agent_digest="a" * 64,
        knowledge_digest="b" * 64,
        endpoint="City",
        host="model.example:8000",
        model="r1",
        started="2026-11-27T09:00:00+08:00",
        finished="2026-11-27T09:05:00+08:00",
        run=run,
        repeats=2,
        studio="0.4.0",
        cases=2,
    ).with_results(results)


SLOW = Trouble(name="PatternTooSlow", facts={"pattern": "(a+)+", "seconds": 3})
JUDGED = check(Expectation.RUBRIC, met=False, reason="没有写明时限", prompt="评分 <标准>")
RUN = report(
    result(1, "15 分钟内上报"),
    result(1, HOSTILE, check(met=False), JUDGED, attempt=2),
    result(2, '=HYPERLINK("http://x")', check(met=False, overruled=OVERRULED)),
    result(2, "@SUM(A1)", check(Expectation.MATCHES, met=False, trouble=SLOW), attempt=2),
)
NOTHING = report().model_copy(update={"cases": 0})
FACTS = ("flood-duty", "model.example:8000", "a" * 64, "b" * 64, "2026-11-27 09:05")
LOADED = "//script | //img | //link | //iframe | //*[@src] | //*[starts-with(name(@*), 'on')]"


@pytest.mark.parametrize("language", Language)
def test_a_page_holds_the_whole_run_in_one_file(language: Language) -> None:
    made = run_html(RUN, Words(language))
    page = page_of(made)
    shown = "".join(page.itertext())

    assert page.get("lang") == language.value
    assert all(fact in shown for fact in (*FACTS, "没有写明时限", "评分 <标准>"))
    assert ("人工智能" in shown) is (language is Language.ZH)
    assert ("by an AI model" in shown) is (language is Language.EN)
    assert found(page, "//meta[@name='AIGC']")
    assert "prefers-color-scheme: dark" in made
    assert "@media print" in made
    anchors = {link.lstrip("#") for link in found(page, "//a/@href")}
    assert anchors == {"case-1", "case-2"} == set(found(page, "//section/@id"))


def test_nothing_in_an_answer_becomes_a_part_of_the_page() -> None:
    say = Words(Language.ZH)
    for made in (run_html(RUN, say), comparison_html(compare(RUN, NOTHING), say)):
        page = page_of(made)

        assert not found(page, LOADED)
        assert not re.search(r"https?://(?!x\b)", made)
        assert "<script>alert(1)</script>" in "".join(page.itertext())
        assert "\u202e" not in made
        assert "⟨U+202E⟩" in made


def test_an_overruled_verdict_shows_both_the_raw_one_and_the_persons() -> None:
    shown = "".join(page_of(run_html(RUN, Words(Language.EN))).itertext())

    assert "not met; overruled by 法规科一岗 at 2026-11-27 10:00: met. <b>原文如此</b>" in shown
    assert "1 verdict overruled" in shown
    assert "1 of 2 times" in shown
    assert "flaky" in shown


@pytest.mark.parametrize("language", Language)
def test_a_workbook_opens_and_no_answer_is_a_formula(language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(run_xlsx(RUN, Words(language))))
    about, cases, checks = book.worksheets

    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    typed = [cell for cell in cells if str(cell.value).startswith(("=", "@"))]
    assert typed
    assert all(cell.quotePrefix for cell in typed)
    assert (about.max_row > 8, cases.max_row, checks.max_row) == (True, 3, 6)
    assert [row[0].value for row in cases.iter_rows(min_row=2)] == [1, 2]


def test_the_same_run_makes_the_same_workbook_with_both_labels() -> None:
    made = run_xlsx(RUN, Words(Language.ZH))

    assert made == run_xlsx(RUN, Words(Language.ZH))
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert b"AIGC" in parts.read("docProps/custom.xml")
        assert "人工智能" in parts.read("xl/worksheets/sheet1.xml").decode()


def test_a_comparison_shows_what_differs_side_by_side() -> None:
    older = report(result(1, "应在15分钟内上报。", check(met=False)), result(3, "旧的", check()), run=1)
    newer = report(result(1, "应在20分钟内上报。"), result(2, "新的"), run=2)
    comparison = compare(newer, older)

    page = page_of(comparison_html(comparison, Words(Language.ZH)))
    book = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(comparison, Words(Language.ZH))))

    assert [node.text for node in found(page, "//del")] == ["15"]
    assert [node.text for node in found(page, "//ins")] == ["20"]
    assert [row[1].value for row in book.worksheets[1].iter_rows(min_row=2)] == ["修好", "新增", "已删"]


def test_long_answers_are_compared_by_clauses_and_endless_ones_shown_as_they_are() -> None:
    said = "".join(f"第{number}条照办，" for number in range(300))
    longer = comparison_html(
        compare(report(result(1, said.replace("第7条", "第八条"))), report(result(1, said))),
        Words(Language.ZH),
    )
    endless = compare(report(result(1, "甲，" * 40_000)), report(result(1, "乙，甲，" * 20_000)))

    assert "<ins>第八条照办，</ins>" in longer
    assert "<ins>" not in comparison_html(endless, Words(Language.ZH))


def test_a_case_without_an_answer_says_why() -> None:
    away = Trouble(name="EndpointFailed", facts={"endpoint": "市级模型", "status": 500, "message": ""})
    broken = check(Expectation.ANSWERS, met=False)
    made = run_html(report(result(1, "", broken).model_copy(update={"trouble": away})), Words(Language.ZH))

    assert "市级模型" in "".join(page_of(made).itertext())
