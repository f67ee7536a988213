"""Copying a course as a whole."""

from pathlib import Path

from studio.core.files import write_atomically
from studio.courses.course import Course
from studio.courses.files import COURSE, course_files
from studio.courses.reading import read_course


def copy_course(source: Path, target: Path) -> Course:
    """Copy all that belongs to it; raises CourseInvalid before anything is copied."""
    course = read_course(source)
    files = dict(course_files(source))
    for name in sorted(files, key=lambda name: name == COURSE):  # last: half a copy is no course
        write_atomically(target / name, files[name].read_bytes())
    return course
