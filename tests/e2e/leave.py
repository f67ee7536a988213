"""The agent that knows the rules of leave: of one document, tested by hand, handed in with its reasons."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from tests.e2e.command import Outcome, Studio

AGENT, BASE, DOCUMENT = "leave", "制度", "请假规定.md"
LEAVE = """# 示例市机关请假规定

第一条 工作人员请事假应当提前一天书面申请，由科室负责人批准。

第二条 事假全年累计不得超过二十天，超过的部分停发当日津贴。

第三条 病假三天以上的，应当提交医院证明。
"""
CASES = {
    "cases": [
        {"question": "事假全年最多几天？", "contains": ["二十天"], "cites": [{"document": DOCUMENT}]},
        {"question": "病假几天要交医院证明？", "contains": ["三天"], "cites": [{"document": DOCUMENT}]},
    ]
}
REASONS = [
    part
    for check in ("tests", "injections", "provenance")
    for part in ("--reason", f"{check}=示例数据，用于培训。")
]


def write_document(file: Path) -> Path:
    file.write_text(LEAVE, encoding="utf-8")
    return file


def draft(studio: Studio, folder: Path) -> None:
    """Make the base of the document, which comes from that folder, and the agent with its tests."""
    assert studio("kb", "create", BASE).code == 0
    assert studio("kb", "add", BASE, write_document(folder / DOCUMENT)).code == 0
    assert studio("agent", "new", AGENT, "--name", "请假助手", "--base", BASE).code == 0
    write_tests(studio, CASES)


def write_tests(studio: Studio, cases: Mapping[str, object]) -> None:
    file = studio.workspace / "agents" / AGENT / "tests.yaml"
    file.write_text(yaml.safe_dump(cases, allow_unicode=True), encoding="utf-8")


def hand_in(studio: Studio, agent: str, *options: str, by: str = "") -> Outcome:
    attacked = studio("agent", "attack", agent)
    assert attacked.code == 0, attacked.err
    person = ["--as", by] if by else []
    return studio(*person, "catalogue", "submit", agent, *options, *REASONS)
