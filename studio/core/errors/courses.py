"""Courses: their folders, their files, and the workspaces in which they are taken.

StudioError
└── CourseError
    ├── CourseInvalid              its folder is not written as a course is
    ├── CourseNotReady             what it begins with could not be made
    ├── CourseNotBegun
    ├── CourseNotPutAside          nothing was begun anew that could be taken back
    ├── CourseFileInvalid          a .course file that holds no course
    └── CourseFileDamaged          it was a course, and was changed or cut short
"""

from studio.core.errors.base import StudioError


class CourseError(StudioError):
    pass


class CourseInvalid(CourseError):
    """`line` counts from 1, 0 for the file as a whole; `place` is the way through it (“lessons.1.steps.2”),
    `value` what stands there. `others` counts what is wrong beside it."""

    course: str
    file: str
    line: int
    place: str
    problem: str
    value: str
    others: int


class CourseNotBegun(CourseError):
    course: str


class CourseNotPutAside(CourseError):
    course: str


class CourseFileInvalid(CourseError):
    file: str
    problem: str


class CourseFileDamaged(CourseError):
    """`part` is the file inside that is not what it was, empty where that is not known."""

    file: str
    part: str
