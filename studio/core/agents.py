"""An agent as its author wrote it down: agent.yaml beside instructions.md and tests.yaml."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

AgentId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]


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


class Knowledge(_Written):
    """Which bases an agent reads; `nothing_found` is its fixed reply when they hold no answer."""

    bases: tuple[str, ...] = ()
    only_from_knowledge: bool = True
    nothing_found: str = ""
    passages: int = Field(default=6, ge=1, le=20)


class ModelSettings(_Written):
    """`endpoint` is the id of an endpoint profile; an empty one means the default profile."""

    endpoint: str = ""
    temperature: float = Field(default=0.2, ge=0, le=2)
    max_tokens: int = Field(default=1200, ge=16, le=32768)
    show_reasoning: bool = False


class Guardrails(_Written):
    declined_topics: tuple[str, ...] = ()
    ai_label: bool = True


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
    tools: tuple[str, ...] = ()
    model: ModelSettings = ModelSettings()
    guardrails: Guardrails = Guardrails()


class ExpectedCitation(_Written):
    """A document an answer must cite, and optionally words its place must contain."""

    document: str
    place: str = ""


class TestCase(_Written):
    """A question with what its answer must show; several questions in `before` make a conversation."""

    __test__ = False

    question: str = Field(min_length=1)
    before: tuple[str, ...] = ()
    group: str = ""
    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    cites: tuple[ExpectedCitation, ...] = ()
    declines: bool = False


class TestSuite(_Written):
    __test__ = False

    cases: tuple[TestCase, ...] = ()
