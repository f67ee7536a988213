"""Where the program's own files and a person's workspace are."""

from pathlib import Path

import platformdirs

WORKSPACE_LOCK = "workspace.lock"  # in every folder that is a workspace
PACKAGE = Path(__file__).parent.parent


def default_workspace(chosen: Path | None = None) -> Path:
    """The folder of the person who is signed in to this computer, made on first use; or where they moved it.

    `chosen` is the file that says so.
    """
    try:
        moved = (chosen or _choice()).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        moved = ""
    if moved and Path(moved).is_absolute():
        return Path(moved)
    return Path(platformdirs.user_data_dir("agent-studio", appauthor=False)) / "workspace"


def choose_workspace(folder: Path, chosen: Path | None = None) -> None:
    """Have that folder be the default one from the next start on."""
    file = chosen or _choice()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{folder.absolute()}\n", encoding="utf-8")


def _choice() -> Path:
    return Path(platformdirs.user_config_dir("agent-studio", appauthor=False)) / "workspace.txt"


def templates_folder() -> Path:
    """The ready-made agents, each a folder with agent.yaml, instructions, tests and documents."""
    return PACKAGE.parent / "agents"  # beside the package, in the installed program too


def template_folders() -> dict[str, Path]:
    return {path.parent.name: path.parent for path in sorted(templates_folder().glob("*/agent.yaml"))}
