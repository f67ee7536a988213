"""Programs that ask published agents: what an administrator lets each of them do."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from studio.catalogue.people import Day, Flag, Value, Whole
from studio.core.agents import AgentId, Category

ClientName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class Allowance(Value):
    """How much a client may ask: requests a minute, a day, and at the same time."""

    per_minute: Whole = Field(default=60, ge=1, le=100_000)
    per_day: Whole = Field(default=10_000, ge=1, le=100_000_000)
    at_once: Whole = Field(default=4, ge=1, le=1000)


class NewClient(Allowance):
    """`agents` are ids, `everything` means whatever is released; categories come on top of both.

    Something has to be named. `expires` is the last day its key counts, none for no end.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: ClientName
    department: str = Field(default="", max_length=200)
    agents: tuple[AgentId, ...] = Field(default=(), max_length=500)
    categories: tuple[Category, ...] = ()
    everything: Flag = False
    expires: Day | None = None

    @model_validator(mode="after")
    def _may_ask_something(self) -> "NewClient":
        if not (self.agents or self.categories or self.everything):
            raise ValueError("agents, categories or everything")
        return self


class Client(Allowance):
    """`revoked` is empty while the key counts; times are ISO 8601 with zone, `expires` a day."""

    id: str
    name: str
    department: str = ""
    agents: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    everything: bool = False
    expires: str = ""
    added: str = ""
    added_by: str = ""
    revoked: str = ""
    today: int = 0

    def may_ask(self, agent: str, category: Category) -> bool:
        return self.everything or agent in self.agents or category in self.categories


class ClientKey(Value):
    """The one time a key can be read."""

    client: Client
    key: str


class ClientUse(Value):
    """What a client asked on a day, in counts alone."""

    day: str
    agent: str
    version: str
    asked: int
    answered: int
