"""Words for courses: what keeps one from being read or taken."""

from studio.core import errors as e
from studio.core.i18n import mark

WITHOUT_LINE: dict[type[e.StudioError], str] = {
    e.CourseInvalid: mark("The course “{course}” is not written as a course is: {file}: {problem}")
}
WITHOUT_OTHERS: dict[type[e.StudioError], str] = {e.CourseInvalid: mark("Nothing was changed.")}
COURSES: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.CourseInvalid: (
        mark(
            "The course “{course}” is not written as a course is:"
            " {file}, line {line} ({place}): {problem} {value}"
        ),
        mark("Nothing was changed. {others} {others:place|places} beside it {others:is|are} wrong."),
        mark("Mend that place in the file; docs/courses.md says what belongs there."),
    ),
    e.CourseNotBegun: (
        mark("The course “{course}” has not been begun here."),
        "",
        mark("Begin it first: agent-studio course start {course}"),
    ),
    e.CourseNotPutAside: (
        mark("There is nothing to take back of the course “{course}”."),
        mark("It was not begun anew here, or an hour and more ago."),
        mark("Go on with it as it is."),
    ),
    e.CourseFileInvalid: (
        mark("“{file}” is no course that can be used: {problem}"),
        mark("Nothing of it was taken over."),
        mark("Ask whoever made it to export the course again."),
    ),
    e.CourseFileDamaged: (
        mark("The course in “{file}” was changed or cut short. {part}"),
        mark("Nothing of it was taken over."),
        mark("Copy it again from where it was kept."),
    ),
}
