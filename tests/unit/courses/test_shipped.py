"""Every course that ships reads, can be carried, and has a twin in the other language with the same steps."""

from pathlib import Path

import pytest

from studio.core.paths import courses_folder
from studio.courses import CourseShelf, course_problems, read_course
from studio.courses.carrying import carried
from studio.courses.files import courses_in

FOLDERS = courses_in(courses_folder())
of_each = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def test_three_courses_ship_in_each_language(tmp_path: Path) -> None:
    shelf = CourseShelf(tmp_path)
    languages = [entry.course.language.value for entry in shelf.entries()]

    assert (languages.count("zh"), languages.count("en")) == (3, 3)
    assert shelf.problems() == []


@of_each
def test_it_reads_and_can_be_carried(folder: Path) -> None:
    assert course_problems(folder) == ()
    assert read_course(folder).id == folder.name
    assert "course.yaml" in carried(folder)


@of_each
def test_its_twin_has_the_same_lessons_and_is_checked_alike(folder: Path) -> None:
    course = read_course(folder)
    assert course.twin is not None
    twin = read_course(folder.parent / course.twin)

    assert (twin.twin, twin.minutes) == (course.id, course.minutes)
    assert twin.language is not course.language
    checked = [
        [(key, step.check.kind, set(step.mistakes)) for key, step in one.steps] for one in (course, twin)
    ]
    assert checked[0] == checked[1]
    assert [lesson.minutes for lesson in twin.lessons] == [lesson.minutes for lesson in course.lessons]


@of_each
def test_every_step_says_where_it_is_done_and_has_a_hint(folder: Path) -> None:
    for key, step in read_course(folder).steps:
        assert step.hint, key
        assert step.goto, key
