"""Readers that start before the program has loaded: a base's first documents are sure to need them."""

import asyncio
import os
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from studio.cli.arguments import command_in, value_of, with_common_options_first
from studio.documents.starting import Started, two_started

Result = TypeVar("Result")
_LOADS = ("studio.knowledge.cutting", "rjieba")


class Ahead:
    """The loop of the call, in which the readers started; whoever takes one of them ends it."""

    def __init__(self) -> None:
        self._runner = asyncio.Runner()
        self.readers: list[Started] = self._runner.run(two_started(_LOADS))

    def run(self, call: Coroutine[Any, Any, Result]) -> Result:
        """Like `asyncio.run`."""
        return self._runner.run(call)

    def close(self) -> None:
        with self._runner:
            self._runner.run(_ended(self.readers))


@contextmanager
def ahead_of(arguments: Sequence[str]) -> Iterator[Ahead | None]:
    """Started ahead of a call where that is worth while."""
    if not _adds_the_first(with_common_options_first(arguments)):
        yield None
        return
    ahead = Ahead()
    try:
        yield ahead
    finally:
        ahead.close()


def _adds_the_first(ordered: Sequence[str]) -> bool:
    """Whether these are the first documents of a base: then none of them is known yet."""
    if list(command_in(ordered)) != ["kb", "add"]:
        return False
    name = next((one for one in ordered[ordered.index("add") + 1 :] if not one.startswith("-")), "")
    base = workspace_in(ordered) / "knowledge" / name
    return bool(name) and base.is_dir() and not any((base / "sources").glob("*"))


def workspace_in(ordered: Sequence[str]) -> Path:
    told = value_of("--workspace", ordered) or os.environ.get("AGENT_STUDIO_WORKSPACE")
    if told:
        return Path(told)
    from studio.core.paths import default_workspace

    return default_workspace()


async def _ended(processes: Sequence[Started]) -> None:
    from studio.documents.child import Child

    await asyncio.gather(*(Child(process).kill() for process in processes))
