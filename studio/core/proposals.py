"""What a tool is about to do outside the conversation, put to the person before it is done."""

from collections.abc import Awaitable, Callable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Effect(StrEnum):
    WRITES_FILE = "writes_file"
    SENDS = "sends"
    STARTS_PROGRAM = "starts_program"
    DESCRIPTION_CHANGED = (
        "description_changed"  # a tool server says something else of a tool than when allowed
    )


class Proposal(BaseModel):
    """Exactly what will be done: `target` is the file, address or command, `content` all that goes there."""

    model_config = ConfigDict(frozen=True)

    tool: str
    effect: Effect
    target: str
    content: str = ""


Consent = Callable[[Proposal], Awaitable[bool]]
"""Asks the person; True only when they agreed to exactly this."""


async def decline(proposal: Proposal) -> bool:
    """The consent of nobody: where there is no person to ask, nothing is done outside."""
    return False


async def makes_files_only(proposal: Proposal) -> bool:
    """The consent of a test: files in the chat's own folder may be made, nothing may be sent or started."""
    return proposal.effect is Effect.WRITES_FILE
