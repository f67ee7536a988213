"""The window opens without the command line when nothing else is asked for."""

from pathlib import Path

import pytest

from studio.cli.window_alone import workspace_alone


def test_without_arguments_it_is_the_workspace_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENT_STUDIO_WORKSPACE", "/somewhere")

    assert workspace_alone([]) == Path("/somewhere")


def test_a_workspace_may_be_named() -> None:
    assert workspace_alone(["--workspace", "w"]) == Path("w")


@pytest.mark.parametrize(
    "arguments", [["kb", "list"], ["--workspace"], ["--workspace", "w", "kb"], ["--help"]]
)
def test_anything_else_is_a_matter_of_the_command_line(arguments: list[str]) -> None:
    assert workspace_alone(arguments) is None
