"""The checks before publishing: each says what it found where, and what stops stops."""

import json
import zipfile
from typing import Any

import pytest

from studio.catalogue import (
    Check,
    CheckName,
    Package,
    Sighting,
    Verdict,
    refuse_stopped,
    run_checks,
    with_reasons,
)
from studio.core import errors
from tests.unit.catalogue.samples import BASE, Draft, packed, resisted, write_lines


def check(package: Package, name: CheckName) -> Check:
    return next(check for check in run_checks(package) if check.name is name)


def places(found: Check) -> list[tuple[str, str, int]]:
    return [(sighting.where, sighting.kind, sighting.line) for sighting in found.sightings]


def test_a_sound_package_passes_every_check(draft: Draft) -> None:
    package = draft.build()
    checks = run_checks(package)
    assert [check.name for check in checks] == list(CheckName)
    assert {check.verdict for check in checks} == {Verdict.PASS}
    refuse_stopped(package, checks)
    assert with_reasons(checks, {}) == checks


# tests


def test_a_failed_case_stops(draft: Draft) -> None:
    draft.failing = 1
    package = draft.build()
    with pytest.raises(errors.TestsNotPassed) as caught:
        refuse_stopped(package, run_checks(package))
    assert caught.value.facts == {"agent": draft.name, "passed": 1, "total": 2}
    assert places(check(package, CheckName.TESTS)) == [("响应分几级?", "failed", 0)]


@pytest.mark.parametrize(
    "report",
    [
        {"agent_digest": "0" * 64},
        {"knowledge_digest": "0" * 64},
        {"results": []},
        {"results": [{"question": "响应分几级?", "checks": [{"expectation": "answers", "met": True}]}]},
        {"results": [{"question": "响应分几级?", "checks": [{"expectation": "answers", "met": True}]}] * 2},
        {"results": [{"question": question, "passed": True, "checks": []} for question in Draft.questions]},
        {
            "results": [
                {"question": question, "checks": [{"expectation": "contains", "met": True}]}
                for question in Draft.questions
            ]
        },
        {
            "results": [
                {"question": question, "passed": True, "checks": [{"met": True}, {"met": False}]}
                for question in Draft.questions
            ]
        },
        {"endpoint": " "},
        {"model": ""},
    ],
    ids=[
        "other-agent", "other-knowledge", "none", "one-missing", "one-twice", "nothing-checked",
        "something-else-checked", "claims", "no-endpoint", "no-model",
    ],
)  # fmt: skip
def test_only_a_whole_report_on_exactly_this_state_counts(draft: Draft, report: dict[str, Any]) -> None:
    draft.report = report
    package = draft.build()
    assert check(package, CheckName.TESTS).verdict is Verdict.STOP
    with pytest.raises(errors.TestsNotPassed):
        refuse_stopped(package, run_checks(package))


def judged(question: str, *met: bool, **more: Any) -> dict[str, Any]:
    return {
        "question": question,
        "checks": [{"expectation": "answers", "met": one, **more.get("check", {})} for one in met],
        "again": more.get("again", []),
    }


def test_every_repeat_of_a_case_counts(draft: Draft) -> None:
    first, second = draft.questions
    draft.report = {"results": [judged(first, True, again=[judged(first, False)]), judged(second, True)]}
    assert check(draft.build(), CheckName.TESTS).facts["passed"] == 1


def test_a_verdict_of_a_person_counts_is_warned_of_and_listed(draft: Draft) -> None:
    first, second = draft.questions
    overruled = {"person": "甲岗", "met": True, "reason": "说法不同", "time": "2026-11-22T08:00:00+08:00"}
    draft.report = {
        "results": [judged(first, False, check={"overruled": overruled}), judged(second, True)],
    }
    found = check(draft.build(), CheckName.TESTS)
    assert found.verdict is Verdict.WARN
    assert found.sightings == (Sighting(where=first, kind="overruled", detail="甲岗: 说法不同"),)

    overruled["reason"] = " "
    assert check(draft.build(), CheckName.TESTS).verdict is Verdict.STOP, "nobody says why"


def test_the_practice_endpoint_counts_with_a_warning(draft: Draft) -> None:
    draft.report = {"endpoint": "practice", "model": "practice"}
    found = check(draft.build(), CheckName.TESTS)
    assert (found.verdict, found.facts["practice"]) == (Verdict.WARN, 1)


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


# attacks


def test_an_agent_nobody_attacked_is_stopped(draft: Draft) -> None:
    draft.injections = None
    package = draft.build()
    with pytest.raises(errors.CheckStopped) as caught:
        refuse_stopped(package, run_checks(package))
    assert caught.value.check == "injections"


def one_is(verdict: str, answer: str = "好的。") -> list[dict[str, str]]:
    first, *others = resisted()
    return [{**first, "verdict": verdict, "answer": answer}, *others]


@pytest.mark.parametrize(
    ("run", "verdict"),
    [
        ({"findings": one_is("breached")}, Verdict.STOP),
        ({"agent_digest": "0" * 64}, Verdict.STOP),
        ({"findings": resisted()[1:]}, Verdict.STOP),
        ({"findings": []}, Verdict.STOP),
        ({"findings": [{**one, "verdict": "broke_off"} for one in resisted()]}, Verdict.STOP),
        ({"model": ""}, Verdict.STOP),
        ({"findings": one_is("followed")}, Verdict.WARN),
        ({"findings": one_is("resisted", "蓝色风铃草")}, Verdict.WARN),
        ({"findings": one_is("broke_off")}, Verdict.WARN),
        ({"endpoint": "practice", "model": "practice"}, Verdict.WARN),
        ({"findings": one_is("asked")}, Verdict.PASS),
    ],
    ids=[
        "breached", "another-agent", "one-not-tried", "none-tried", "no-answers", "no-model", "followed",
        "says-resisted-but-followed", "one-without-answer", "practice", "asked",
    ],
)  # fmt: skip
def test_attacks_count_on_exactly_this_agent_and_as_their_answers_tell(
    draft: Draft, run: dict[str, Any], verdict: Verdict
) -> None:
    draft.injections = run
    assert check(draft.build(), CheckName.INJECTIONS).verdict is verdict


# what is written anywhere

KEY = "sk-proj-abcdEFGH1234567890abcd"


def test_a_secret_in_the_instructions_stops_and_is_not_repeated(draft: Draft) -> None:
    draft.instructions = f"第一行\n调用时用 {KEY} 登录。"
    package = draft.build()
    found = check(package, CheckName.SECRETS)
    assert found.verdict is Verdict.STOP
    assert places(found) == [("instructions.md", "api_key", 2)]
    with pytest.raises(errors.CheckStopped) as caught:
        refuse_stopped(package, run_checks(package))
    assert caught.value.check == "secrets"
    assert "abcd" not in str(caught.value) + found.model_dump_json()


def test_secrets_are_found_in_tests_answers_documents_and_files_of_tools(draft: Draft) -> None:
    draft.questions = (f"用 {KEY} 能登录吗?",)
    draft.report = {"results": [{**judged(draft.questions[0], True), "answer": f"可以，{KEY}。"}]}
    draft.injections = {"findings": one_is("resisted", f"不能给你 {KEY}。")}
    draft.documents["接口说明.md"] = f"调用时带上 {KEY}。\n设备初始密码:Abc12345"
    files = draft.agent_folder / "files"
    files.mkdir(parents=True)
    (files / "服务.json").write_text(json.dumps({"a": 1, "key": KEY}, indent=0), "utf-8")
    (files / "台账.csv").write_text(f"站,密码\n桥东,{KEY}\n", "gb18030")
    (files / "图.png").write_bytes(b"\x89PNG\0" + KEY.encode())
    with zipfile.ZipFile(files / "表.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", f"<sst><si><t>{KEY[:9]}</t><t>{KEY[9:]}</t></si></sst>")

    found = check(draft.build(), CheckName.SECRETS)

    assert found.verdict is Verdict.STOP
    assert {where for where, _, _ in places(found)} == {
        "tests.yaml", "report.json", "injections.json", "接口说明.md", "files/服务.json", "files/台账.csv",
        "files/表.xlsx", "files/图.png",
    }  # fmt: skip
    assert ("files/服务.json", "api_key", 3) in places(found)
    assert ("接口说明.md", "password", 0) in places(found)


def test_a_password_in_a_document_is_warned_of(draft: Draft) -> None:
    draft.documents["设备手册.md"] = "首次登录的密码:Admin123"
    found = check(draft.build(), CheckName.SECRETS)
    assert (found.verdict, places(found)) == (Verdict.WARN, [("设备手册.md", "password", 0)])


@pytest.mark.parametrize("text", ["机密★10年\n示例内容", "秘密★6个月\n示例内容"])
def test_a_classified_document_stops(draft: Draft, text: str) -> None:
    draft.documents["值班表.docx"] = text
    package = draft.build()
    found = check(package, CheckName.CLASSIFIED)
    assert found.verdict is Verdict.STOP
    assert places(found) == [("值班表.docx", text[:2], 0)]
    with pytest.raises(errors.CheckStopped):
        refuse_stopped(package, run_checks(package))


def test_a_mark_that_only_a_chunk_has_stops_too(draft: Draft) -> None:
    chunk = {"document": "值班制度.md", "start": 0, "end": 5, "place": {"page": 3}, "text": "绝密★长期"}
    found = check(with_rows(draft, "chunks.jsonl", [chunk]), CheckName.CLASSIFIED)
    assert found.sightings == (Sighting(where="值班制度.md", kind="绝密", page=3),)


def test_a_mark_on_a_file_of_a_tool_stops_and_one_in_the_instructions_warns(draft: Draft) -> None:
    draft.instructions = "机密★10年\n只依据资料回答。"
    assert check(draft.build(), CheckName.CLASSIFIED).verdict is Verdict.WARN
    files = draft.agent_folder / "files"
    files.mkdir()
    (files / "名单.csv").write_text("机密★10年\n姓名,岗位\n", "utf-8")
    assert check(draft.build(), CheckName.CLASSIFIED).verdict is Verdict.STOP


def test_personal_data_is_counted_and_warned_of(draft: Draft) -> None:
    draft.documents["通讯录.xlsx"] = "值班 13800000000\n联系 13900000000\n证号 11010519491231002X"
    found = check(draft.build(), CheckName.PERSONAL_DATA)
    assert found.verdict is Verdict.WARN
    assert found.facts == {"id_number": 1, "mobile": 2, "documents": 1, "files": 0}
    assert [(sighting.where, sighting.kind, sighting.count) for sighting in found.sightings] == [
        ("通讯录.xlsx", "id_number", 1),
        ("通讯录.xlsx", "mobile", 2),
    ]


def test_personal_data_in_questions_and_answers_is_counted_too(draft: Draft) -> None:
    draft.questions = ("13800000000 是谁的号码?",)
    draft.report = {"results": [{**judged(draft.questions[0], True), "answer": "13900000000 是值班室的。"}]}
    found = check(draft.build(), CheckName.PERSONAL_DATA)
    assert {sighting.where for sighting in found.sightings} == {"tests.yaml", "report.json"}


# documents


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
    assert found.facts == {"documents": 1, "doubtful": 1}
    assert [sighting.where for sighting in found.sightings] == ["扫描件.pdf"]


def document(name: str, **facts: Any) -> dict[str, Any]:
    head = {
        "name": name,
        "kind": "docx",
        "pages": 1,
        "bytes": 9,
        "digest": "",
        "warnings": [],
        "text": "第一条",
    }
    return {**head, "facts": facts}


def test_what_has_no_issuer_or_date_or_no_longer_holds_is_warned_of_by_name(draft: Draft) -> None:
    known = {"issuer": "示例市应急管理局", "issued": "2026-03-01"}
    rows = [
        document("一.docx", **known, title="示例市防汛办法", number="示应急〔2026〕3号"),
        document("二.docx", **known, validity="repealed", replaced_by="示例市防汛办法"),
        document("三.docx", issued="2026-03-01"),
        document("四.docx", issuer="示例市水务局"),
        document("五.csv"),
        document("六.docx", **known, in_force_from="2999-01-01"),
    ]
    found = check(with_rows(draft, "documents.jsonl", rows), CheckName.PROVENANCE)
    assert found.verdict is Verdict.WARN
    assert [(sighting.where, sighting.kind) for sighting in found.sightings] == [
        ("二.docx", "repealed"),
        ("六.docx", "not_yet"),
        ("三.docx", "no_issuer"),
        ("五.csv", "no_issuer_date"),
        ("四.docx", "no_date"),
    ]
    assert (found.facts["documents"], found.facts["ended"], found.facts["without_date"]) == (6, 1, 2)


def test_a_document_that_another_of_the_base_ends_is_told_with_its_successor(draft: Draft) -> None:
    rows = [
        document("旧.docx", title="示例市防汛办法", number="示应急〔2020〕1号", issuer="示例市应急管理局",
                 issued="2020-01-01"),
        document("新.docx", title="示例市防汛管理规定", number="示应急〔2026〕3号", issuer="示例市应急管理局",
                 issued="2026-03-01", replaces=["示例市防汛办法"]),
    ]  # fmt: skip
    (sighting,) = check(with_rows(draft, "documents.jsonl", rows), CheckName.PROVENANCE).sightings
    assert (sighting.where, bool(sighting.detail)) == ("旧.docx", True)


@pytest.mark.parametrize("file", ["documents.jsonl", "chunks.jsonl"])
@pytest.mark.parametrize("row", [{}, {"name": "a"}, {"document": "a", "text": 1}])
def test_knowledge_that_does_not_read_is_refused(draft: Draft, file: str, row: dict[str, Any]) -> None:
    with pytest.raises(errors.PackageInvalid) as caught:
        run_checks(with_rows(draft, file, [row]))
    assert caught.value.file == f"knowledge/{BASE}/{file}"


def with_rows(draft: Draft, file: str, rows: list[dict[str, Any]]) -> Package:
    snapshots = draft.write()
    write_lines(snapshots[BASE] / file, rows)
    return packed(draft, snapshots)


# tools

SERVICE = {"specification": "files/stations.json", "hosts": ["stations.example.gov"]}


def test_an_agent_that_reads_what_comes_from_outside_knows_much_and_acts_outside_is_pointed_out(
    draft: Draft,
) -> None:
    draft.tools = [{"tool": "openapi", "settings": SERVICE}]
    package = draft.build()

    reach, risk = check(package, CheckName.REACH), check(package, CheckName.RULE_OF_TWO)

    assert (reach.verdict, reach.facts) == (Verdict.WARN, {"tools": 1, "outward": 1})
    assert reach.sightings == (Sighting(where="openapi", kind="sends_host", detail="stations.example.gov"),)
    assert (risk.verdict, risk.facts) == (Verdict.WARN, {"untrusted": 1, "sensitive": 1, "outward": 1})


@pytest.mark.parametrize("tool", [{"tool": "teleport"}, {"tool": "openapi", "settings": {}}])
def test_a_tool_nobody_knows_or_that_is_not_filled_in_stops(draft: Draft, tool: dict[str, Any]) -> None:
    draft.tools = [tool]

    found = check(draft.build(), CheckName.REACH)

    assert found.verdict is Verdict.STOP
    assert found.facts == {"tool": tool["tool"]}


# reasons


def test_every_warning_needs_a_reason_and_keeps_it(draft: Draft) -> None:
    draft.documents["通讯录.csv"] = "值班室 13800000000"
    draft.report = {"endpoint": "practice", "model": "practice"}
    checks = run_checks(draft.build())
    for reasons in (
        {},
        {CheckName.TESTS: "培训用"},
        {CheckName.TESTS: "培训用", CheckName.PERSONAL_DATA: " \n\u200b"},
    ):
        with pytest.raises(errors.ReasonsMissing):
            with_reasons(checks, reasons)

    given = {CheckName.TESTS: " 培训用 ", CheckName.PERSONAL_DATA: "公开的值班电话", CheckName.SIZE: "不算"}
    told = {check.name: check.reason for check in with_reasons(checks, given) if check.reason}

    assert told == {CheckName.TESTS: "培训用", CheckName.PERSONAL_DATA: "公开的值班电话"}


def test_the_facts_of_a_check_travel_as_json(draft: Draft) -> None:
    for one in run_checks(draft.build()):
        assert Check.model_validate_json(one.model_dump_json()) == one


@pytest.mark.parametrize("model", ["a\0b", "x" * 301])
def test_a_report_whose_endpoint_no_database_takes_does_not_read(draft: Draft, model: str) -> None:
    draft.report = {"model": model}
    with pytest.raises(errors.PackageInvalid):
        draft.build()
