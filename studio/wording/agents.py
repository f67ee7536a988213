"""Words for what goes wrong with an agent and its questions."""

from studio.core import errors as e
from studio.core.i18n import mark

AGENTS: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.AgentHasNoKnowledge: (
        mark("“{agent}” has no knowledge base yet."),
        mark("Without documents it cannot answer with sources."),
        mark("Choose a base in its knowledge section."),
    ),
    e.AgentHasNoTests: (
        mark("“{agent}” has no test questions yet."),
        mark("An agent is published only when it was tested."),
        mark("Write some test questions with what their answers must show."),
    ),
    e.QuestionEmpty: (
        mark("There is no question yet."),
        "",
        mark("Write what you want to know."),
    ),
}
