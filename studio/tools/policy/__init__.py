"""Policy match and calculator: what somebody meets and is paid, reckoned by code."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from studio.core.errors import ToolFileInvalid
from studio.core.reach import Reach, Touch, TouchKind
from studio.endpoints import ToolSpec
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.policy.answers import given_in, read_answer, spotted
from studio.tools.policy.facts import Asked, FactKind, asked, asked_in, facts_of
from studio.tools.policy.matching import findings
from studio.tools.policy.nodes import Value
from studio.tools.policy.policies import Policy, Written, understood, written_in
from studio.tools.policy.reckoning import Reckoning
from studio.tools.policy.telling import to_ask, told
from studio.tools.spreadsheets import Spreadsheets
from studio.tools.tool import Tool, ToolContext, ToolResult

_WHAT = (
    "政策匹配与补贴测算(免申即享):根据对方的情况判断能享受哪些政策、补贴、奖励、待遇,"
    "是否符合条件,能拿多少钱,金额由程序计算。"
    "把对话中已知的情况填入 facts,没说的不要填;缺什么工具会告诉你要问什么。"
    "Match an applicant's facts against policies and compute amounts; pass only facts that were said."
)


class PolicyRow(ToolSettings):
    """A policy in the form: 年龄 >= 60 且 户籍 = 示例市, 投资额 × 10%,最高 50万元."""

    name: str = Field(min_length=1, max_length=100)
    condition: str = Field(default="", max_length=2000, json_schema_extra={"format": "text"})
    amount: str = Field(default="", max_length=1000)
    basis: str = Field(default="", max_length=300)
    group: str = Field(default="", max_length=60)


class FactRow(ToolSettings):
    """How a fact is asked for."""

    name: str = Field(min_length=1, max_length=60)
    kind: FactKind = FactKind.TEXT
    question: str = Field(default="", max_length=300)
    options: str = Field(default="", max_length=300)


class _Settings(ToolSettings):
    files: tuple[str, ...] = Field(
        default=(), json_schema_extra={"items": {"type": "string", "format": "file"}}
    )
    policies: tuple[PolicyRow, ...] = Field(default=(), max_length=200)
    facts: tuple[FactRow, ...] = Field(default=(), max_length=100)


class PolicyMatch:
    """Remembers in the chat what was said of the applicant."""

    def __init__(self, policies: Sequence[Policy], facts: Mapping[str, Asked], name: str) -> None:
        self._policies, self._facts, self._name = policies, facts, name

    @property
    def spec(self) -> ToolSpec:
        fact = {
            "type": "object",
            "properties": {
                "name": {"type": "string", "enum": list(self._facts) or [""]},
                "value": {"type": "string", "maxLength": 200},
            },
            "required": ["name", "value"],
            "additionalProperties": False,
        }
        parameters = {
            "type": "object",
            "properties": {"facts": {"type": "array", "items": fact, "description": self._wanted()}},
            "additionalProperties": False,
        }
        names = "、".join(policy.name for policy in self._policies)[:1500]
        return ToolSpec(name=self._name, description=f"{_WHAT}\n政策:{names}", parameters=parameters)

    @property
    def accepts(self) -> Mapping[str, Any]:
        """Facts as a list, as an object of names and values, or either written as a text."""
        facts = {"type": ["array", "object", "string", "null"]}
        return {"type": "object", "properties": {"facts": facts}}

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        known = self._known(given_in(arguments.get("facts")), context)
        found = findings(self._policies, Reckoning(known, context.today))
        context.memory["asked"] = [one.name for one in to_ask(found, self._facts)]
        return told(found, known, self._facts)

    def _known(self, given: Mapping[str, str], context: ToolContext) -> dict[str, Value]:
        """What was said before, what the person said in so many words, and what the model passes, last."""
        said: dict[str, str] = context.memory.setdefault("facts", {})
        for text in context.said[-1:] if said else context.said:
            said |= spotted(self._facts, text)
        said |= self._answered(context)
        said |= given
        read = {
            name: read_answer(self._facts[name], text) for name, text in said.items() if name in self._facts
        }
        return {name: value for name, value in read.items() if value is not None}

    def _answered(self, context: ToolContext) -> dict[str, str]:
        """A bare answer, such as 62 or 是, to the one fact that was asked for."""
        asked_for = context.memory.get("asked") or []
        last = context.said[-1] if context.said else ""
        if len(asked_for) != 1 or not last or len(last) > 20:
            return {}
        fact = self._facts.get(asked_for[0])
        return {fact.name: last} if fact and read_answer(fact, last) is not None else {}

    def _wanted(self) -> str:
        return "对方的情况 (facts of the applicant)\n" + "\n".join(map(_described, self._facts.values()))


def _described(fact: Asked) -> str:
    told = all(f"(如 {option}" in fact.question for option in fact.options[:1])
    choices = "" if told else f"(如 {'、'.join(fact.options[:12])})"
    return f"{fact.name}({_KINDS[fact.kind]}):{fact.question}{choices}"


_KINDS = {
    FactKind.NUMBER: "数字",
    FactKind.DATE: "日期 YYYY-MM-DD",
    FactKind.YES_NO: "是/否",
    FactKind.TEXT: "文字",
}


def _reach(settings: _Settings) -> Reach:
    own = tuple(Touch(kind=TouchKind.OWN_FILE, name=file) for file in settings.files)
    return Reach(reads=(*own, Touch(kind=TouchKind.CONVERSATION)), sensitive=True)


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    """Raises ToolFileInvalid, and ExpressionInvalid naming the row that is not understood."""
    sheets = Spreadsheets.within(parts.stack, parts.folder, parts.known_as)
    described = [asked(row.name, row.question, row.kind.value, row.options) for row in settings.facts]
    written = [Written(**row.model_dump()) for row in settings.policies]
    for file in filter(None, settings.files):
        tables = await sheets.own(file)
        rows = [row for table in tables for row in written_in(table)]
        described += [fact for table in tables for fact in asked_in(table)]
        if not rows:
            raise ToolFileInvalid(tool=parts.known_as, file=file, problem="no_policies")
        written += rows
    policies = understood(written, [fact.name for fact in described], parts.known_as)
    return [PolicyMatch(policies, facts_of(policies, described), parts.known_as)]


KIND = ToolKind("policy", _Settings, _reach, _build, "calculator-variant-outline")
