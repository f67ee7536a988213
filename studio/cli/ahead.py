"""Readers that start before the program has loaded: a base's first documents are sure to need them."""

import os
import sys
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from studio.cli.arguments import command_in, value_of, with_common_options_first
from studio.documents.beginning import two_begun

if TYPE_CHECKING:
    from studio.documents.starting import Started

Result = TypeVar("Result")
_SWITCH = 0.0005  # seconds: readers wait while what speaks to them waits for a thread that loads modules
_LOADS = ("studio.knowledge.cutting", "rjieba")
_LARGE = (".docx", ".ofd", ".pdf", ".pptx", ".xlsx")  # what reads them takes a while to load


class Ahead:
    """The loop of the call, in which the readers started; whoever takes one of them ends it."""

    def __init__(self, files: Sequence[str]) -> None:
        sys.setswitchinterval(_SWITCH)
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # nothing is multiplied while documents are added
        loads = [*_LOADS, *_readers_of(files)]
        begun = two_begun(loads)
        import asyncio  # takes as long as a process needs to start

        from studio.documents.starting import two_started

        self._runner = asyncio.Runner()
        self.readers: list[Started] = self._runner.run(two_started(loads, begun))

    def run(self, call: Coroutine[Any, Any, Result]) -> Result:
        """Like `asyncio.run`."""
        return self._runner.run(call)

    def close(self) -> None:
        with self._runner:
            self._runner.run(_ended(self.readers))


@contextmanager
def ahead_of(arguments: Sequence[str]) -> Iterator[Ahead | None]:
    """Started ahead of a call where that is worth while."""
    ordered = with_common_options_first(arguments)
    name, *files = [one for one in _added(ordered) if not one.startswith("-")] or [""]
    if not files or not _is_empty(workspace_in(ordered) / "knowledge" / name):
        yield None
        return
    ahead = Ahead(files)
    try:
        yield ahead
    finally:
        ahead.close()


def _added(ordered: Sequence[str]) -> Sequence[str]:
    """What follows `kb add`: the base and files and folders for it, and options."""
    if list(command_in(ordered)) != ["kb", "add"]:
        return []
    return ordered[ordered.index("add", ordered.index("kb")) + 1 :]


def _is_empty(base: Path) -> bool:
    """Then none of the documents is known yet; one that keeps no originals looks empty, too."""
    return base.is_dir() and not any((base / "sources").glob("*"))


def _readers_of(files: Sequence[str]) -> list[str]:
    """Modules for what there is by its names; what is in folders of a folder is not looked at."""
    endings = {found.suffix.lower() for file in files for found in _in(Path(file))}
    return [f"studio.documents.readers.{ending[1:]}" for ending in _LARGE if ending in endings]


def _in(path: Path) -> Sequence[Path]:
    try:
        return list(path.iterdir())
    except OSError:  # most likely a file
        return [path]


def workspace_in(ordered: Sequence[str]) -> Path:
    told = value_of("--workspace", ordered) or os.environ.get("AGENT_STUDIO_WORKSPACE")
    if told:
        return Path(told)
    from studio.core.paths import default_workspace

    return default_workspace()


async def _ended(processes: "Sequence[Started]") -> None:
    import asyncio

    from studio.documents.child import Child

    await asyncio.gather(*(Child(process).kill() for process in processes))
