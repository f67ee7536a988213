"""Write the papers of the agent typhoon-notice: `python -m scripts.samples.typhoon_notice [FOLDER]`."""

import sys
from pathlib import Path
from typing import Any

import yaml

from scripts.samples.papers import write_papers

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "agents" / "typhoon-notice"


def write(folder: Path) -> None:
    """The papers of the base, and the warnings that tests attach: Word files and plain texts."""
    warnings = _read("typhoon_warnings.yaml")
    write_papers(folder / "documents", _read("typhoon_texts.yaml"))
    write_papers(folder / "files", [each for each in warnings if each.get("paper", True)])
    for each in warnings:
        if not each.get("paper", True):
            (folder / "files" / f"{each['file']}.txt").write_text(each["body"], encoding="utf-8")


def _read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found


def main() -> None:
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)


if __name__ == "__main__":
    main()
