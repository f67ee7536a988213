"""What of a course is carried from place to place: within bounds, under names that every computer takes."""

from pathlib import Path

from studio.catalogue.packages.archive import Limits
from studio.catalogue.packages.entry_names import name_problem
from studio.core.errors import CourseFileInvalid
from studio.core.files import write_atomically
from studio.courses.course import Course
from studio.courses.files import COURSE, course_files
from studio.courses.reading import read_course

LIMITS = Limits(entries=2000, size=256 << 20)
_LEFT_FOR_MORE = 8 << 20  # bytes: names and digests


def carried(folder: Path) -> dict[str, Path]:
    """Return the files of a course by their names; raises CourseFileInvalid for too many or too large."""
    files = dict(course_files(folder))
    if len(files) >= LIMITS.entries:
        raise CourseFileInvalid(file=folder.name, problem="too_many_files")
    if sum(path.stat().st_size for path in files.values()) > LIMITS.size - _LEFT_FOR_MORE:
        raise CourseFileInvalid(file=folder.name, problem="too_large")
    for name in files:
        if problem := name_problem(name):
            raise CourseFileInvalid(file=name, problem=problem)
    return files


def copy_course(source: Path, target: Path) -> Course:
    """Copy all that belongs to it; raises CourseInvalid or CourseFileInvalid before anything is copied."""
    course = read_course(source)
    files = carried(source)
    for name in sorted(files, key=lambda name: name == COURSE):  # last: half a copy is no course
        write_atomically(target / name, files[name].read_bytes())
    return course
