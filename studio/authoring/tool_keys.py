"""Under which names the keyring keeps what tools need: apart from all that is not a tool's."""

from studio.core.agents import Agent
from studio.tools.kinds import tool_kind

_OURS = "tool/"


def kept_as(agent: str, name: str, *, foreign: bool = False) -> str:
    """Return where the keyring has the key that a tool of this agent calls so.

    A tool may name what it likes: keys of endpoints and sign-ins are out of its reach, and for an agent that
    came from elsewhere (`foreign`) so are the keys of other agents.
    """
    within = f"{_OURS}{agent}/"
    mine = name.startswith(within if foreign else _OURS)
    return name if mine else f"{within}{name}"


def secrets_named(agent: Agent, tool: str) -> tuple[str, ...]:
    """Return the secrets which that tool lists by name, such as environment variables."""
    uses = [use for use in agent.tools if use.known_as == tool]
    fields = tool_kind(uses[0].tool).settings.model_json_schema()["properties"] if uses else {}
    lists = [name for name, field in fields.items() if field.get("items", {}).get("format") == "secret"]
    return tuple(str(secret) for name in lists for secret in uses[0].settings.get(name) or ())
