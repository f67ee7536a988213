"""What is committed fits any machine: set-up names no web address, nothing names a path of somebody's."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
TEXTS = {".py", ".toml", ".txt", ".md", ".yaml", ".yml", ".json", ".sh", ".po", ".cfg", ".css", ".qss", ""}
MADE = {"build", "dist"}
SETTING_UP = ("Makefile", "constraints.txt", "pyproject.toml", ".ci", "scripts")
ADDRESS = re.compile(r"https?://|--[a-z-]*index[a-z-]*|--find-")
SOMEBODY_S_PATH = re.compile(r"(?<![\w.])/(home|Users|root)/[a-z]\w*/|[A-Z]:\\\\Users")


def our_texts() -> Iterator[Path]:
    """Walk the checkout without git, past what is made and not written."""
    for top in ROOT.iterdir():
        hidden = top.name.startswith(".") and top.name != ".ci"
        if not hidden and top.name not in MADE and top.suffix != ".egg-info":
            files = top.rglob("*") if top.is_dir() else [top]
            yield from (file for file in files if file.suffix in TEXTS and file.is_file())


def lines_with(pattern: re.Pattern[str], files: Iterable[Path]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for file in files
        if file != Path(__file__)
        for number, line in enumerate(file.read_text("utf-8", errors="replace").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_setting_up_names_no_web_address() -> None:
    """Where packages come from is the machine's own configuration."""
    files = (file for file in our_texts() if file.relative_to(ROOT).parts[0] in SETTING_UP)
    assert lines_with(ADDRESS, files) == []


def test_no_file_names_a_path_of_somebody_s_computer() -> None:
    assert lines_with(SOMEBODY_S_PATH, our_texts()) == []
