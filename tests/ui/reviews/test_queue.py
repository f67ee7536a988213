"""The queue: others' submissions by office and oldest first, one's own apart, decided ones below."""

from PySide6.QtWidgets import QAbstractButton

from studio.ui.components import Banner
from studio.ui.pages.reviews import create
from studio.ui.pages.reviews.page import ReviewsPage
from studio.workspace.settings import AUTHOR, REVIEWER
from tests.ui.builder.office import Office
from tests.ui.catalogue.shelves import THIRD, Shelves, press, said


def opened(office: Office) -> ReviewsPage:
    page = create(office.services)
    assert isinstance(page, ReviewsPage)
    office.qtbot.addWidget(page)
    page.resize(1300, 900)
    page.open()
    page.refresh()
    page.show()
    office.until(page.queue.body.isVisible)
    return page


def numbers(page: ReviewsPage, name: str) -> list[list[int]]:
    return [[row.property("number") for row in rows.rows()] for rows in page.queue.lists(name)]


def test_an_empty_queue_says_what_comes_here(office: Office) -> None:
    page = opened(office)

    assert "没有等你审核的" in said(page)
    press(page, "看我的智能体")
    assert office.navigator.went == [("agents",)]


def test_submissions_stand_by_office_and_one_s_own_apart(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(agent="one"), by=REVIEWER)
    shelves.submit(shelves.draft(agent="two"), by=THIRD)
    shelves.submit(shelves.draft(agent="three"), by=REVIEWER)
    shelves.submit(shelves.draft(agent="mine"), by=AUTHOR)
    shelves.approve(shelves.submit(shelves.draft(agent="done"), by=REVIEWER))

    page = opened(office)

    assert numbers(page, "waiting") == [[1, 3], [2]]
    assert numbers(page, "own") == [[4]]
    assert numbers(page, "decided") == [[5]]
    assert office.navigator.badges == {"reviews": 3}
    assert page.header.note == "3 件待审核"


def test_a_row_opens_its_submission(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft())
    page = opened(office)

    press(page, "审核")

    assert office.navigator.went == [("reviews", "1")]


def test_who_is_no_reviewer_sees_only_their_own_and_who_can(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(agent="one"), by=REVIEWER)
    shelves.submit(shelves.draft(agent="two"), by=THIRD)
    people = (*office.workspace.settings.people, THIRD)
    changes = {"people": people, "person": THIRD.id}
    office.workspace.save_settings(office.workspace.settings.model_copy(update=changes))

    page = opened(office)

    assert "你还不是审核员" in said(page)
    assert numbers(page, "own") == [[2]]
    assert numbers(page, "waiting") == []
    assert office.navigator.badges == {"reviews": 0}


def test_the_queue_is_narrowed_to_a_department_and_shown_whole_again(
    office: Office, shelves: Shelves
) -> None:
    shelves.submit(shelves.draft(agent="one"), by=REVIEWER)
    shelves.submit(shelves.draft(agent="two"), by=THIRD)
    page = opened(office)
    filters = page.queue.filters
    offices = [filters.department.itemText(index) for index in range(filters.department.count())]
    assert offices == ["全部部门 · 2", f"{THIRD.department} · 1", f"{REVIEWER.department} · 1"]

    filters.department.set_value(f"={THIRD.department}")
    filters.department.chosen.emit(f"={THIRD.department}")

    office.until(lambda: numbers(page, "waiting") == [[2]])
    assert office.navigator.badges == {"reviews": 2}, "the count is of all that waits"
    filters.waited.set_value("7")
    filters.waited.chosen.emit("7")
    office.until(lambda: "没有这样的待审提交" in said(page))
    press(page, "显示全部")
    office.until(lambda: numbers(page, "waiting") == [[1], [2]])


def test_what_stands_for_a_queue_that_cannot_be_read_is_not_closed_to_an_empty_page(office: Office) -> None:
    settings = office.workspace.settings.model_copy(update={"catalogue": "http://127.0.0.1:9"})
    office.workspace.save_settings(settings)

    page = opened(office)

    (banner,) = page.findChildren(Banner)
    buttons = [button.accessibleName() or button.text() for button in banner.findChildren(QAbstractButton)]
    assert buttons == ["登录…", "复制详情"]
