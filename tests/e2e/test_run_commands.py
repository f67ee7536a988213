"""`agent test`, `runs`, `run-report`, `compare`, `overrule`: from a failed run to a mended one, on record."""

from pathlib import Path

import openpyxl

from tests.e2e.command import Studio
from tests.e2e.leave import CASES, write_tests

WRONG = {
    "cases": [
        {"question": "事假全年最多几天？", "contains": ["十五天"], "rubric": "说明不得超过二十天"},
        {"question": "病假几天要交医院证明？", "matches": ["[一二三]天"], "within": 60, "group": "病假"},
    ]
}


def test_from_a_failed_run_to_a_mended_one(studio: Studio, agent: str, tmp_path: Path) -> None:
    write_tests(studio, WRONG)
    failed = studio("agent", "test", agent, "--repeat", "2")
    write_tests(studio, CASES)
    mended = studio("agent", "test", agent)

    assert (failed.code, failed.data["passed"], failed.data["total"], failed.data["answers"]) == (1, 1, 2, 4)
    assert (mended.code, mended.data["passed"]) == (0, 2)
    runs = studio("agent", "runs", agent).data["runs"]
    assert [(run["run"], run["passed"], run["repeats"], run["endpoint"]) for run in runs] == [
        (2, 2, 1, "practice"),
        (1, 1, 2, "practice"),
    ]
    assert all(
        run["agent_digest"] and run["knowledge_digest"] and run["model"] and run["host"] for run in runs
    )
    compared = studio("agent", "compare", agent, "1", "last").data
    assert [case["change"] for case in compared["cases"]] == ["mended", "same"]
    assert compared["cases"][0]["before"]["unmet"][0]["expected"] == "十五天"

    page, book = tmp_path / "测试报告.html", tmp_path / "对比.xlsx"
    assert studio("agent", "run-report", agent, "1", "--out", page).code == 0
    assert studio("agent", "compare", agent, "1", "2", "--out", book).code == 0
    assert "练习评判" in page.read_text(encoding="utf-8")
    assert openpyxl.load_workbook(book).worksheets[1].max_row == 3


def test_a_verdict_is_overruled_with_a_reason_by_whoever_acts(studio: Studio, agent: str) -> None:
    write_tests(studio, WRONG)
    studio("agent", "test", agent, "--case", "事假")
    checks = studio("agent", "run-report", agent, "last").data["results"][0]["checks"]
    place = str(1 + next(number for number, check in enumerate(checks) if check["expected"] == "十五天"))
    common = ("agent", "overrule", agent, "1", "1", place, "--verdict", "met")

    refused = studio(*common, "--reason", " ")
    done = studio(*common, "--reason", "用例写错了")

    assert (refused.code, refused.data["error"]["name"]) == (1, "CommentNeeded")
    overruled = done.data["results"][0]["checks"][int(place) - 1]
    assert (overruled["met"], overruled["counts"]) == (False, True)
    assert overruled["overruled"]["reason"] == "用例写错了"
    assert (done.data["passed"], done.data["overruled"]) == (1, 1)
    assert "用例写错了" in studio("agent", "run-report", agent, "1", as_json=False).out


NOT_THERE: list[tuple[tuple[str, ...], int, str]] = [
    (("run-report", "leave", "7"), 1, "NotFound"),
    (("run-report", "leave", "1", "--out", "报告.pdf"), 2, ".html"),
    (("compare", "leave", "1", "9.9.9"), 1, "NotFound"),
    (("overrule", "leave", "1", "一", "1", "--verdict", "met", "--reason", "x"), 2, "CASE"),
    (("test", "leave", "--case", "没有这样的"), 1, "NotFound"),
    (("test", "leave", "--repeat", "0"), 2, "repeat"),
    (("test", "nobody"), 1, "NotFound"),
]


def test_what_is_not_there_or_no_pattern_is_said(studio: Studio) -> None:
    studio("agent", "new", "leave")
    write_tests(studio, CASES)
    for arguments, code, told in NOT_THERE:
        outcome = studio("agent", *arguments)
        assert (outcome.code, told in outcome.out + outcome.err) == (code, True), arguments

    write_tests(studio, {"cases": [{"question": "事假？", "matches": ["(几天"]}]})
    refused = studio("agent", "test", "leave", as_json=False)
    assert refused.code == 1
    assert "tests.yaml" in refused.err
    assert "正则表达式" in refused.err
