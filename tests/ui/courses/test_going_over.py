"""The window goes over to another workspace and back: what was open comes back in both, nothing is lost."""

import asyncio

from studio.workspace.lock import WorkspaceLock
from tests.ui.courses.conftest import Office


def test_what_was_open_comes_back_in_both_workspaces(office: Office) -> None:
    place = office.window.geometry()
    office.studio.navigator.open("settings", "about")
    office.go(office.other)
    assert office.studio.folder == office.other
    assert office.place() == ("home",)
    office.studio.navigator.open("catalogue")

    office.go(office.own)
    assert office.place() == ("settings", "about")
    office.go(office.other)

    assert office.place() == ("catalogue",)
    assert office.window.isVisible()
    assert office.window.geometry() == place


def test_what_runs_is_not_ended_without_a_word(office: Office) -> None:
    job = office.studio.background.run(asyncio.sleep, 60)
    job.tell("装入资料")

    office.studio.go_over(office.other)
    office.press("停下并离开")

    office.until(lambda: office.studio.folder == office.other and office.studio.is_open)


def test_a_workspace_that_does_not_open_leaves_the_way_back(office: Office) -> None:
    office.other.mkdir()
    somebody = WorkspaceLock(office.other)
    somebody.acquire()
    office.studio.go_over(office.other)

    office.press("回到我的工作区")

    office.until(lambda: office.studio.folder == office.own and office.studio.is_open)
    somebody.release()
