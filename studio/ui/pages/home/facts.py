"""What Home shows, as plain values: gathered away from the window, painted in it."""

from dataclasses import dataclass
from enum import StrEnum


class Missing(StrEnum):
    """The first thing an agent still needs before it can be submitted."""

    NOTHING = ""
    INSTRUCTIONS = "instructions"
    KNOWLEDGE = "knowledge"
    TESTS = "tests"
    TEST_RUN = "test_run"
    FAILED_TESTS = "failed_tests"


@dataclass(frozen=True, slots=True)
class AgentLine:
    """`ready` of `needed` things are there; `tested` is an ISO time, empty when it was never tested."""

    id: str
    name: str
    icon: str
    version: str
    ready: int
    needed: int
    missing: Missing
    passed: int = 0
    total: int = 0
    tested: str = ""
    touched: float = 0.0


@dataclass(frozen=True, slots=True)
class BaseLine:
    name: str
    touched: float


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A submission that waits for me, or what became of one of mine."""

    number: int
    name: str
    version: str
    state: str
    author: str
    comment: str
    at: str
    waits_for_me: bool


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """What a user found wrong; `here` when this workspace has the agent it is about."""

    number: int
    agent: str
    about: str
    question: str
    wrong: str
    by: str
    at: str
    here: bool


@dataclass(frozen=True, slots=True)
class DueLine:
    """A release to be looked at again; `past` when it is not handed out any more."""

    agent: str
    name: str
    icon: str
    version: str
    valid_until: str
    past: bool


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """`problems` are errors met while gathering; the rest is shown all the same."""

    agents: tuple[AgentLine, ...] = ()
    bases: tuple[BaseLine, ...] = ()
    news: tuple[NewsLine, ...] = ()
    feedback: tuple[FeedbackLine, ...] = ()
    due: tuple[DueLine, ...] = ()
    endpoint: str = ""
    practice: bool = True
    guide_closed: bool = False
    problems: tuple[Exception, ...] = ()

    @property
    def steps_done(self) -> int:
        """How many of the guide's four steps lie behind: endpoint, base, agent, test."""
        done = (bool(self.endpoint), bool(self.bases), bool(self.agents), self._tested)
        return next((index for index, step in enumerate(done) if not step), len(done))

    @property
    def waiting(self) -> int:
        return sum(line.waits_for_me for line in self.news)

    @property
    def _tested(self) -> bool:
        return any(agent.tested for agent in self.agents)
