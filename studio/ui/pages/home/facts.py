"""What Home shows, as plain values: gathered away from the window, painted in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.ui.pages.agents.lines import AgentLine
from studio.workspace.first_steps import FirstSteps


@dataclass(frozen=True, slots=True)
class BaseLine:
    """`failed` documents were not loaded; `counted` once one has looked into it."""

    name: str
    touched: float
    documents: int = 0
    failed: int = 0
    counted: bool = False


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A submission that waits for me, or what became of one of mine; `unread` since Home was last read."""

    number: int
    agent: str
    name: str
    version: str
    state: str
    author: str
    comment: str
    at: str
    waits_for_me: bool
    unread: bool = False


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
class EndpointLine:
    """`first` is the median time to the first token in seconds, of the last day; 0 when nothing was asked.

    `trouble` names the error its last request ended with, empty when it was answered.
    """

    name: str
    practice: bool = True
    can: tuple[str, ...] = ()
    at_once: int = 0
    first: float = 0.0
    asked: int = 0
    failed: int = 0
    queued: int = 0
    latest: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class CourseFact:
    """A course that is begun: at which lesson one is, how many of its steps are done.

    `workspace` is its folder, empty for the course that is taken in the workspace that is open.
    """

    title: str
    lesson: int
    met: int
    steps: int
    workspace: str = ""


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """`agents` the last touched first, of which only those in sight have a standing.

    `live` and `returned` by the agent's id: the version in use, and what its reviewer wrote; `reviewed` are
    those that wait for one. `problems` were met while gathering, the rest is shown all the same; `steps` is
    None until it is known, `waiting` means something once it was `counted`, `builds` tells whether the
    person builds agents, `hears` whether reviews concern them.
    """

    steps: FirstSteps | None = None
    agents: tuple[AgentLine, ...] = ()
    used: tuple[AgentLine, ...] = ()
    bases: tuple[BaseLine, ...] = ()
    news: tuple[NewsLine, ...] = ()
    waiting: int = 0
    counted: bool = False
    feedback: tuple[FeedbackLine, ...] = ()
    due: tuple[DueLine, ...] = ()
    live: Mapping[str, str] = field(default_factory=dict)
    returned: Mapping[str, str] = field(default_factory=dict)
    reviewed: frozenset[str] = frozenset()
    endpoint: EndpointLine = EndpointLine("")
    courses: tuple[CourseFact, ...] = ()
    builds: bool = True
    hears: bool = True
    guide_closed: bool = False
    problems: tuple[Exception, ...] = ()

    @property
    def waiting_unseen(self) -> int:
        """How many wait for me that have no line."""
        return max(self.waiting - sum(line.waits_for_me for line in self.news), 0)

    @property
    def unread(self) -> int:
        return sum(line.unread for line in self.news)
