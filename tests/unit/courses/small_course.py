"""The small course of the tests, in a folder where it may be spoilt."""

import shutil
from pathlib import Path

FIXTURE = Path(__file__).parents[2] / "fixtures" / "small-course"


def small_course(folder: Path) -> Path:
    """Copy it to that folder under its name, and return where it is."""
    return Path(shutil.copytree(FIXTURE, folder / FIXTURE.name))


def bare_course(folder: Path) -> Path:
    """Copy it without what it begins with, so that it takes no time to start."""
    course = with_line(small_course(folder), "  bases:\n    值班资料: start/documents\n", "")
    return with_line(course, "  agents:\n  - start/agents/duty\n", "  agents: []\n")


def with_line(course: Path, old: str, new: str) -> Path:
    """Change what stands in its course.yaml."""
    file = course / "course.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return course
