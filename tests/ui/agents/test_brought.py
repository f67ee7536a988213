"""A file opened from the desktop is asked about, checked, and only then taken in."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.core.errors import NotFound, StudioError
from studio.courses import CourseShelf
from studio.ui.brought import Brought
from studio.ui.components import ConfirmDialog
from studio.ui.front_door import FrontDoor, hand_to_first
from tests.ui.builder.office import Office
from tests.unit.catalogue.samples import Draft
from tests.unit.courses.small_course import FIXTURE


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_an_agent_is_taken_in_once_the_person_agrees(office: Office, page: QWidget, tmp_path: Path) -> None:
    file = tmp_path / "防汛 值班.agent"
    file.write_bytes(Draft(tmp_path / "draft").build().content)
    brought = Brought(page, office.services)

    brought.open(str(file))
    _answer(office, page, "不导入")
    assert office.workspace.agents.ids() == []

    brought.open(str(file))
    _answer(office, page, "导入")
    office.until(lambda: office.navigator.went == [("builder", "flood-duty")])
    assert office.workspace.agents.ids() == ["flood-duty"]


def test_a_damaged_package_is_refused_and_changes_nothing(
    office: Office, page: QWidget, tmp_path: Path
) -> None:
    file = tmp_path / "flood.agent"
    content = Draft(tmp_path / "draft").build().content
    file.write_bytes(content.replace("四级".encode(), "五级".encode()))

    Brought(page, office.services).open(str(file))
    _answer(office, page, "导入")

    office.until(lambda: office.notices.shown)
    assert [error.name for error in office.notices.shown if isinstance(error, StudioError)] == [
        "PackageDamaged"
    ]
    assert office.workspace.agents.ids() == []


def test_a_course_is_added_to_those_at_hand(office: Office, page: QWidget, tmp_path: Path) -> None:
    file = tmp_path / "小课.course"
    CourseShelf(tmp_path / "trainer", FIXTURE.parent).export("small-course", file)

    Brought(page, office.services).open(str(file))
    _answer(office, page, "导入")

    office.until(lambda: office.notices.said_texts)
    assert (office.workspace.folder / "course-library" / "small-course" / "course.yaml").is_file()


def test_a_file_that_is_gone_is_named(office: Office, page: QWidget, tmp_path: Path) -> None:
    Brought(page, office.services).open(str(tmp_path / "gone.agent"))
    assert office.notices.shown == [NotFound(kind="file", missing=str(tmp_path / "gone.agent"))]


def test_a_second_start_hands_its_file_to_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "带 空格\n和换行.agent"
    assert not hand_to_first(tmp_path, file)
    holder = QObject()
    door = FrontDoor(tmp_path, holder)
    with qtbot.waitSignal(door.brought) as told:
        assert hand_to_first(tmp_path, file)
    assert told.args == [str(file)]
    door.close()


def _answer(office: Office, page: QWidget, words: str) -> None:
    office.until(lambda: page.findChildren(ConfirmDialog))
    (dialog,) = page.findChildren(ConfirmDialog)
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == words)
    office.click(button)
    office.until(lambda: not page.findChildren(ConfirmDialog))
