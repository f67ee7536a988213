"""Courses as a trainer or a test takes them: headless, step by step, with exit codes."""

import shutil
from pathlib import Path

import pytest

from studio.workspace.lock import WorkspaceLock
from tests.e2e.command import Studio, StudioHere
from tests.unit.courses.small_course import FIXTURE, small_course, with_line


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which the small course has been begun, to be copied by each test."""
    studio = StudioHere(tmp_path_factory.mktemp("begun") / "workspace")
    assert studio("course", "import", FIXTURE).code == 0
    assert studio("course", "start", "small-course").code == 0
    return studio.workspace


@pytest.fixture
def studio(begun: Path, tmp_path: Path) -> Studio:
    return StudioHere(Path(shutil.copytree(begun, tmp_path / "workspace")))


def within(studio: Studio) -> Studio:
    """The same commands in the workspace of the course."""
    return StudioHere(studio.workspace / "courses" / "small-course")


def states(studio: Studio) -> dict[str, str]:
    data = studio("course", "check", "small-course").data
    return {step["id"]: step["state"] for lesson in data["lessons"] for step in lesson["steps"]}


def test_each_step_is_open_goes_wrong_and_is_done(studio: Studio) -> None:
    assert states(studio) == {"base": "open", "search": "open", "ask": "open"}

    within(studio)("kb", "create", "防汛资料")
    within(studio)("kb", "search", "值班资料", "白天几个人")
    wrong = studio("course", "check", "small-course")
    assert wrong.code == 1
    assert wrong.data["lessons"][0]["steps"][1]["told"] == "你搜的是“白天几个人”。把“夜班”加上再试。"
    assert wrong.data["steps_done"] == 1

    within(studio)("kb", "search", "值班资料", "夜班几个人")
    within(studio)("agent", "ask", "duty", "夜班最少几个人？")
    right = studio("course", "check", "small-course")
    assert (right.code, right.data["done"], right.data["steps_done"]) == (0, True, 3)
    assert studio("course", "list").data["courses"][0]["steps_done"] >= 0


def test_a_reset_begins_anew(studio: Studio) -> None:
    within(studio)("kb", "create", "防汛资料")
    assert states(studio)["base"] == "done"

    assert studio("course", "reset", "small-course").code == 0

    assert states(studio)["base"] == "open"
    assert [base["name"] for base in within(studio)("kb", "list").data["bases"]] == ["值班资料"]


def test_where_the_window_has_it_open_the_check_tells_what_was_seen_last(studio: Studio) -> None:
    within(studio)("kb", "create", "防汛资料")
    assert states(studio)["base"] == "done"

    lock = WorkspaceLock(studio.workspace / "courses" / "small-course")
    lock.acquire()
    try:
        checked = studio("course", "check", "small-course")
    finally:
        lock.release()

    assert checked.data["steps_done"] == 1
    assert "正在别处打开" in checked.err


def test_the_real_workspace_may_be_open_in_the_window(studio: Studio) -> None:
    lock = WorkspaceLock(studio.workspace)
    lock.acquire()
    try:
        assert studio("course", "list").code == 0
        assert studio("course", "check", "small-course").data["steps"] == 3
    finally:
        lock.release()


def test_a_course_goes_from_one_workspace_to_another_in_a_file(studio: Studio, tmp_path: Path) -> None:
    other = StudioHere(tmp_path / "other")
    first = studio("course", "export", "small-course", tmp_path / "a.course").data["digest"]

    taken = other("course", "import", tmp_path / "a.course")

    assert (taken.code, taken.data["id"], taken.data["begun"]) == (0, "small-course", False)
    assert other("course", "export", "small-course", tmp_path / "b.course").data["digest"] == first
    assert (tmp_path / "a.course").read_bytes() == (tmp_path / "b.course").read_bytes()


def test_what_cannot_be_done_is_said_with_1(studio: Studio, tmp_path: Path) -> None:
    bad = with_line(small_course(tmp_path), "kind: base_exists", "kind: base_exist")
    (tmp_path / "x.course").write_bytes(b"PK")
    expected: dict[tuple[str, str | Path], str] = {
        ("check", "none"): "NotFound",
        ("import", bad): "CourseInvalid",
        ("import", tmp_path / "x.course"): "CourseFileInvalid",
        ("import", tmp_path / "none.course"): "NotFound",
    }

    for arguments, name in expected.items():
        refused = studio("course", *arguments)
        assert (refused.code, refused.data["error"]["name"]) == (1, name)
    told = studio("course", "import", bad, as_json=False)
    assert "第 24 行（lessons.1.steps.1.check）：没有这种核对方式：base_exist" in told.err


def test_what_is_not_begun_says_how_to_begin(tmp_path: Path) -> None:
    studio = StudioHere(tmp_path)
    studio("course", "import", FIXTURE)

    refused = studio("course", "check", "small-course")

    assert refused.data["error"]["name"] == "CourseNotBegun"
    assert "agent-studio course start small-course" in refused.data["error"]["hint"]
