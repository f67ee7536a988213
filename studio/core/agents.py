"""An agent as its author wrote it down: agent.yaml beside instructions.md and tests.yaml."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
    model_validator,
)

from studio.core.patterns import checked_pattern

AgentId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Version = Annotated[
    str, StringConstraints(pattern=r"^(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})$")
]
"""Semantic Versioning 2.0.0, without what may follow the three numbers."""


class Category(StrEnum):
    SERVICE = "政务服务"
    CITY = "城市治理"
    OFFICE = "政务办公"


class _Written(BaseModel):
    """Part of a file people own: an unknown key is a slip of the pen and is said."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Opening(_Written):
    greeting: str = ""
    starters: tuple[str, ...] = ()


class KnowledgeUse(StrEnum):
    ALWAYS = "always"  # every question is looked up first
    ON_DEMAND = "on_demand"  # the model looks things up when it wants to


class Knowledge(_Written):
    """Which bases an agent reads; `nothing_found` is its fixed reply when they hold no answer."""

    bases: tuple[str, ...] = ()
    use: KnowledgeUse = KnowledgeUse.ALWAYS
    only_from_knowledge: bool = True
    nothing_found: str = ""
    passages: int = Field(default=6, ge=1, le=20)


class ModelSettings(_Written):
    """`endpoint` is the id of an endpoint profile; an empty one means the default profile."""

    endpoint: str = ""
    temperature: float = Field(default=0.2, ge=0, le=2)
    max_tokens: int = Field(default=1200, ge=16, le=32768)
    show_reasoning: bool = False
    steps: int = Field(default=6, ge=1, le=30)
    seconds: int = Field(default=600, ge=10, le=3600)


class Guardrails(_Written):
    """`mask_personal_data` masks it in what is sent to the model."""

    declined_topics: tuple[str, ...] = ()
    mask_personal_data: bool = False
    ai_label: bool = True


class ToolUse(_Written):
    """A tool an agent has: which kind, under which name the model knows it, and how it is set.

    `name` is needed where an agent has a kind twice; `settings` is what the kind's own model says, checked
    when the tool is built, for a tool may come from a newer studio. A bare kind may stand for all of it.
    """

    tool: str = Field(min_length=1, max_length=60)
    name: str = Field(default="", pattern=r"^[a-zA-Z0-9_-]{0,48}$")
    settings: dict[str, Any] = {}

    @model_validator(mode="before")
    @classmethod
    def _bare_kind(cls, written: object) -> object:
        return {"tool": written} if isinstance(written, str) else written

    @property
    def known_as(self) -> str:
        return self.name or self.tool


class Agent(_Written):
    id: AgentId
    name: str = Field(min_length=1, max_length=60)
    purpose: str = ""
    owner: str = ""
    icon: str = "robot-outline"
    category: Category = Category.CITY
    version: Version = "0.1.0"
    opening: Opening = Opening()
    knowledge: Knowledge = Knowledge()
    tools: tuple[ToolUse, ...] = ()
    model: ModelSettings = ModelSettings()
    guardrails: Guardrails = Guardrails()


class ExpectedCitation(_Written):
    """A document an answer must cite, and optionally words its place must contain."""

    document: str
    place: str = ""


class ExpectedCall(_Written):
    """A tool that must be called, with at least these arguments; texts count as met when they are held."""

    tool: str
    arguments: dict[str, Any] = {}


Pattern = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(checked_pattern)]
"""A regular expression as Python writes it."""


class TestCase(_Written):
    """A question with what its answer must show; several questions in `before` make a conversation.

    `attachments` are files in the agent's folder, given with the first question; `artifact` is a part of the
    name of a file that must be made. `within` is how many seconds the question may take, 0 for any time;
    `rubric` is what a model judges the answer by.
    """

    __test__ = False

    question: str = Field(min_length=1)
    before: tuple[str, ...] = ()
    group: str = ""
    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    cites: tuple[ExpectedCitation, ...] = ()
    calls: tuple[ExpectedCall, ...] = ()
    artifact: str = ""
    attachments: tuple[str, ...] = ()
    declines: bool = False
    matches: tuple[Pattern, ...] = Field(default=(), max_length=20)
    asks_back: bool = False
    within: float = Field(default=0, ge=0, le=3600, allow_inf_nan=False)
    rubric: str = Field(default="", max_length=2000)

    @model_serializer(mode="wrap")
    def _without_newer(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what came with 0.4 and is not used: digests of older agents stay what they were."""
        written: dict[str, Any] = write(self)
        unused = [name for name in _SINCE_0_4 if not getattr(self, name)]
        return {name: value for name, value in written.items() if name not in unused}


_SINCE_0_4 = ("matches", "asks_back", "within", "rubric")


class TestSuite(_Written):
    __test__ = False

    cases: tuple[TestCase, ...] = ()
