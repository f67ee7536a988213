"""Reads the courses at hand for their list, away from the window."""

from pathlib import Path

from studio.core.languages import Language
from studio.ui.attending.sight import ListedCourse


def listed_courses(home: Path, language: Language, here: str) -> list[ListedCourse]:
    """Return those of that language and, below them, what does not read; `here` is the one that is open."""
    from studio.courses import CourseShelf

    shelf = CourseShelf(home)
    found = []
    for entry in shelf.entries(language):
        course = entry.course
        met, steps = entry.progress.counts(course) if entry.progress else (0, len(list(course.steps)))
        found.append(
            ListedCourse(
                id=course.id,
                title=course.title,
                summary=course.summary,
                trainer=course.trainer,
                lessons=len(course.lessons),
                minutes=course.minutes,
                steps=steps,
                met=met,
                begun=entry.begun,
                imported=entry.imported,
                here=course.id == here,
            )
        )
    troubles = [
        ListedCourse(id=problem.course, title=problem.course, trouble=problem) for problem in shelf.problems()
    ]
    return [*sorted(found, key=lambda line: (not line.begun, line.imported)), *troubles]


def home_of(folder: Path) -> Path:
    """The workspace whose courses these are: in a course's own, the one it was begun from."""
    from studio.courses.place import TAKEN

    return folder.parent.parent if folder.parent.name == TAKEN else folder
