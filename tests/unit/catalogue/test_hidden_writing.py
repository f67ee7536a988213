"""Keys, marks and numbers of people in places and writings where somebody might hide them."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from studio.catalogue import CheckName, Package, Verdict, run_checks
from studio.core.agents import ExpectedCitation, TestCase, TestSuite
from studio.core.errors import PackageInvalid
from studio.runtime import write_tests
from tests.unit.catalogue.samples import BASE, FACTS, Draft, packed, resisted, write_lines

KEY, MARK, NUMBER = "sk-proj-abcdEFGH1234567890abcd", "机密★10年", "11010519491231002X"


def verdict(package: Package, name: CheckName) -> Verdict:
    return next(check.verdict for check in run_checks(package) if check.name is name)


def wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


def zipped(**parts: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


@pytest.mark.parametrize(
    "written",
    [
        wide(KEY),
        f"{KEY[:12]}\u200b{KEY[12:]}",
        f"密码:{wide('Abc12345')}",
        "-----BEGIN PGP PRIVATE KEY BLOCK-----",
    ],
)
def test_a_disguised_key_stops(draft: Draft, written: str) -> None:
    draft.instructions = f"登录用 {written}"
    assert verdict(draft.build(), CheckName.SECRETS) is Verdict.STOP


FILES: dict[str, tuple[str, bytes]] = {
    "utf-16": ("台账.csv", f"{MARK}\n{KEY}\n".encode("utf-16")),
    "utf-16-without-mark": ("台账.csv", f"{MARK}\n站,密码\n{KEY}\n".encode("utf-16-le")),
    "nul": ("台账.csv", f"{MARK}\n{KEY}\n\0".encode()),
    "json": ("台账.json", json.dumps({"级": MARK, "key": KEY}).encode()),
    "quoted": ("台账.csv", f'"{MARK}","{KEY}"\n'.encode()),
    "entities": ("页.html", f"<p>&#26426;&#23494;★10年</p><p>{KEY}</p>".encode()),
    "folder": (f"{MARK}/{KEY}.csv", b"a"),
    "archive": ("包.zip", zipped(a_dot_txt=f"{MARK}\n{KEY}\n")),
    "archive-in-archive": ("包.zip", zipped(b_dot_zip=zipped(a_dot_csv=f"{MARK}\n{KEY}\n"))),
    "after-other-bytes": ("表.docx", b"x\0" + zipped(word__a_dot_xml=f"<w:p>{MARK}</w:p><w:p>{KEY}</w:p>")),
    "attributes": ("表.xlsx", zipped(xl__workbook_dot_xml=f'<sheet name="{MARK}"/><a to="{KEY}"/>')),
    "utf-16-part": ("表.docx", zipped(word__a_dot_xml=f"<w:p>{MARK}</w:p><w:p>{KEY}</w:p>".encode("utf-16"))),
}


@pytest.mark.parametrize(("name", "content"), FILES.values(), ids=FILES)
def test_a_key_and_a_mark_in_a_file_of_a_tool_or_a_test_stop(draft: Draft, name: str, content: bytes) -> None:
    file = draft.agent_folder / "files" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    package = draft.build()
    assert verdict(package, CheckName.SECRETS) is Verdict.STOP
    assert verdict(package, CheckName.CLASSIFIED) is Verdict.STOP


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("通知.pdf", b"%PDF-1.7\n1 0 obj\n<< >>\n"),
        ("通知.rtf", rb"{\rtf1 \u26426?}"),
        ("扫描.png", b"\x89PNG\r\n\x1a\n\0"),
        ("表.xlsx", zipped(xl__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0\0")),
        ("大.docx", zipped(a_dot_xml=bytes(65 << 20))),
    ],
    ids=["pdf", "rtf", "picture", "macros", "much"],
)
def test_a_file_that_cannot_be_looked_through_is_warned_of(draft: Draft, name: str, content: bytes) -> None:
    (draft.agent_folder / "files").mkdir(parents=True)
    (draft.agent_folder / "files" / name).write_bytes(content)
    (found,) = [one for one in run_checks(draft.build()) if one.name is CheckName.CLASSIFIED]
    assert (found.verdict, found.facts["unread"]) == (Verdict.WARN, 1)


BESIDE: list[tuple[str, Callable[[str], dict[str, Any]]]] = [
    ("documents.jsonl", lambda said: {"warnings": [["page_without_text", said]]}),
    ("documents.jsonl", lambda said: {"facts": {**FACTS, "title": said}}),
    ("documents.jsonl", lambda said: {"facts": {**FACTS, "ends": [{"document": said, "part": "一"}]}}),
    ("chunks.jsonl", lambda said: {"place": {"headings": [said]}}),
    ("chunks.jsonl", lambda said: {"place": {"sheet": said}}),
    ("sources.jsonl", lambda said: {"container": said}),
]


@pytest.mark.parametrize(("file", "row"), BESIDE, ids=range(len(BESIDE)))
def test_what_stands_beside_the_text_of_documents_is_looked_at(
    draft: Draft, file: str, row: Callable[[str], dict[str, Any]]
) -> None:
    seen = [
        verdict(changed(draft, file, row(said)), name)
        for said, name in (
            (KEY, CheckName.SECRETS),
            (MARK, CheckName.CLASSIFIED),
            (NUMBER, CheckName.PERSONAL_DATA),
        )
    ]
    assert seen == [Verdict.STOP, Verdict.STOP, Verdict.WARN]


@pytest.mark.parametrize("file", ["documents.jsonl", "chunks.jsonl"])
def test_rows_with_something_nobody_knows_are_refused(draft: Draft, file: str) -> None:
    with pytest.raises(PackageInvalid):
        run_checks(changed(draft, file, {"remark": "x"}))


def changed(draft: Draft, file: str, row: dict[str, Any]) -> Package:
    """The first document, or what is said of it, with that in it."""
    folder = draft.write()[BASE]
    lines = (folder / "documents.jsonl").read_text("utf-8").splitlines()
    if file == "sources.jsonl":
        rows = [{"name": json.loads(line)["name"]} for line in lines]
    else:
        rows = list(map(json.loads, (folder / file).read_text("utf-8").splitlines()))
    write_lines(folder / file, [rows[0] | row, *rows[1:]])
    return packed(draft, {BASE: folder})


def test_all_of_the_evidence_is_looked_at_whatever_is_known_of_it(draft: Draft) -> None:
    for injections in (
        {"remark": KEY},
        {KEY: 1},
        {"findings": [{**one, "calls": [KEY]} for one in resisted()]},
    ):
        draft.injections = injections
        assert verdict(draft.build(), CheckName.SECRETS) is Verdict.STOP
    draft.injections = {}
    twice = draft.report_of(draft.write())[:-1] + f',"note":"{KEY}","note":""}}'.encode()
    assert verdict(packed(draft, draft.write(), twice), CheckName.SECRETS) is Verdict.STOP


def test_an_escaped_key_in_the_settings_stops(draft: Draft) -> None:
    folder, file = draft.write(), draft.agent_folder / "agent.yaml"
    file.write_text(file.read_text("utf-8").replace("示例市应急管理局", f'"\\x73{KEY[1:]}"'), "utf-8")
    assert verdict(packed(draft, folder), CheckName.SECRETS) is Verdict.STOP


def test_a_few_lines_that_stand_for_billions_are_refused(draft: Draft) -> None:
    folder, file = draft.write(), draft.agent_folder / "agent.yaml"
    lines = ["x0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"x{level}: &a{level} [{','.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)]
    settings = "".join(f"    {line}\n" for line in lines)
    text = file.read_text("utf-8").replace("tools: []", f"tools:\n- tool: openapi\n  settings:\n{settings}")
    file.write_text(text, "utf-8")
    with pytest.raises(PackageInvalid):
        packed(draft, folder)


ANSWER = "分为四级。"
GOOD: Mapping[str, Any] = {"answer": ANSWER, "seconds": 1.0, "outcome": "answered"}
CITED = {"number": 1, "base": BASE, "document": "值班制度.md", "chunk": 1, "place": {}, "quote": ""}


@pytest.mark.parametrize(
    ("case", "told", "good"),
    [
        ({"contains": ("四级",)}, GOOD, True),
        ({"contains": ("五级",)}, GOOD, False),
        ({"contains": ("四级",)}, {}, False),
        ({"lacks": ("四级",)}, GOOD, False),
        ({"within": 2}, GOOD, True),
        ({"within": 2}, {**GOOD, "seconds": 9.0}, False),
        ({"cites": (ExpectedCitation(document="值班制度"),)}, GOOD, False),
        ({"cites": (ExpectedCitation(document="值班制度"),)}, {**GOOD, "citations": [CITED]}, True),
        ({"declines": True}, GOOD, False),
        ({"asks_back": True}, GOOD, False),
        ({}, {**GOOD, "outcome": "quoted"}, False),
    ],
)
def test_a_verdict_that_its_answer_belies_counts_for_nothing(
    draft: Draft, case: dict[str, Any], told: dict[str, Any], good: bool
) -> None:
    folder = draft.write()
    write_tests(draft.agent_folder, TestSuite(cases=(TestCase(question="分几级?", **case),)))
    kinds = ("answers", *case)
    checks = [
        {
            "expectation": kind,
            "met": True,
            "expected": str(case.get(kind, ("",))[0]) if kind in _WORDED else "",
        }
        for kind in kinds
    ]
    draft.report = {"results": [{"question": "分几级?", "checks": checks, **told}]}
    wanted = Verdict.PASS if good else Verdict.STOP
    assert verdict(packed(draft, folder), CheckName.TESTS) is wanted


_WORDED = ("contains", "lacks")


def test_two_cases_with_one_question_each_need_an_answer_that_meets_them(
    draft: Draft, tmp_path: Path
) -> None:
    folder = draft.write()
    cases = (TestCase(question="分几级?", contains=("四级",)), TestCase(question="分几级?"))
    write_tests(draft.agent_folder, TestSuite(cases=cases))
    bare = {"question": "分几级?", "answer": ANSWER, "checks": [{"expectation": "answers", "met": True}]}
    whole = {
        **bare,
        "checks": [*bare["checks"], {"expectation": "contains", "expected": "四级", "met": True}],
    }
    draft.report = {"results": [bare, bare]}
    assert verdict(packed(draft, folder), CheckName.TESTS) is Verdict.STOP
    draft.report = {"results": [bare, whole]}
    assert verdict(packed(draft, folder), CheckName.TESTS) is Verdict.PASS
