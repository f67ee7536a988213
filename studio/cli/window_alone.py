"""The window when nothing else is asked for: it stands before the rest of the command line is imported."""

import os
from collections.abc import Sequence
from pathlib import Path


def workspace_alone(arguments: Sequence[str]) -> Path | None:
    """The workspace of `agent-studio` or `agent-studio --workspace FOLDER`; None of any other call."""
    if list(arguments[:1]) == ["--workspace"] and len(arguments) == 2:
        return Path(arguments[1])
    if arguments:
        return None
    from studio.core.paths import default_workspace

    return Path(os.environ.get("AGENT_STUDIO_WORKSPACE") or default_workspace())


def open_window(workspace: Path) -> int:
    from studio.core.memory import keep_no_spare_memory
    from studio.ui.app import run_window

    keep_no_spare_memory()
    return run_window(workspace)
