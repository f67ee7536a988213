"""A tool gets at its own keys: what endpoints, sign-ins and foreign agents keep is out of its reach."""

import pytest

from studio.authoring.tool_keys import kept_as, secrets_named
from studio.core.agents import Agent, ToolUse


@pytest.mark.parametrize("name", ["endpoint/shared", "catalogue http://a/", "STATION_KEY", ""])
def test_whatever_a_tool_names_is_kept_among_the_keys_of_tools(name: str) -> None:
    assert kept_as("duty", name) == f"tool/duty/{name}"


def test_a_copy_of_ones_own_agent_goes_on_with_the_keys_of_the_first() -> None:
    assert kept_as("duty-2", "tool/duty/service/key") == "tool/duty/service/key"


def test_an_agent_that_came_from_elsewhere_has_its_own_keys_only() -> None:
    assert kept_as("duty", "tool/duty/service/key", foreign=True) == "tool/duty/service/key"
    assert kept_as("duty", "tool/other/service/key", foreign=True) == "tool/duty/tool/other/service/key"


def test_the_environment_variables_of_a_server_are_secrets_by_name() -> None:
    use = ToolUse(tool="mcp", settings={"command": "a", "variables": ["STATION_KEY"]})
    agent = Agent(id="duty", name="值班", tools=(use,))
    assert secrets_named(agent, "mcp") == ("STATION_KEY",)
    assert secrets_named(agent, "nobody") == ()
