"""`agent cases …`: questions from a spreadsheet and out of the documents, through drafts into the tests."""

import csv
from pathlib import Path

import pytest

from tests.e2e.command import Studio

RULES = """# 值班规定

## 第一条

值班日志保存5年，由值班员当日填写。

## 第二条

值班表由市应急管理局防汛科按月编制，每月25日前印发。
"""


@pytest.fixture
def duty(studio: Studio, tmp_path: Path) -> Studio:
    (tmp_path / "值班规定.md").write_text(RULES, encoding="utf-8")
    assert studio("kb", "create", "规定").code == 0
    assert studio("kb", "add", "规定", tmp_path / "值班规定.md").code == 0
    assert studio("agent", "new", "duty", "--name", "值班助手", "--base", "规定").code == 0
    return studio


def questions(studio: Studio) -> list[str]:
    return [case["question"] for case in studio("agent", "cases", "list", "duty").data["cases"]]


def test_a_sheet_is_imported_exported_and_imported_again(duty: Studio, tmp_path: Path) -> None:
    sheet = tmp_path / "测试.csv"
    rows = [
        ["问题", "应包含", "时限"],
        ["日志保存几年？", "5年", "30"],
        ["坏的", "", "很快"],
        ["=1+1", "", ""],
    ]
    with sheet.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)

    first = duty("agent", "cases", "import", "duty", sheet)
    assert (first.data["added"], [one["row"] for one in first.data["bad"]]) == (2, [3])
    assert "第 3 行，时限" in first.err
    english = duty("--lang", "en", "agent", "cases", "import", "duty", sheet, as_json=False)
    assert "Row 3, Within" in english.err
    assert questions(duty) == ["日志保存几年？", "=1+1"]

    for name in ("出.xlsx", "出.csv"):
        assert duty("agent", "cases", "export", "duty", tmp_path / name).data["cases"] == 2
        again = duty("agent", "cases", "import", "duty", tmp_path / name).data
        assert (again["added"], again["changed"], again["same"], again["bad"]) == (0, 0, 2, [])
    assert "'=1+1" in (tmp_path / "出.csv").read_text("utf-8-sig")

    template = tmp_path / "空白.xlsx"
    assert duty("agent", "cases", "template", template).code == 0
    assert duty("agent", "cases", "import", "duty", template, "--drafts").data["rows"] == 1


def test_drafts_come_out_of_the_documents_and_are_taken_or_dropped(duty: Studio) -> None:
    drafted = duty("agent", "cases", "generate", "duty", "--count", "5").data
    kept = {draft["case"]["question"]: draft for draft in drafted["drafts"]}
    assert len(kept) > 1
    first, *rest = kept.values()
    assert first["case"]["cites"][0]["document"] == "值班规定.md"
    assert questions(duty) == [], "a draft is no test"

    assert duty("agent", "cases", "take", "duty", first["id"]).data["taken"] == [first["id"]]
    assert questions(duty) == [first["case"]["question"]]
    assert duty("agent", "cases", "drop", "duty", "--all").data["dropped"] == [one["id"] for one in rest]
    assert duty("agent", "cases", "drafts", "duty").data["drafts"] == []
    again = duty("agent", "cases", "generate", "duty").data["drafts"]
    assert not {draft["id"] for draft in again} & {draft["id"] for draft in kept.values()}


def test_what_cannot_be_done_is_said(duty: Studio, tmp_path: Path) -> None:
    (tmp_path / "空.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04nothing")

    def error(*arguments: str | Path) -> str:
        return str(duty("agent", "cases", *arguments).data["error"]["name"])

    assert error("import", "duty", tmp_path / "空.csv") == "FileInvalid"
    assert error("import", "duty", tmp_path / "坏.xlsx").startswith("Document")
    assert error("import", "duty", tmp_path / "没有.csv") in {"NotFound", "DocumentMissing"}
    assert error("generate", "duty", "--by", "model") == "ModelNotChosen"
    assert error("generate", "duty", "--base", "没有") == "NotFound"
    assert error("take", "duty", "ffffffff") == "NotFound"
    assert error("export", "nobody", tmp_path / "x.xlsx") == "NotFound"
    assert duty("agent", "cases", "take", "duty").code == 2
