"""Where the program's own files and a person's workspace are."""

from pathlib import Path

import platformdirs

WORKSPACE_LOCK = "workspace.lock"  # in every folder that is a workspace
PACKAGE = Path(__file__).parent.parent


def default_workspace() -> Path:
    """The folder of the person who is signed in to this computer, made on first use."""
    return Path(platformdirs.user_data_dir("agent-studio", appauthor=False)) / "workspace"


def templates_folder() -> Path:
    """The ready-made agents, each a folder with agent.yaml, instructions, tests and documents."""
    return PACKAGE.parent / "agents"


def template_folders() -> dict[str, Path]:
    return {path.parent.name: path.parent for path in sorted(templates_folder().glob("*/agent.yaml"))}
