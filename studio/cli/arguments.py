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


def first_word(ordered: Sequence[str]) -> str:
    """What follows the common options, or nothing: the group of commands that is called."""
    waiting = iter(ordered)
    for argument in waiting:
        if argument in _WITH_VALUE:
            next(waiting, "")
        elif argument.partition("=")[0] not in _FLAGS | _WITH_VALUE:
            return argument
    return ""
