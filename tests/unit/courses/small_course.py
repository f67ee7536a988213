"""The small course of the tests, in a folder where it may be spoilt."""

import shutil
from pathlib import Path

FIXTURE = Path(__file__).parents[2] / "fixtures" / "small-course"


def small_course(folder: Path) -> Path:
    """Copy it to that folder under its name, and return where it is."""
    return Path(shutil.copytree(FIXTURE, folder / FIXTURE.name))


def with_line(course: Path, old: str, new: str) -> Path:
    """Change what stands in its course.yaml."""
    file = course / "course.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return course
