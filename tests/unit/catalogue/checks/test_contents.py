"""What must not leave the house in a package: secrets, classified documents, personal data."""

import json
import zipfile

import pytest

from studio.catalogue import CheckName, Sighting, Verdict, refuse_stopped, run_checks
from studio.core import errors
from tests.unit.catalogue.checks.checked import check, judged, one_is, places, with_rows
from tests.unit.catalogue.samples import Draft

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
