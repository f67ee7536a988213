"""What the tools of an agent are given from outside, by whoever runs it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.proposals import Consent, decline
from studio.tools import Tool
from studio.tools.kind import no_secret


@dataclass(frozen=True)
class Means:
    """`folder` is the agent's own, where its tools' files lie; `secret` finds what lies in the keyring.

    `consent` asks the person; `tools` come in addition to the agent's own.
    """

    folder: Path = Path()
    secret: Callable[[str], str] = no_secret
    consent: Consent = decline
    tools: Sequence[Tool] = ()
