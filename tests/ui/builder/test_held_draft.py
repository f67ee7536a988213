"""A draft outlives crashes and other programs, rests while it is reviewed, and leads to what it lacks."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.components import Banner
from studio.ui.pages.builder.page import BuilderPage
from studio.ui.pages.builder.pointing import Pointing
from studio.ui.pages.builder.releasing.in_catalogue import InCatalogue
from tests.ui.builder.office import AGENT, Office
from tests.ui.builder.opening import Opened
from tests.ui.builder.test_configure import field, write


def banners(page: BuilderPage) -> list[Banner]:
    return [banner for banner in page.view.config.findChildren(Banner) if banner.isVisible()]


def other_program_writes(office: Office, purpose: str) -> None:
    file = office.folder.path / "agent.yaml"
    file.write_text(file.read_text("utf-8").replace("查值班规定", purpose), encoding="utf-8")


def test_whoever_writes_on_without_a_pause_is_saved_all_the_same(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    purpose = field(page, "purpose")
    write(office, purpose, "Finds")

    def writes_on() -> bool:
        office.type(purpose, "x")
        return office.folder.agent.purpose.startswith("Finds")

    office.until(writes_on)


def test_what_another_program_wrote_is_read_anew(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()

    other_program_writes(office, "查泵站规定")

    office.until(lambda: field(page, "purpose").value() == "查泵站规定")  # type: ignore[attr-defined]  # a Control
    assert "别的程序改了这个智能体，已重新读入。" in office.notices.said_texts


def test_whoever_looks_again_need_not_wait_for_the_next_look_at_the_files(
    office: Office, opened: Opened
) -> None:
    office.write_agent()
    page = opened()
    other_program_writes(office, "查泵站规定")

    page.refresh()

    assert field(page, "purpose").value() == "查泵站规定"  # type: ignore[attr-defined]  # a Control


@pytest.mark.parametrize(("choice", "left"), [("mine", "Finds rules"), ("theirs", "查泵站规定")])
def test_of_two_who_write_at_a_time_the_person_chooses(
    office: Office, opened: Opened, choice: str, left: str
) -> None:
    office.write_agent()
    page = opened()
    write(office, field(page, "purpose"), "Finds rules")
    other_program_writes(office, "查泵站规定")
    office.until(lambda: banners(page))
    assert office.folder.agent.purpose == "查泵站规定"

    banners(page)[0].acted.emit(choice)

    office.until(lambda: office.folder.agent.purpose == left)
    assert field(page, "purpose").value() == left  # type: ignore[attr-defined]  # a Control
    assert not banners(page)


def test_what_waits_for_a_reviewer_is_not_changed_until_it_is_withdrawn(
    qtbot: QtBot, office: Office, opened: Opened
) -> None:
    office.write_agent()
    page = opened()
    office.until(lambda: not office.services.background.busy)

    page.view.config.show_locked(3)

    assert not field(page, "name").isEnabled()
    office.until(lambda: banners(page))
    assert "第 3 号" in banners(page)[0].text()
    with qtbot.waitSignal(page.view.config.withdrawn) as withdrawn:
        banners(page)[0].acted.emit("withdraw")
    assert withdrawn.args == [3]
    page.controller._know(InCatalogue())
    assert field(page, "name").isEnabled()


@pytest.mark.parametrize(
    ("need", "tab"), [("knowledge", "config"), ("passed", "tests"), ("attacked", "release")]
)
def test_a_place_may_name_what_is_missing(office: Office, opened: Opened, need: str, tab: str) -> None:
    office.write_agent()
    page = opened()

    page.open(AGENT, need)

    office.until(lambda: page.view.tab() == tab)


def test_a_missing_thing_is_led_to_exactly_with_focus_and_a_frame(office: Office, opened: Opened) -> None:
    office.write_agent(purpose="")
    page = opened()
    page.activateWindow()
    office.until(page.isActiveWindow)

    page.view.config.see_to("named")

    purpose = field(page, "purpose")
    assert QApplication.focusWidget() is purpose
    row = purpose.parentWidget()
    assert isinstance(row, QWidget)
    assert row.findChildren(Pointing)


def test_submitting_too_early_opens_the_list_of_what_is_missing(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    office.until(lambda: page.view.config.readiness.findChildren(QWidget))

    next(one for one in page.header.actions if one.kind == "primary").act()

    assert page.view.tab() == "release"
    assert page.view.releasing.readiness.findChildren(Pointing)
