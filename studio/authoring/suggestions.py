"""A draft as single changes of an agent, each of which the person applies or discards."""

from dataclasses import dataclass
from enum import StrEnum

from studio.authoring.drafts import Draft, DraftedTest
from studio.core.agents import Agent, TestCase, TestSuite, ToolUse
from studio.runtime import AgentFolder


class Suggested(StrEnum):
    """What a change is about, in the order it is shown."""

    NAME = "name"
    PURPOSE = "purpose"
    INSTRUCTIONS = "instructions"
    GREETING = "greeting"
    STARTERS = "starters"
    BASE = "base"
    TOOL = "tool"
    TEST = "test"


@dataclass(frozen=True)
class Suggestion:
    """`before` and `after` are texts; a base, a tool or a test is only ever added, so it has no `before`."""

    about: Suggested
    after: str
    before: str = ""
    test: DraftedTest | None = None


def suggestions_of(draft: Draft, folder: AgentFolder) -> list[Suggestion]:
    """Return what the draft would change; what is there already is no change."""
    agent, asked = folder.agent, {case.question for case in folder.tests.cases}
    texts = [
        Suggestion(Suggested.NAME, draft.name.strip(), agent.name),
        Suggestion(Suggested.PURPOSE, draft.purpose.strip(), agent.purpose),
        Suggestion(Suggested.INSTRUCTIONS, draft.instructions.strip(), folder.instructions.strip()),
        Suggestion(Suggested.GREETING, draft.greeting.strip(), agent.opening.greeting),
        Suggestion(Suggested.STARTERS, _lines(draft.starters), _lines(agent.opening.starters)),
    ]
    used = {use.tool for use in agent.tools}
    added = [Suggestion(Suggested.BASE, name) for name in draft.bases if name not in agent.knowledge.bases]
    added += [Suggestion(Suggested.TOOL, kind) for kind in draft.tools if kind not in used]
    tests = {test.question: test for test in draft.tests if test.question not in asked}
    added += [Suggestion(Suggested.TEST, question, test=test) for question, test in tests.items()]
    return [one for one in texts if one.after and one.after != one.before] + added


def apply(suggestion: Suggestion, folder: AgentFolder) -> None:
    """Write the change into the draft's files."""
    if suggestion.about is Suggested.INSTRUCTIONS:
        folder.save_instructions(suggestion.after)
    elif suggestion.test is not None:
        case = _case(suggestion.test)
        folder.save_tests(TestSuite(cases=(*folder.tests.cases, case)))
    else:
        folder.save_agent(Agent.model_validate(_changed(suggestion, folder.agent).model_dump()))


def _changed(suggestion: Suggestion, agent: Agent) -> Agent:
    after = suggestion.after
    match suggestion.about:
        case Suggested.GREETING:
            opening = agent.opening.model_copy(update={"greeting": after})
            return agent.model_copy(update={"opening": opening})
        case Suggested.STARTERS:
            opening = agent.opening.model_copy(update={"starters": tuple(after.splitlines())})
            return agent.model_copy(update={"opening": opening})
        case Suggested.BASE:
            knowledge = agent.knowledge.model_copy(update={"bases": (*agent.knowledge.bases, after)})
            return agent.model_copy(update={"knowledge": knowledge})
        case Suggested.TOOL:
            return agent.model_copy(update={"tools": (*agent.tools, ToolUse(tool=after))})
    return agent.model_copy(update={suggestion.about.value: after})


def _case(test: DraftedTest) -> TestCase:
    said = tuple(words for words in test.contains if words.strip())
    return TestCase(question=test.question, contains=() if test.declines else said, declines=test.declines)


def _lines(texts: tuple[str, ...]) -> str:
    return "\n".join(text.strip() for text in texts if text.strip())
