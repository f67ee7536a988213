"""Every check speaks in both languages, also those that releases before 0.4 made."""

from typing import Any

import pytest

from studio.catalogue import Check, CheckName, Sighting, Verdict
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.wording import check_advice, check_label, check_looked, check_seen, sighting_text

ZH, EN = Words(Language.ZH), Words(Language.EN)
RAN = {
    "endpoint": "市共享模型",
    "model": "deepseek-v3",
    "host": "10.20.0.8",
    "same_agent": 1,
    "same_knowledge": 1,
}
SUITE = {**RAN, "passed": 2, "total": 2, "cases": 2, "whole": 1, "practice": 0, "overruled": 0}
ATTACKS = {
    **RAN, "attacks": 90, "carriers": 7, "missing": 0, "practice": 0, "breached": 0, "followed": 2,
    "asked": 1, "broke_off": 0, "resisted": 87,
}  # fmt: skip
DOCUMENTS = {
    "documents": 3, "ended": 1, "without_issuer": 0, "without_date": 2, "oldest": "", "newest": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "facts", "said"),
    [
        ("tests", SUITE, "通过 2 / 2，端点“市共享模型”（deepseek-v3 · 10.20.0.8）"),
        ("tests", {**SUITE, "practice": 1}, "通过 2 / 2，在练习端点上进行，练习端点没有模型"),
        ("tests", {**SUITE, "overruled": 1}, "其中 1 处为人工改判"),
        ("tests", {**SUITE, "same_agent": 0}, "不是这一版"),
        ("tests", {**SUITE, "whole": 0}, "报告里的问题与现在的测试问题不一致"),
        ("tests", {**SUITE, "cases": 0}, "没有测试问题"),
        ("tests", {**SUITE, "total": 0}, "还没有测试"),
        ("tests", {**SUITE, "endpoint": ""}, "没有写明"),
        ("injections", {"attacks": 0}, "还没有做注入攻击测试"),
        ("injections", ATTACKS, "90 次攻击，藏在 7 类材料里：2 次在回答里照办"),
        ("injections", {**ATTACKS, "same_agent": 0}, "另一个版本"),
        ("injections", {**ATTACKS, "missing": 3}, "有 3 种没有试"),
        ("secrets", {"found": 2, "stops": 1}, "2 处"),
        ("secrets", {"file": "agent.yaml", "line": 3, "kind": "api_key"}, "agent.yaml"),
        ("classified", {"document": "甲.docx", "level": "秘密", "page": None}, "甲.docx"),
        ("classified", {"documents": 3, "found": 0}, "未发现"),
        ("personal_data", {"mobile": 2, "documents": 1}, "2"),
        ("documents", {"documents": 2, "doubtful": 1, "first": "甲"}, "2 份里有 1 份没有读全"),
        ("provenance", DOCUMENTS, "1 份已失效"),
        ("reach", {"tools": 2, "untrusted": 1, "sensitive": 1, "outward": 1}, "2"),
        ("reach", {"tool": "teleport"}, "teleport"),
        ("rule_of_two", {"untrusted": 1, "sensitive": 1, "outward": 1}, "外来文字 + 敏感数据 + 对外操作"),
        ("size", {"bytes": 3_000_000}, "3.0 MB"),
    ],
)
def test_a_check_says_what_was_seen(name: str, facts: dict[str, Any], said: str) -> None:
    check = Check(name=CheckName(name), verdict=Verdict.WARN, facts=facts)
    assert said in check_seen(check, ZH)
    assert check_seen(check, EN) != check_seen(check, ZH) or name == "size"


@pytest.mark.parametrize("name", CheckName)
def test_it_says_what_was_looked_at_and_what_to_do(name: CheckName) -> None:
    for say in (ZH, EN):
        assert check_label(name, say)
        assert check_looked(name, say)
        assert check_advice(Check(name=name, verdict=Verdict.WARN), say)
        assert not check_advice(Check(name=name, verdict=Verdict.PASS), say)


@pytest.mark.parametrize(
    ("name", "sighting", "said"),
    [
        (
            "secrets",
            Sighting(where="instructions.md", kind="api_key", line=3),
            "指令，第 3 行：模型服务的密钥",
        ),
        ("secrets", Sighting(where="report.json", kind="password", detail="怎么登录?"), "“怎么登录?”"),
        ("classified", Sighting(where="值班表.pdf", kind="机密", page=2), "值班表.pdf，第 2 页：标志“机密”"),
        ("personal_data", Sighting(where="通讯录.csv", kind="mobile", count=2), "通讯录.csv"),
        (
            "provenance",
            Sighting(where="旧.docx", kind="replaced", detail="新办法"),
            "“旧.docx”已被“新办法”替代",
        ),
        ("provenance", Sighting(where="旧.docx", kind="repealed"), "“旧.docx”已废止"),
        ("reach", Sighting(where="水情", kind="sends_host", detail="water.example.gov"), "water.example.gov"),
        ("tests", Sighting(where="几级?", kind="overruled", detail="甲岗: 说法不同"), "甲岗: 说法不同"),
        ("size", Sighting(where="something", kind="new"), "something"),
    ],
)
def test_it_says_what_was_found_where(name: str, sighting: Sighting, said: str) -> None:
    assert said in sighting_text(CheckName(name), sighting, ZH)
    assert sighting_text(CheckName(name), sighting, EN)
