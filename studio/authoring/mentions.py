"""References in instructions, checked against what the agent has, and what one may refer to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from studio.core.agents import Agent
from studio.core.mentions import Mention, MentionKind, mentions_in


class MentionTrouble(StrEnum):
    """Why a reference leads nowhere; the faces have the words."""

    NOT_OF_AGENT = "not_of_agent"  # the base is here, but the agent does not read it
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Referable:
    """What instructions may name: bases and tools of the agent, documents of its bases, its files.

    `elsewhere` are bases of the workspace the agent does not read.
    """

    bases: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)  # what a tool is, by its name

    def names(self, kind: MentionKind) -> tuple[str, ...]:
        return {
            MentionKind.BASE: self.bases,
            MentionKind.TOOL: self.tools,
            MentionKind.DOCUMENT: self.documents,
        }[kind]


@dataclass(frozen=True)
class Checked:
    mention: Mention
    trouble: MentionTrouble | None = None


def referable(
    agent: Agent, documents: Sequence[str], bases_here: Sequence[str], files: Sequence[str]
) -> Referable:
    """`documents` are those of the agent's bases, `files` its own as `files/duties.xlsx`."""
    own = tuple(name.removeprefix("files/") for name in files)
    return Referable(
        bases=tuple(name for name in agent.knowledge.bases if name in bases_here),
        tools=tuple(use.known_as for use in agent.tools),
        documents=tuple(dict.fromkeys((*documents, *own))),
        elsewhere=tuple(name for name in bases_here if name not in agent.knowledge.bases),
    )


def check_mentions(text: str, known: Referable) -> Iterator[Checked]:
    """Yield every reference of the text in order, with what is wrong with it."""
    for mention in mentions_in(text):
        yield Checked(mention, trouble_of(mention, known))


def trouble_of(mention: Mention, known: Referable) -> MentionTrouble | None:
    if mention.name in known.names(mention.kind):
        return None
    if mention.kind is MentionKind.BASE and mention.name in known.elsewhere:
        return MentionTrouble.NOT_OF_AGENT
    return MentionTrouble.UNKNOWN
