"""From the command to the window: it opens on a workspace, or says who has it, and leaves nothing."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.catalogue import Person, Role
from studio.core.languages import Language
from studio.ui.app import time_to_first_window
from studio.ui.language import language
from studio.ui.look import Look, look_of
from studio.ui.pages.settings.view import SettingsPage
from studio.ui.pictures import picture, rest
from studio.ui.shell.no_permission import NoPermissionPage
from studio.ui.shell.opening import OpeningPage
from studio.ui.studio import Studio
from studio.ui.theme import theme
from studio.ui.theme.tokens import Mode
from studio.ui.window_state import window_state
from studio.workspace import Settings, Theme, Workspace


def test_the_window_opens_at_home_with_the_acting_person(studio: Studio) -> None:
    assert studio.navigator.here == ("home", ())
    assert "练习" in studio.frame.status.endpoint_text()


def test_the_language_asked_for_at_the_start_holds_until_another_is_chosen(studio: Studio) -> None:
    studio.asked_language = Language.EN
    studio.settings_changed()
    assert language() is Language.EN

    studio.navigator.open("settings", "appearance")
    page = studio.navigator.page("settings")
    assert isinstance(page, SettingsPage)
    assert page.appearance.language.value() == "en", "what is spoken, though Chinese is kept"

    page.appearance.language_chosen.emit("zh")
    assert language() is Language.ZH
    studio.settings_changed()
    assert language() is Language.ZH


def test_the_section_of_the_settings_one_left_is_where_one_is_again(studio: Studio) -> None:
    for place in (("settings", "privacy"), ("home",), ("settings",), ("settings",)):
        studio.navigator.open(*place)

    assert studio.navigator.place == ("settings", "privacy"), "which is where the next start begins"
    studio.navigator.back()
    assert studio.navigator.here[0] == "home"


def test_a_language_chosen_is_spoken_at_once_by_every_page(studio: Studio, qtbot: QtBot) -> None:
    before = studio.navigator.page("home")
    workspace = studio.workspace
    workspace.save_settings(workspace.settings.model_copy(update={"language": Language.EN}))

    studio.settings_changed()

    qtbot.waitUntil(lambda: studio.navigator.page("home") is not before)
    assert language() is Language.EN
    workspace.save_settings(workspace.settings.model_copy(update={"language": Language.ZH}))
    studio.settings_changed()
    qtbot.waitUntil(lambda: studio.frame.rail.item("home").text() == "首页")


def test_a_picture_can_be_taken_of_any_page(studio: Studio, tmp_path: Path) -> None:
    studio.navigator.open("gallery")

    file = picture(studio.window, tmp_path / "pictures" / "gallery.png", studio.window.size())

    assert file.stat().st_size > 10_000


def test_choosing_another_person_is_kept(studio: Studio) -> None:
    studio.frame.status.person_chosen.emit("法规科一岗")

    assert studio.workspace.settings.acting().name == "法规科一岗"


def _opened(folder: Path, qtbot: QtBot) -> Studio:
    studio = Studio(folder)
    with qtbot.waitSignal(studio.ready, timeout=20_000):
        studio.open_workspace()
    rest(studio)
    return studio


def _page(studio: Studio) -> str:
    return studio.navigator.here[0]


def test_what_was_open_comes_back_and_esc_leads_home(tmp_path: Path, qtbot: QtBot) -> None:
    studio = _opened(tmp_path, qtbot)
    studio.navigator.open("settings", "about")
    studio.close()

    again = _opened(tmp_path, qtbot)

    assert again.navigator.here == ("settings", ("about",))
    again.navigator.back()
    assert _page(again) == "home"
    rest(again)
    again.close()


def test_a_page_by_itself_comes_back_too(tmp_path: Path, qtbot: QtBot) -> None:
    kept = Path(window_state(tmp_path).fileName())
    kept.write_text("[General]\nplace=agents\n")  # as a list of one stands in the file

    studio = _opened(tmp_path, qtbot)

    assert studio.navigator.here == ("agents", ())
    rest(studio)
    studio.close()


def test_a_place_of_another_version_is_not_gone_to(tmp_path: Path, qtbot: QtBot) -> None:
    window_state(tmp_path).setValue("place", ["workflows", "1"])
    studio = _opened(tmp_path, qtbot)

    assert studio.navigator.here == ("home", ())
    studio.close()


def test_the_theme_changes_with_tables_in_sight(studio: Studio) -> None:
    studio.navigator.open("settings", "about")
    workspace = studio.workspace
    workspace.save_settings(workspace.settings.model_copy(update={"theme": Theme.DARK}))

    studio.settings_changed()

    assert theme().mode is Mode.DARK
    workspace.save_settings(workspace.settings.model_copy(update={"theme": Theme.LIGHT}))
    studio.settings_changed()


def test_a_size_of_text_is_taken_up_by_the_whole_window_at_once(studio: Studio, qtbot: QtBot) -> None:
    workspace, before = studio.workspace, studio.navigator.page("home")
    workspace.save_settings(workspace.settings.model_copy(update={"text_size": 150}))

    studio.settings_changed()

    assert studio.frame.rail.width() == 84  # in a window that is arranged as a narrow one
    assert studio.frame.header_bar.height() == 66  # and as a low one
    assert studio.navigator.page("home") is not before
    workspace.save_settings(workspace.settings.model_copy(update={"text_size": 100}))
    studio.settings_changed()
    assert studio.frame.header_bar.height() == 56


def test_what_runs_is_listed_at_the_foot_and_can_be_stopped(studio: Studio, qtbot: QtBot) -> None:
    rest(studio)
    line = studio.frame.status.work
    first, second = (studio.background.run(asyncio.sleep, 60) for _ in range(2))
    first.tell("正在载入")
    first.measure(1, 3, "份")
    assert line.text() == "正在载入 1 / 3 份"
    second.tell("正在打包")
    assert line.text() == "正在打包 · 共 2 项"

    line.opened.emit()
    panel = studio.work.panel
    assert panel.texts() == ["正在载入 1 / 3 份", "正在打包"]
    for stop in panel.stops():
        stop.click()

    qtbot.waitUntil(lambda: line.text() == "2 项已结束")
    assert studio.background.works == []
    panel.close_panel()


def test_a_failure_nobody_listens_for_is_shown(studio: Studio, qtbot: QtBot) -> None:
    studio.background.run(_fail)

    qtbot.waitUntil(lambda: bool(studio.frame.banners()))


def test_the_rail_shows_what_the_roles_need(studio: Studio) -> None:
    rail = studio.frame.rail

    rail.show_for([])
    assert [
        name for name in ("home", "knowledge", "catalogue", "reviews") if rail.item(name).isVisible()
    ] == [
        "home",
        "catalogue",
    ]
    rail.show_for(["reviewer"])
    assert rail.item("reviews").isVisible()
    assert not rail.item("knowledge").isVisible()
    rail.show_for(["builder"])
    assert rail.item("knowledge").isVisible()


def test_a_page_ones_roles_do_not_open_says_who_can_and_how_to_ask(studio: Studio) -> None:
    workspace = studio.workspace
    admin = Person(id="admin", name="信息中心管理员", roles=(Role.ADMIN,))
    user = Person(id="user", name="窗口一岗", roles=())
    people = {"people": (admin, user), "person": "user"}
    workspace.save_settings(workspace.settings.model_copy(update=people))

    studio.navigator.open("reviews")

    page = studio.frame.page()
    assert isinstance(page, NoPermissionPage)
    texts = [one.text() for one in page.findChildren(QLabel)]
    assert "你还不是审核员" in texts
    assert any("信息中心管理员" in text for text in texts)
    page.findChildren(QPushButton)[0].click()
    assert studio.navigator.here == ("home", ())


def test_the_gallery_can_be_opened_at_start(studio: Studio) -> None:
    studio.open_gallery()

    assert studio.navigator.here == ("gallery", ())


async def _fail() -> None:
    raise RuntimeError("nobody listens")


async def test_two_windows_on_one_workspace_and_the_second_says_who_has_it(
    tmp_path: Path, qtbot: QtBot
) -> None:
    async with Workspace(tmp_path):
        second = Studio(tmp_path)
        second.window.show()
        second.open_workspace()
        page = second.frame.stack.currentWidget()
        assert isinstance(page, OpeningPage)
        qtbot.waitUntil(
            lambda: any(b.text() == "再试一次" for b in page.findChildren(QPushButton)), timeout=10_000
        )
        second.close()


def test_the_first_window_already_has_language_and_theme(tmp_path: Path) -> None:
    assert look_of(tmp_path) == Look(Language.ZH, "system")
    settings = Settings(language=Language.EN, theme=Theme.DARK)
    (tmp_path / "settings.yaml").write_text(
        f"language: {settings.language.value}\ntheme: {settings.theme.value}\n", encoding="utf-8"
    )

    assert look_of(tmp_path) == Look(Language.EN, "dark")


def test_the_first_window_already_has_what_an_administrator_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("settings:\n  theme: dark\n  text_size: 125\nstaff_may_change: [text_size]\n")
    monkeypatch.setenv("AGENT_STUDIO_POLICY", str(policy))
    (tmp_path / "settings.yaml").write_text("theme: light\ntext_size: 150\n", encoding="utf-8")

    assert look_of(tmp_path) == Look(theme="dark", text_size=150)
    assert look_of(tmp_path / "new") == Look(theme="dark", text_size=125)


@pytest.mark.parametrize("text", ["language: [", "- 1", "language: fr\ntheme: pink\n", "\x00"])
def test_damaged_settings_do_not_keep_the_window_away(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.yaml").write_text(text, encoding="utf-8")

    assert look_of(tmp_path) == Look()


def test_the_first_window_is_painted_before_anything_is_opened(qapp: QApplication, tmp_path: Path) -> None:
    assert time_to_first_window(str(tmp_path)) == 0
    assert not (tmp_path / "workspace.lock").exists()
