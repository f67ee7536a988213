"""The window opens without the command line when nothing else is asked for."""

from pathlib import Path

import pytest

from studio.cli.window_alone import Alone, window_alone


def test_without_arguments_it_is_the_workspace_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENT_STUDIO_WORKSPACE", "/somewhere")

    assert window_alone([]) == Alone(Path("/somewhere"))


def test_a_workspace_may_be_named() -> None:
    assert window_alone(["--workspace", "w"]) == Alone(Path("w"))


@pytest.mark.parametrize(
    "arguments", [["kb", "list"], ["--workspace"], ["--workspace", "w", "kb"], ["--help"], ["a.agent", "b"]]
)
def test_anything_else_is_a_matter_of_the_command_line(arguments: list[str]) -> None:
    assert window_alone(arguments) is None


@pytest.mark.parametrize("name", ["防汛 值班.agent", "入门.course", "ABC.AGENT"])
def test_a_file_the_desktop_opens_comes_along(name: str) -> None:
    assert window_alone(["--workspace", "w", name]) == Alone(Path("w"), Path(name))
