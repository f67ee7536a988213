"""The courses at hand: which are shown, where they are taken, and what a reset takes away."""

import os
import shutil
from pathlib import Path

import pytest

from studio.core.errors import (
    CourseFileInvalid,
    CourseInvalid,
    CourseNotBegun,
    CourseNotPutAside,
    NotFound,
    WorkspaceBusy,
    WorkspaceNotEmpty,
)
from studio.core.languages import Language
from studio.core.yaml import read_yaml, write_yaml
from studio.courses import CourseShelf
from studio.courses.place import begin, made_by_one
from studio.courses.setting_aside import bring_back, forget_aside
from studio.workspace import Settings, Theme
from studio.workspace.lock import WorkspaceLock
from tests.unit.courses.small_course import bare_course, with_line


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A course that begins with nothing, which takes no time to start."""
    return bare_course(tmp_path / "shipped")


@pytest.fixture
def shelf(tmp_path: Path, bare: Path) -> CourseShelf:
    return CourseShelf(tmp_path / "workspace", bare.parent)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def twin_of(course: Path) -> Path:
    twin = Path(shutil.copytree(course, course.with_name("small-course-en")))
    with_line(twin, "id: small-course", "id: small-course-en\ntwin: small-course")
    with_line(course, "id: small-course", "id: small-course\ntwin: small-course-en")
    return with_line(twin, "language: zh", "language: en")


def test_of_twins_the_one_in_the_language_is_shown(bare: Path, shelf: CourseShelf) -> None:
    twin_of(bare)

    assert [entry.course.id for entry in shelf.entries(Language.ZH)] == ["small-course"]
    assert [entry.course.id for entry in shelf.entries(Language.EN)] == ["small-course-en"]
    assert len(shelf.entries()) == 2


async def test_one_that_is_begun_is_shown_in_both_languages(bare: Path, shelf: CourseShelf) -> None:
    twin_of(bare)
    await shelf.start("small-course")

    shown = [entry.course.id for entry in shelf.entries(Language.EN)]
    assert sorted(shown) == ["small-course", "small-course-en"]


def test_one_without_a_twin_is_shown_in_both_languages(shelf: CourseShelf) -> None:
    assert [entry.course.id for entry in shelf.entries(Language.EN)] == ["small-course"]


def test_one_that_does_not_read_hides_no_other(bare: Path, shelf: CourseShelf) -> None:
    with_line(twin_of(bare), "minutes: 10", "minutes: ten")

    assert [entry.course.id for entry in shelf.entries()] == ["small-course"]
    assert [(error.course, error.place) for error in shelf.problems()] == [("small-course-en", "minutes")]
    with pytest.raises(CourseInvalid):
        shelf.entry("small-course-en")
    with pytest.raises(NotFound):
        shelf.entry("no-course")


async def test_a_course_looks_as_the_person_s_own_workspace_and_shares_nothing_else(
    tmp_path: Path, shelf: CourseShelf
) -> None:
    write_yaml(tmp_path / "workspace/settings.yaml", Settings(theme=Theme.DARK, catalogue="http://a:1"))

    settings = read_yaml(await shelf.start("small-course") / "settings.yaml", Settings)

    assert (settings.theme, settings.catalogue, settings.language) == (Theme.DARK, "", Language.ZH)


async def test_it_is_begun_once_and_then_gone_on_with(shelf: CourseShelf) -> None:
    folder = await shelf.start("small-course")
    (folder / "mine.txt").write_text("x", encoding="utf-8")

    assert await shelf.start("small-course") == folder
    assert (folder / "mine.txt").exists()
    assert shelf.entry("small-course").begun


async def test_a_reset_takes_what_is_in_the_course_and_nothing_else(
    tmp_path: Path, shelf: CourseShelf
) -> None:
    folder = await shelf.start("small-course")
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    (tmp_path / "workspace/own.txt").write_text("x", encoding="utf-8")
    (folder / "mine.txt").write_text("x", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "letter.txt")
    (folder / "linked").symlink_to(tmp_path, target_is_directory=True)

    assert await shelf.reset("small-course") == folder

    assert not {"mine.txt", "link.txt", "linked"} & names_in(folder)
    assert (tmp_path / "letter.txt").exists()
    assert (tmp_path / "workspace/own.txt").exists()


async def test_a_reset_can_be_taken_back_for_a_while(shelf: CourseShelf) -> None:
    folder = await shelf.start("small-course")
    (folder / "mine.txt").write_text("x", encoding="utf-8")
    await shelf.reset("small-course")

    bring_back(folder)

    assert (folder / "mine.txt").exists()
    assert shelf.entry("small-course").begun
    bring_back(folder)
    assert (folder / "mine.txt").exists()


async def test_what_was_put_aside_goes_for_good_after_an_hour(tmp_path: Path, shelf: CourseShelf) -> None:
    folder = await shelf.start("small-course")
    await shelf.reset("small-course")
    aside = folder.with_name(".aside-small-course")
    forget_aside(tmp_path / "workspace")
    assert aside.exists()

    os.utime(aside, (0, 0))
    forget_aside(tmp_path / "workspace")

    assert not aside.exists()
    assert folder.exists()


async def test_a_reset_that_fails_leaves_all_as_it_was(bare: Path, shelf: CourseShelf) -> None:
    folder = await shelf.start("small-course")
    (folder / "mine.txt").write_text("x", encoding="utf-8")
    (bare / "documents/a:b.md").write_text("x", encoding="utf-8")

    with pytest.raises(CourseFileInvalid):
        await shelf.reset("small-course")

    assert (folder / "mine.txt").exists()
    assert shelf.entry("small-course").begun


async def test_a_course_that_is_open_is_not_reset(shelf: CourseShelf) -> None:
    folder = await shelf.start("small-course")
    (folder / "mine.txt").write_text("x", encoding="utf-8")
    lock = WorkspaceLock(folder)
    lock.acquire()
    try:
        with pytest.raises(WorkspaceBusy):
            await shelf.reset("small-course")
    finally:
        lock.release()
    assert (folder / "mine.txt").exists()


async def test_what_has_not_been_begun_cannot_be_reset(shelf: CourseShelf) -> None:
    with pytest.raises(CourseNotBegun):
        await shelf.reset("small-course")


async def test_a_reset_is_taken_back_once(shelf: CourseShelf) -> None:
    folder = await shelf.start("small-course")
    (folder / "mine.txt").write_text("x", encoding="utf-8")
    await shelf.reset("small-course")
    assert not (folder / "mine.txt").exists()

    assert await shelf.take_back("small-course") == folder

    assert (folder / "mine.txt").exists()
    assert shelf.entry("small-course").begun
    with pytest.raises(CourseNotPutAside):
        await shelf.take_back("small-course")


async def test_a_folder_that_is_somebody_s_own_is_never_taken(tmp_path: Path, shelf: CourseShelf) -> None:
    own = tmp_path / "workspace/courses/small-course"
    own.mkdir(parents=True)
    (own / "letter.txt").write_text("x", encoding="utf-8")

    with pytest.raises(WorkspaceNotEmpty):
        await shelf.start("small-course")
    with pytest.raises(CourseNotBegun):
        await shelf.reset("small-course")
    assert (own / "letter.txt").exists()


async def test_a_start_that_was_killed_begins_anew(tmp_path: Path, shelf: CourseShelf) -> None:
    """As it leaves the folder when it is killed halfway."""
    folder = tmp_path / "workspace/courses/small-course"
    begin(folder)
    shutil.copytree(tmp_path / "shipped/small-course", folder / "course")
    (folder / "knowledge/half").mkdir(parents=True)

    assert not shelf.entry("small-course").begun
    await shelf.start("small-course")
    assert not (folder / "knowledge/half").exists()
    assert shelf.entry("small-course").begun


async def test_nobody_begins_what_another_is_making(shelf: CourseShelf, tmp_path: Path) -> None:
    folder = tmp_path / "workspace/courses/small-course"
    async with made_by_one(folder):
        begin(folder)
        with pytest.raises(WorkspaceBusy):
            await shelf.start("small-course")
    assert await shelf.start("small-course") == folder


async def test_a_course_that_is_taken_stays_known_when_it_no_longer_ships(
    bare: Path, shelf: CourseShelf
) -> None:
    folder = await shelf.start("small-course")
    shutil.rmtree(bare)

    assert shelf.workspace("small-course") == folder
    assert await shelf.reset("small-course") == folder


async def test_the_real_workspace_may_be_open_meanwhile(tmp_path: Path, shelf: CourseShelf) -> None:
    (tmp_path / "workspace").mkdir()
    lock = WorkspaceLock(tmp_path / "workspace")
    lock.acquire()
    try:
        await shelf.start("small-course")
        await shelf.reset("small-course")
    finally:
        lock.release()


def test_two_copies_under_one_id_are_told(tmp_path: Path, bare: Path, shelf: CourseShelf) -> None:
    shutil.copytree(bare, bare.with_name("small-course-mine"))

    assert [(error.course, error.problem) for error in shelf.problems()] == [
        ("small-course-mine", "id_twice")
    ]
