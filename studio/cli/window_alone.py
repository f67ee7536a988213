"""The window when nothing else is asked for: it stands before the rest of the command line is imported."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Alone:
    """`file` is an agent or a course that the desktop opens with this program."""

    workspace: Path
    file: Path | None = None


def window_alone(arguments: Sequence[str]) -> Alone | None:
    """What `agent-studio [--workspace FOLDER] [FILE]` asks for; None of any other call."""
    told, *rest = (
        (arguments[1], *arguments[2:])
        if arguments[:1] == ["--workspace"] and arguments[1:]
        else ("", *arguments)
    )
    if len(rest) > 1 or (rest and not is_brought(rest[0])):
        return None
    from studio.core.paths import default_workspace

    workspace = told or os.environ.get("AGENT_STUDIO_WORKSPACE") or default_workspace()
    return Alone(Path(workspace), Path(rest[0]) if rest else None)


def is_brought(argument: str) -> bool:
    """Whether it names a file as the desktop would hand it over, and no command."""
    from studio.core.paths import AGENT_FILE, COURSE_FILE

    return not argument.startswith("-") and argument.lower().endswith((AGENT_FILE, COURSE_FILE))


def open_window(asked: Alone) -> int:
    from studio.core.memory import keep_no_spare_memory
    from studio.ui.app import run_window

    keep_no_spare_memory()
    return run_window(asked.workspace, file=asked.file)
