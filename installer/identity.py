"""What the program is called where desktops and package managers ask."""

import platform
import tomllib
from pathlib import Path

PROGRAM = "agent-studio"
APP_ID = "org.agentstudio.desktop"
NAME, CHINESE = "Agent Studio", "智能体工坊"
PURPOSE = "Turn a department's documents into a reviewed, published agent that answers with citations"
CHINESE_PURPOSE = "把单位的文件变成经过审核、回答注明出处的智能体"
MAINTAINER = "Agent Studio <agent-studio@localhost>"
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def version() -> str:
    project = Path(__file__).parent.parent / "pyproject.toml"
    return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def machine() -> str:
    """As Debian names it."""
    return _ARCHITECTURES[platform.machine()]
