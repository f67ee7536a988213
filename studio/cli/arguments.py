"""Lets the common options stand before or after the command: `kb list --json` as well as `--json kb list`."""

from collections.abc import Sequence

_FLAGS = {"--json"}
_WITH_VALUE = {"--workspace", "--lang", "--as"}


def with_common_options_first(arguments: Sequence[str]) -> list[str]:
    """Move the common options to the front; what follows a bare `--` is left alone."""
    common: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            return [*common, *rest, argument, *waiting]
        name = argument.partition("=")[0]
        target = common if name in _FLAGS | _WITH_VALUE else rest
        target.append(argument)
        if argument in _WITH_VALUE and waiting:
            target.append(waiting.pop(0))
    return [*common, *rest]


def command_in(ordered: Sequence[str]) -> Sequence[str]:
    """What follows the common options: the command that is called, by its group's name and its own."""
    at = 0
    while at < len(ordered) and ordered[at].partition("=")[0] in _FLAGS | _WITH_VALUE:
        at += 2 if ordered[at] in _WITH_VALUE else 1
    return ordered[at : at + 2]


def value_of(option: str, ordered: Sequence[str]) -> str:
    """What a common option is set to; empty where it is not said."""
    for at, argument in enumerate(ordered[:-1]):
        if argument == option:
            return ordered[at + 1]
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
    return ""
