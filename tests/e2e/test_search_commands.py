"""`kb search`, `why`, `eval`, `compare`, `questions`: what is found, why not, and how that is tested."""

from pathlib import Path

import pytest

from tests.e2e.command import Studio

RULES = """# 档案借阅办法

示档发〔2025〕3号

## 第一章 借阅条件

第一条 本办法适用于示例市各单位。

## 第二章 借阅期限

第二条 借阅人应当填写借阅单，借阅期限不超过十五日。
"""
OLD = "# 档案借阅暂行办法\n\n（已废止）\n\n第一条 借阅期限不超过五日。\n"


@pytest.fixture
def base(studio: Studio, tmp_path: Path) -> str:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "档案借阅办法.md").write_text(RULES, encoding="utf-8")
    (folder / "旧办法.md").write_text(OLD, encoding="utf-8")
    (folder / "坏.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert studio("kb", "create", "档案").code == 0
    assert studio("kb", "add", "档案", folder).code == 0
    return "档案"


def documents(outcome_data: dict[str, list[dict[str, str]]]) -> set[str]:
    return {one["document"] for one in outcome_data["passages"]}


def test_a_search_can_be_narrowed_and_leaves_out_what_is_repealed(studio: Studio, base: str) -> None:
    assert documents(studio("kb", "search", base, "借阅期限几天").data) == {"档案借阅办法.md"}
    both = studio("kb", "search", base, "借阅期限几天", "--repealed").data
    assert documents(both) == {"档案借阅办法.md", "旧办法.md"}
    assert {one["document"]: one["repealed"] for one in both["passages"]}["旧办法.md"]
    assert studio("kb", "search", base, "借阅期限", "--only", "kind=pdf").data["passages"] == []
    assert studio("kb", "search", base, "借阅期限", "--only", "colour=red").code == 2


@pytest.mark.parametrize(
    ("document", "stage"),
    [
        ("档案借阅办法.md", "found"),
        ("旧办法.md", "repealed"),
        ("坏.pdf", "failed"),
        ("没有.md", "not_loaded"),
    ],
)
def test_why_says_what_became_of_a_document(studio: Studio, base: str, document: str, stage: str) -> None:
    told = studio("kb", "why", base, "借阅期限几天", document).data
    assert told["stage"] == stage
    assert document in told["message"]
    assert document in studio("kb", "why", base, "借阅期限几天", document, as_json=False).out


def test_saved_questions_are_listed_measured_and_removed(studio: Studio, base: str, tmp_path: Path) -> None:
    table = tmp_path / "题.csv"
    table.write_text("问题,文档,位置\n借阅期限几天,档案借阅办法.md,第二条\n", encoding="utf-8-sig")
    assert studio("kb", "questions", base, "import", table).data == {"added": 1}
    added = studio("kb", "questions", base, "add", "午餐几点", "--document", "食堂.md").data
    assert added == {"added": 1}
    assert studio("kb", "questions", base, "generate").data["added"] > 0
    saved = studio("kb", "questions", base, "list").data["questions"]
    assert {one["origin"] for one in saved} == {"file", "hand", "headings"}
    report = studio("kb", "eval", base, "--saved").data
    assert report["questions"] == len(saved)
    assert [miss["question"] for miss in report["misses"]] == ["午餐几点"]
    assert all(isinstance(place, str) for miss in report["misses"] for _, place in miss["found"])
    numbers = [str(one["number"]) for one in saved]
    assert studio("kb", "questions", base, "remove", *numbers).code == 0
    assert studio("kb", "questions", base, "list").data == {"questions": []}
    assert studio("kb", "eval", base, "--saved").code == 1
    assert studio("kb", "eval", base).code == 2


def test_settings_are_compared_and_kept_only_when_they_find_more(studio: Studio, base: str) -> None:
    studio("kb", "questions", base, "add", "借阅期限不超过五日吗", "--document", "旧办法.md")
    found = studio("kb", "compare", base, "--saved", "--set", "search.repealed_too=true", "--apply").data
    assert (found["one"]["hit@10"], found["other"]["hit@10"], found["applied"]) == (0, 1, True)
    assert [one["after"] for one in found["better"]] != [None]
    assert studio("kb", "settings", base).data["settings"]["search"]["repealed_too"] is True


def test_when_the_other_settings_find_no_more_it_says_that_nothing_was_changed(
    studio: Studio, base: str
) -> None:
    studio("kb", "questions", base, "add", "借阅期限几天", "--document", "档案借阅办法.md")
    same = ("kb", "compare", base, "--saved", "--set", "search.per_document=4", "--apply")
    assert "没有找到更多，什么也没有改" in studio(*same, as_json=False).out
    assert "没有找到更多" not in studio(*same[:-1], as_json=False).out


def test_what_is_wrong_in_a_table_is_said_with_its_row(studio: Studio, base: str, tmp_path: Path) -> None:
    table = tmp_path / "题.csv"
    table.write_text("问题,文档\n借阅期限几天,\n", encoding="utf-8")
    outcome = studio("kb", "eval", base, table)
    assert outcome.code == 1
    assert "2" in outcome.data["error"]["message"]


def test_what_was_asked_is_listed_and_forgotten(studio: Studio, base: str) -> None:
    assert studio("kb", "questions", base, "past").data == {"past": []}
    assert studio("kb", "questions", base, "past", "--clear").code == 0
