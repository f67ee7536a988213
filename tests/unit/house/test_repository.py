"""What is committed fits any machine: no registry's host, no path of somebody's computer."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TEXTS = {".py", ".toml", ".txt", ".md", ".yaml", ".yml", ".json", ".sh", ".po", ".cfg", ".css", ".qss", ""}
MADE = {"build", "dist"}
PLACES = {
    "a registry": r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org|mirrors?\.[a-z]+\.(edu|com)",
    "an option that names one": r"--(extra-)?index-url|--trusted-host|--find-links|PIP_INDEX_URL",
    "a path of somebody's computer": r"(?<![\w.])/(home|Users)/[a-z]\w*/|/root/|/work/|C:\\\\Users",
}


def our_texts() -> Iterator[Path]:
    """Walk the checkout without git, past what is made and not written."""
    for top in ROOT.iterdir():
        hidden = top.name.startswith(".") and top.name != ".ci"
        if not hidden and top.name not in MADE and top.suffix != ".egg-info":
            files = top.rglob("*") if top.is_dir() else [top]
            yield from (file for file in files if file.suffix in TEXTS and file.is_file())


@pytest.mark.parametrize("what", PLACES)
def test_no_file_names(what: str) -> None:
    pattern = re.compile(PLACES[what])
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for file in our_texts()
        if file != Path(__file__)
        for number, line in enumerate(
            file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        if pattern.search(line)
    ]

    assert found == []
