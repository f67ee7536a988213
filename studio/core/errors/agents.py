"""An agent that cannot answer, and a draft of one that cannot be used.

StudioError
├── AgentError
│   ├── AgentHasNoKnowledge
│   ├── AgentHasNoTests
│   ├── QuestionEmpty
│   ├── QuestionTooLong
│   ├── StepLimitReached           it asked the model as often as it may and was not done
│   ├── TimeLimitReached           it took as long as it may and was not done
│   └── AnswerUncited              passages were at hand, and the answer names none of them
└── DraftInvalid                   a model asked for an agent's draft did not keep to its form
"""

from studio.core.errors.base import StudioError


class AgentError(StudioError):
    agent: str


class AgentHasNoKnowledge(AgentError):
    pass


class AgentHasNoTests(AgentError):
    pass


class QuestionEmpty(AgentError):
    pass


class QuestionTooLong(AgentError):
    characters: int
    limit: int


class StepLimitReached(AgentError):
    steps: int


class TimeLimitReached(AgentError):
    seconds: int


class AnswerUncited(AgentError):
    pass


class DraftInvalid(StudioError):
    problem: str
