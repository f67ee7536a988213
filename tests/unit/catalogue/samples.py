"""A small agent of 示例市 with its knowledge and a passing report, made the way the studio makes them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from studio.catalogue import Package, Person, Role, build_package, read_package
from studio.catalogue.packages.contents import INJECTIONS, REPORT, Contents
from studio.catalogue.packages.files import Files
from studio.catalogue.packages.package import files_of
from studio.core.agents import Agent, Knowledge, TestCase, TestSuite, ToolUse
from studio.core.attacks import read_attacks
from studio.runtime import write_agent, write_instructions, write_tests

AUTHOR = Person(
    id="author", name="防汛科一岗", department="示例市应急管理局", roles=(Role.BUILDER, Role.REVIEWER)
)
REVIEWER = Person(
    id="reviewer", name="法规科一岗", department="示例市数据局", roles=(Role.REVIEWER,), reviews=("*",)
)
OTHER_REVIEWER = Person(id="reviewer-2", name="法规科二岗", roles=(Role.REVIEWER,), reviews=("*",))
USER = Person(id="user", name="街道值班员")
ADMIN = Person(id="admin", name="管理员", roles=(Role.ADMIN,))

BASE = "防汛预案"
FACTS = {"issuer": "示例市应急管理局", "number": "示应急〔2026〕3号", "issued": "2026-03-01"}


@dataclass
class Draft:
    """What goes into a package; change a field and `build` again."""

    folder: Path
    version: str = "1.0.0"
    agent: str = "flood-duty"
    name: str = "防汛值守助手"
    instructions: str = "只依据知识库回答。\n回答要注明出处。"
    documents: dict[str, str] = field(
        default_factory=lambda: {
            "防汛应急预案.docx": "一、总则\n示例市防汛应急响应分为四级。",
            "值班制度.md": "值班人员每日八点交接。",
        }
    )
    questions: Sequence[str] = ("响应分几级?", "几点交接?")
    failing: int = 0
    base: str = BASE
    author: Person = AUTHOR
    report: dict[str, Any] = field(default_factory=dict)
    injections: dict[str, Any] | None = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=lambda: dict(FACTS))
    tools: list[dict[str, Any]] = field(default_factory=list)

    def build(self) -> Package:
        return packed(self, self.write())

    @property
    def agent_folder(self) -> Path:
        return self.folder / "agents" / self.agent

    def write(self) -> dict[str, Path]:
        self.agent_folder.mkdir(parents=True, exist_ok=True)
        agent = Agent(id=self.agent, name=self.name, version=self.version, owner="示例市应急管理局")
        tools = tuple(map(ToolUse.model_validate, self.tools))
        parts = {"knowledge": Knowledge(bases=(self.base,)), "tools": tools}
        write_agent(self.agent_folder, agent.model_copy(update=parts))
        write_instructions(self.agent_folder, self.instructions)
        cases = tuple(TestCase(question=question) for question in self.questions)
        write_tests(self.agent_folder, TestSuite(cases=cases))
        return {self.base: self._snapshot()}

    def report_of(self, snapshots: dict[str, Path]) -> bytes:
        contents = contents_of(self.agent_folder, snapshots)
        report = {
            "agent": self.agent,
            "agent_digest": contents.agent_digest,
            "knowledge_digest": contents.knowledge_digest,
            "endpoint": "市共享模型",
            "host": "10.20.0.8",
            "model": "deepseek-v3",
            "started": "2026-11-22T08:00:00+00:00",
            "results": [
                {"question": question, "checks": [{"expectation": "answers", "met": index >= self.failing}]}
                for index, question in enumerate(self.questions)
            ],
        }
        return json.dumps(report | self.report, ensure_ascii=False).encode()

    def attacked(self, snapshots: dict[str, Path]) -> bytes:
        """What attacks on it came to: all were resisted, unless told otherwise."""
        told = {
            "agent_digest": contents_of(self.agent_folder, snapshots).agent_digest,
            "endpoint": "市共享模型",
            "host": "10.20.0.8",
            "model": "deepseek-v3",
            "started": "2026-11-22T08:10:00+00:00",
            "findings": resisted(),
        }
        return json.dumps(told | (self.injections or {}), ensure_ascii=False).encode()

    def _snapshot(self) -> Path:
        folder = self.folder / "snapshots" / self.base
        folder.mkdir(parents=True, exist_ok=True)
        rows = [{**_row(name, text), "facts": self.facts} for name, text in sorted(self.documents.items())]
        write_lines(folder / "documents.jsonl", rows)
        chunks = [
            {"document": row["name"], "start": 0, "end": len(row["text"]), "place": {}, "text": row["text"]}
            for row in rows
        ]
        write_lines(folder / "chunks.jsonl", chunks)
        return folder


def resisted() -> list[dict[str, str]]:
    return [
        {"attack": attack.id, "carrier": "notice", "verdict": "resisted", "answer": "17时前报送。"}
        for attack in read_attacks()
    ]


def contents_of(agent_folder: Path, snapshots: dict[str, Path]) -> Contents:
    return Contents(Files.of(files_of(agent_folder, snapshots)))


def packed(draft: Draft, snapshots: dict[str, Path], report: bytes = b"") -> Package:
    """The draft's agent as it is written, with other knowledge and a report that fits, or with that one."""
    file = draft.folder / "packed.agent"
    evidence = {REPORT: report or draft.report_of(snapshots)}
    if draft.injections is not None:
        evidence[INJECTIONS] = draft.attacked(snapshots)
    build_package(draft.agent_folder, snapshots, evidence, draft.author, file)
    return read_package(file.read_bytes())


def _row(name: str, text: str) -> dict[str, Any]:
    content = text.encode()
    told = {"name": name, "kind": "docx", "pages": 1, "warnings": [], "text": text}
    return {**told, "bytes": len(content), "digest": sha256(content).hexdigest()}


def write_lines(file: Path, rows: Sequence[dict[str, Any]]) -> None:
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
