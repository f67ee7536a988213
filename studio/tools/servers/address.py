"""Which MCP server: a program started here or a server by address, told exactly as it will be started."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ServerAddress:
    """A `command` with its arguments, or a `url`; `variables` names what it is given from the keyring."""

    command: str = ""
    arguments: tuple[str, ...] = ()
    url: str = ""
    variables: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The whole command line as a shell would take it, or the address."""
        return self.url or command_line((self.command, *self.arguments))

    @property
    def subject(self) -> str:
        """What the leave to start it is kept under: another argument or variable is another program."""
        return f"mcp {self.shown} [{' '.join(self.variables)}]"


def command_line(parts: Sequence[str]) -> str:
    return shlex.join(parts)
