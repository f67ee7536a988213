"""The shelf shows what is released, finds, installs, updates, and says what was recalled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from studio.catalogue import ReleaseState, sign_in_name
from studio.core.errors import CatalogueUnreachable
from studio.ui.components import Banner, EmptyState
from studio.ui.pages.catalogue import create
from studio.ui.pages.catalogue.page import CataloguePage
from studio.ui.pages.catalogue.shelf import InstalledNotice, Standing, most_urgent
from studio.ui.shell import Header
from studio.ui.shell.header_bar import HeaderBar
from tests.ui.builder.office import Office
from tests.ui.catalogue.shelves import Shelves, offers, press, said

DEPRECATED, EXPIRED, RECALLED = ReleaseState.DEPRECATED, ReleaseState.EXPIRED, ReleaseState.RECALLED


def opened(office: Office) -> CataloguePage:
    page = create(office.services)
    assert isinstance(page, CataloguePage)
    office.qtbot.addWidget(page)
    page.resize(1300, 800)
    page.open()
    page.refresh()
    page.show()
    office.until(page.shelf.body.isVisible)
    return page


def names(page: CataloguePage) -> list[str]:
    return [card.agent.name for card in page.shelf.cards()]


def banners(page: CataloguePage) -> list[Banner]:
    return [banner for banner in page.shelf.findChildren(Banner) if banner.isVisible()]


def test_an_empty_catalogue_teaches_how_an_agent_gets_here(office: Office) -> None:
    page = opened(office)

    assert "智能体怎样上架" in said(page)
    press(page, "去建智能体")
    press(page, "看审核")
    assert office.navigator.went == [("agents",), ("reviews",)]


def test_agents_are_found_by_word_and_by_office(office: Office, shelves: Shelves) -> None:
    shelves.release(agent="flood-duty", name="防汛值守助手")
    shelves.release(agent="pump-duty", name="泵站值守助手")
    page = opened(office)
    assert sorted(names(page)) == ["泵站值守助手", "防汛值守助手"]
    assert "测试 2 / 2" in said(page)

    QTest.keyClicks(page.shelf.search, "PUMP")
    office.until(lambda: names(page) == ["泵站值守助手"])

    page.shelf.search.setText("没有这个")
    office.until(lambda: names(page) == [])
    press(page, "显示全部")
    office.until(lambda: len(names(page)) == 2)

    page.shelf.filters.drop_down.chosen.emit("category:政务办公")
    office.until(lambda: names(page) == [])
    page.shelf.filters.drop_down.chosen.emit("office:示例市应急管理局")
    office.until(lambda: len(names(page)) == 2)


def test_installing_is_shown_and_leads_to_the_agent(office: Office, shelves: Shelves) -> None:
    shelves.release()
    page = opened(office)

    press(page, "安装")
    button = page.shelf.cards()[0].action
    assert button is not None
    assert button.text() == "正在安装…"
    assert [job.title for job in office.services.background.works] == ["正在安装“防汛值守助手”"]

    office.until(lambda: ("agents", "use", "flood-duty") in office.navigator.went)
    assert office.notices.said_texts == ["“防汛值守助手”1.0.0 已安装"]
    office.until(lambda: offers(page, "打开"))
    assert page.shelf.cards()[0].agent.standing is Standing.INSTALLED
    press(page, "打开")
    assert office.navigator.went.count(("agents", "use", "flood-duty")) == 2


def test_a_newer_version_is_offered_and_taken(office: Office, shelves: Shelves) -> None:
    shelves.release()
    office.run(office.services.publishing.install, "flood-duty")
    shelves.release(version="1.1.0", instructions="只依据知识库回答。")
    page = opened(office)
    assert "可更新 1" in said(page.shelf.segments)

    press(page, "更新")

    office.until(lambda: page.shelf.cards()[0].agent.installed == "1.1.0")
    assert office.workspace.installed.get("flood-duty").agent.version == "1.1.0"
    assert ("agents", "use", "flood-duty") not in office.navigator.went, (
        "one goes on looking through the shelf"
    )


def test_a_recalled_agent_is_a_banner_until_it_is_removed(office: Office, shelves: Shelves) -> None:
    shelves.release()
    office.run(office.services.publishing.install, "flood-duty")
    shelves.recall("flood-duty", "1.0.0")
    page = opened(office)
    assert "引用的办法已废止" in banners(page)[0].text()
    assert page.shelf.cards()[0].action is None

    press(page, "从这台电脑移除")

    office.until(lambda: not banners(page))
    assert office.workspace.installed.ids() == []
    office.undo()
    office.until(lambda: office.workspace.installed.ids() == ["flood-duty"])


def test_without_the_catalogue_what_is_installed_stays_in_sight(office: Office, shelves: Shelves) -> None:
    shelves.release()
    office.run(office.services.publishing.install, "flood-duty")
    settings = office.workspace.settings.model_copy(update={"catalogue": "http://127.0.0.1:9"})
    office.workspace.save_settings(settings)
    page = opened(office)

    assert names(page) == ["防汛值守助手"]
    press(page, "登录…")
    assert office.navigator.went == [("settings", "catalogue")]


def test_an_unreachable_catalogue_can_be_tried_again(office: Office) -> None:
    settings = office.workspace.settings.model_copy(update={"catalogue": "http://127.0.0.1:9"})
    office.workspace.save_settings(settings)
    name = sign_in_name(settings.catalogue, office.workspace.acting.id)
    office.workspace.keys.set_key(name, "token", session_only=True)
    page = opened(office)
    assert not [state for state in page.shelf.findChildren(EmptyState) if state.isVisible()]
    press(page, "复制详情")
    assert CatalogueUnreachable.__name__ in QGuiApplication.clipboard().text()

    office.workspace.save_settings(settings.model_copy(update={"catalogue": ""}))
    press(page, "再试一次")

    office.until(lambda: not banners(page))
    assert page.shelf.teaching.isVisible()


def test_an_installation_without_the_catalogue_is_said_once_and_the_cards_stay(
    office: Office, shelves: Shelves
) -> None:
    shelves.release()
    page = opened(office)
    settings = office.workspace.settings.model_copy(update={"catalogue": "http://127.0.0.1:9"})
    office.workspace.save_settings(settings)
    name = sign_in_name(settings.catalogue, office.workspace.acting.id)
    office.workspace.keys.set_key(name, "token", session_only=True)

    press(page, "安装")

    office.until(lambda: bool(office.notices.shown))
    office.until(lambda: page.shelf.waiting.isVisible() and not office.services.background.busy)
    assert [type(error) for error in office.notices.shown] == [CatalogueUnreachable]
    assert not banners(page)
    office.until(lambda: offers(page, "安装"))


@pytest.mark.parametrize("width", [900, 1300])
def test_the_categories_are_a_list_or_a_drop_down(office: Office, shelves: Shelves, width: int) -> None:
    shelves.release()
    page = opened(office)
    page.resize(width, 700)

    office.until(lambda: page.shelf.filters.side.isVisible() is (width > 1024))
    assert page.shelf.filters.drop_down.isVisible() is (width < 1024)


def test_a_rolled_back_version_is_swapped_for_the_one_in_use(office: Office, shelves: Shelves) -> None:
    shelves.release()
    shelves.release(version="1.1.0")
    office.run(office.services.publishing.install, "flood-duty")
    shelves.roll_back("flood-duty", "1.0.0")
    page = opened(office)
    assert "已回退" in banners(page)[0].title()

    press(page, "换回")

    office.until(lambda: office.workspace.installed.get("flood-duty").agent.version == "1.0.0")
    office.until(lambda: not banners(page))


def test_a_long_shelf_is_shown_page_by_page_in_the_chosen_order(office: Office, shelves: Shelves) -> None:
    notices = {name: f"助手{number:02}" for number, name in enumerate(f"agent-{n}" for n in range(3))}
    for agent, name in notices.items():
        shelves.release(agent=agent, name=name)
    page = opened(office)
    shelves.rate("agent-1", 5)

    press_segment(page, "评价")

    office.until(lambda: names(page)[:1] == ["助手01"])
    assert len(names(page)) == 3
    assert not offers(page, "显示更多")


def press_segment(page: CataloguePage, text: str) -> None:
    button = next(b for b in page.shelf.order.findChildren(QToolButton) if b.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_recall_is_said_in_one_banner_and_of_other_notices_the_most_urgent() -> None:
    told = [
        InstalledNotice(str(number), "", "1.0.0", state, "")
        for number, state in enumerate((DEPRECATED, EXPIRED, RECALLED, RECALLED, RECALLED))
    ]
    assert [[one.state for one in said] for said in most_urgent(told)] == [[RECALLED] * 3, [EXPIRED]]
    assert [[one.state for one in said] for said in most_urgent(told[:2])] == [[EXPIRED], [DEPRECATED]]


def test_all_that_was_recalled_is_removed_from_one_banner(office: Office, shelves: Shelves) -> None:
    for agent in ("flood-duty", "pump-duty"):
        shelves.release(agent=agent, name=agent)
        office.run(office.services.publishing.install, agent)
        shelves.recall(agent, "1.0.0")
    page = opened(office)
    (banner,) = banners(page)
    assert "flood-duty" in banner.text()
    assert "pump-duty" in banner.text()

    press(page, "全部移除")

    office.until(lambda: not banners(page))
    assert office.workspace.installed.ids() == []
    office.undo()
    office.until(lambda: office.workspace.installed.ids() == ["flood-duty", "pump-duty"])


def test_the_search_stands_in_the_header_and_keeps_the_keys(office: Office, shelves: Shelves) -> None:
    shelves.release()
    shelves.release(agent="other", name="城市问题派单")
    page = opened(office)
    bar = HeaderBar()
    office.qtbot.addWidget(bar)
    bar.resize(1200, 56)
    page.header_changed.connect(bar.show_header)
    bar.show_header(page.header)
    bar.show()
    search = page.shelf.search
    assert bar.isAncestorOf(search)
    search.setFocus()
    search.insert("派单")
    office.until(lambda: names(page) == ["城市问题派单"])
    assert bar.focusWidget() is search
    bar.show_header(Header("别处"))
    assert not search.isVisible()
    bar.show_header(page.header)
    assert search.isVisible()
    assert search.value() == "派单"
