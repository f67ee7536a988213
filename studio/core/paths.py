"""Where the program's own files, its policy and a person's workspace are."""

import os
import sys
from pathlib import Path

import platformdirs

WORKSPACE_LOCK = "workspace.lock"  # in every folder that is a workspace
POLICY = "policy.yaml"
AGENT_FILE, COURSE_FILE = ".agent", ".course"
"""How the names of packages end, which the desktop opens with this program."""
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


def policy_files() -> list[Path]:
    """Where an administrator's policy may be, the strongest last: each holds over those before it.

    The one that is being tried out, the one placed beside the program, and the system's own.
    """
    tried = os.environ.get("AGENT_STUDIO_POLICY", "")
    return [*([Path(tried)] if tried else []), _program_folder() / POLICY, _system_folder() / POLICY]


def _program_folder() -> Path:
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else PACKAGE.parent


def _system_folder() -> Path:
    """Not from a variable, which people could set."""
    if sys.platform == "win32":
        return Path(platformdirs.site_config_dir("agent-studio", appauthor=False))
    return Path("/etc/agent-studio")


def _choice() -> Path:
    return Path(platformdirs.user_config_dir("agent-studio", appauthor=False)) / "workspace.txt"


def templates_folder() -> Path:
    """The ready-made agents, each a folder with agent.yaml, instructions, tests and documents."""
    return PACKAGE.parent / "agents"  # beside the package, in the installed program too


def courses_folder() -> Path:
    """The courses that ship, each a folder with course.yaml, lessons and documents."""
    return PACKAGE.parent / "courses"  # beside the package, in the installed program too


def template_folders() -> dict[str, Path]:
    return {path.parent.name: path.parent for path in sorted(templates_folder().glob("*/agent.yaml"))}
