"""Courses: what a trainer wrote, what the studio sees of its steps, and the workspace each is taken in."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.courses.attendance import Attendance, kept_progress
    from studio.courses.checks import Outcome, Seen
    from studio.courses.course import Course, Lesson, Step, step_key
    from studio.courses.lesson_text import LessonText
    from studio.courses.packing import course_digest
    from studio.courses.progress import Progress, StepState
    from studio.courses.reading import course_problems, read_course
    from studio.courses.shelf import CourseEntry, CourseShelf
    from studio.courses.starting import Preparing

__all__ = [
    "Attendance",
    "Course",
    "CourseEntry",
    "CourseShelf",
    "Lesson",
    "LessonText",
    "Outcome",
    "Preparing",
    "Progress",
    "Seen",
    "Step",
    "StepState",
    "course_digest",
    "course_problems",
    "kept_progress",
    "read_course",
    "step_key",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.courses.attendance": "Attendance kept_progress",
        "studio.courses.checks": "Outcome Seen",
        "studio.courses.course": "Course Lesson Step step_key",
        "studio.courses.lesson_text": "LessonText",
        "studio.courses.packing": "course_digest",
        "studio.courses.progress": "Progress StepState",
        "studio.courses.reading": "course_problems read_course",
        "studio.courses.shelf": "CourseEntry CourseShelf",
        "studio.courses.starting": "Preparing",
    },
)
