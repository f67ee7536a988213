"""What a tool touches: what it reads, what it writes, where it sends, and what that adds up to."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class _Stated(BaseModel):
    model_config = ConfigDict(frozen=True)


class TouchKind(StrEnum):
    """What is touched; the faces have the words."""

    KNOWLEDGE = "knowledge"  # a knowledge base of the agent
    OWN_FILE = "own_file"  # a file in the agent's folder
    ATTACHMENT = "attachment"  # what the person attached to the chat
    CONVERSATION = "conversation"  # what the person said
    CALENDAR = "calendar"  # today's date and the agent's calendar
    NEW_FILE = "new_file"  # a file made for the person
    HOST = "host"  # a server outside
    PROGRAM = "program"  # a program started on this computer


class Touch(_Stated):
    """`name` says which one, where there is one to name: a file, a host, a command."""

    kind: TouchKind
    name: str = ""


class Reach(_Stated):
    """`untrusted` text comes in through it, it gets at `sensitive` data, what it does is `outward`:
    felt outside this computer."""

    reads: tuple[Touch, ...] = ()
    writes: tuple[Touch, ...] = ()
    sends: tuple[Touch, ...] = ()
    untrusted: bool = False
    sensitive: bool = False
    outward: bool = False

    @property
    def breaks_rule_of_two(self) -> bool:
        """All three in one agent is high risk (OWASP LLM Top 10, “Rule of Two”)."""
        return self.untrusted and self.sensitive and self.outward


def reach_together(reaches: Iterable[Reach]) -> Reach:
    """Return what all of these reach, each thing once, in order."""
    each = list(reaches)
    return Reach(
        reads=tuple(dict.fromkeys(touch for reach in each for touch in reach.reads)),
        writes=tuple(dict.fromkeys(touch for reach in each for touch in reach.writes)),
        sends=tuple(dict.fromkeys(touch for reach in each for touch in reach.sends)),
        untrusted=any(reach.untrusted for reach in each),
        sensitive=any(reach.sensitive for reach in each),
        outward=any(reach.outward for reach in each),
    )
