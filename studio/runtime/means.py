"""What the tools of an agent are given from outside, by whoever runs it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.agents import ToolUse
from studio.core.proposals import Consent, decline
from studio.tools import Tool
from studio.tools.kind import allow_all, no_secret
from studio.tools.permissions import Permissions, Unremembered

if TYPE_CHECKING:
    from studio.tools.servers.pool import ServerPool


@dataclass(frozen=True)
class Means:
    """`folder` is the agent's own, where its tools' files lie; `secret` finds what lies in the keyring.

    `consent` asks the person; `tools` come in addition to the agent's own. `permissions` are what was allowed
    on this computer before, `allow` raises ToolForbidden for what is forbidden there.
    """

    folder: Path = Path()
    secret: Callable[[str], str] = no_secret
    consent: Consent = decline
    tools: Sequence[Tool] = ()
    permissions: Permissions = field(default_factory=Unremembered)
    servers: "ServerPool | None" = None
    allow: Callable[[ToolUse], None] = allow_all
