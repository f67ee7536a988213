"""The checks before publishing: each says what it found, and what stops stops."""

from typing import Any

import pytest

from studio.catalogue import Check, CheckName, Package, Verdict, refuse_stopped, run_checks
from studio.core import errors
from tests.unit.catalogue.samples import BASE, Draft, packed, write_lines


def check(package: Package, name: CheckName) -> Check:
    return next(check for check in run_checks(package) if check.name is name)


def test_a_sound_package_passes_every_check(draft: Draft) -> None:
    package = draft.build()
    checks = run_checks(package)
    assert [check.name for check in checks] == list(CheckName)
    assert {check.verdict for check in checks} == {Verdict.PASS}
    refuse_stopped(package, checks)


def test_a_failed_case_stops(draft: Draft) -> None:
    draft.failing = 1
    package = draft.build()
    with pytest.raises(errors.TestsNotPassed) as caught:
        refuse_stopped(package, run_checks(package))
    assert caught.value.facts == {"agent": draft.name, "passed": 1, "total": 2}


@pytest.mark.parametrize(
    "report",
    [
        {"agent_digest": "0" * 64},
        {"knowledge_digest": "0" * 64},
        {"results": []},
        {"results": [{"question": "响应分几级?", "checks": [{"met": True}]}]},
        {"results": [{"question": "响应分几级?", "checks": [{"met": True}]}] * 2},
        {"results": [{"question": question, "passed": True, "checks": []} for question in Draft.questions]},
        {
            "results": [
                {"question": question, "passed": True, "checks": [{"met": True}, {"met": False}]}
                for question in Draft.questions
            ]
        },
    ],
    ids=["other-agent", "other-knowledge", "none", "one-missing", "one-twice", "nothing-checked", "claims"],
)
def test_only_a_whole_report_on_exactly_this_state_counts(draft: Draft, report: dict[str, Any]) -> None:
    draft.report = report
    package = draft.build()
    assert check(package, CheckName.TESTS).verdict is Verdict.STOP
    with pytest.raises(errors.TestsNotPassed):
        refuse_stopped(package, run_checks(package))


def test_an_agent_without_tests_is_stopped(draft: Draft) -> None:
    draft.questions = ()
    assert check(draft.build(), CheckName.TESTS).verdict is Verdict.STOP


def test_a_report_from_before_the_last_edit_does_not_count(draft: Draft) -> None:
    snapshots = draft.write()
    report = draft.report_of(snapshots)
    draft.instructions = "改过的指令。"
    package = packed(draft, draft.write(), report)
    facts = check(package, CheckName.TESTS).facts
    assert (facts["same_agent"], facts["same_knowledge"]) == (0, 1)


def test_a_secret_in_the_instructions_stops_and_is_not_repeated(draft: Draft) -> None:
    draft.instructions = "第一行\n调用时用 sk-proj-abcdEFGH1234567890abcd 登录。"
    package = draft.build()
    found = check(package, CheckName.SECRETS)
    assert found.verdict is Verdict.STOP
    assert found.facts == {"file": "instructions.md", "line": 2, "kind": "api_key"}
    with pytest.raises(errors.CheckStopped) as caught:
        refuse_stopped(package, run_checks(package))
    assert caught.value.check == "secrets"
    assert "abcd" not in str(caught.value)


@pytest.mark.parametrize("text", ["机密★10年\n示例内容", "秘密★6个月\n示例内容"])
def test_a_classified_document_stops(draft: Draft, text: str) -> None:
    draft.documents["值班表.docx"] = text
    package = draft.build()
    found = check(package, CheckName.CLASSIFIED)
    assert found.verdict is Verdict.STOP
    assert (found.facts["document"], found.facts["level"]) == ("值班表.docx", text[:2])
    with pytest.raises(errors.CheckStopped):
        refuse_stopped(package, run_checks(package))


def test_a_mark_that_only_a_chunk_has_stops_too(draft: Draft) -> None:
    chunk = {"document": "值班制度.md", "start": 0, "end": 5, "place": {"page": 3}, "text": "绝密★长期"}
    found = check(with_rows(draft, "chunks.jsonl", [chunk]), CheckName.CLASSIFIED)
    assert found.facts == {"document": "值班制度.md", "level": "绝密", "page": 3}


def test_personal_data_is_counted_and_warned_of(draft: Draft) -> None:
    draft.documents["通讯录.xlsx"] = "值班 13800000000\n联系 13900000000\n证号 11010519491231002X"
    found = check(draft.build(), CheckName.PERSONAL_DATA)
    assert found.verdict is Verdict.WARN
    assert found.facts == {"id_number": 1, "mobile": 2, "documents": 1}


@pytest.mark.parametrize("row", [{"text": " "}, {"warnings": [["page_without_text", "2"]]}])
def test_a_document_that_was_not_read_whole_is_warned_of(draft: Draft, row: dict[str, Any]) -> None:
    told = {
        "name": "扫描件.pdf",
        "kind": "pdf",
        "pages": 3,
        "bytes": 9,
        "digest": "",
        "warnings": [],
        "text": "x",
    }
    found = check(with_rows(draft, "documents.jsonl", [told | row]), CheckName.DOCUMENTS)
    assert found.verdict is Verdict.WARN
    assert found.facts == {"documents": 1, "doubtful": 1, "first": "扫描件.pdf"}


@pytest.mark.parametrize("file", ["documents.jsonl", "chunks.jsonl"])
@pytest.mark.parametrize("row", [{}, {"name": "a"}, {"document": "a", "text": 1}])
def test_knowledge_that_does_not_read_is_refused(draft: Draft, file: str, row: dict[str, Any]) -> None:
    with pytest.raises(errors.PackageInvalid) as caught:
        run_checks(with_rows(draft, file, [row]))
    assert caught.value.file == f"knowledge/{BASE}/{file}"


def test_the_facts_of_a_check_travel_as_json(draft: Draft) -> None:
    for one in run_checks(draft.build()):
        assert Check.model_validate_json(one.model_dump_json()) == one


def with_rows(draft: Draft, file: str, rows: list[dict[str, Any]]) -> Package:
    snapshots = draft.write()
    write_lines(snapshots[BASE] / file, rows)
    return packed(draft, snapshots)


def test_an_agent_that_reads_what_comes_from_outside_knows_much_and_acts_outside_is_pointed_out(
    draft: Draft,
) -> None:
    service = {"specification": "files/stations.json", "hosts": ["stations.example.gov"]}
    draft.tools = [{"tool": "openapi", "settings": service}]

    found = check(draft.build(), CheckName.REACH)

    assert found.verdict is Verdict.WARN
    assert found.facts == {"tools": 1, "untrusted": 1, "sensitive": 1, "outward": 1}


@pytest.mark.parametrize("tool", [{"tool": "teleport"}, {"tool": "openapi", "settings": {}}])
def test_a_tool_nobody_knows_or_that_is_not_filled_in_stops(draft: Draft, tool: dict[str, Any]) -> None:
    draft.tools = [tool]

    found = check(draft.build(), CheckName.REACH)

    assert found.verdict is Verdict.STOP
    assert found.facts == {"tool": tool["tool"]}
