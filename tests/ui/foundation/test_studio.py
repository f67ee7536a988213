"""From the command to the window: it opens on a workspace, or says who has it, and leaves nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.core.places import Language
from studio.ui.app import time_to_first_window
from studio.ui.language import language
from studio.ui.look import Look, look_of
from studio.ui.pictures import picture, rest
from studio.ui.shell.opening import OpeningPage
from studio.ui.studio import Studio
from studio.workspace import Settings, Theme, Workspace


@pytest.fixture
def studio(tmp_path: Path, qtbot: QtBot) -> Iterator[Studio]:
    made = Studio(tmp_path)
    made.window.resize(1280, 800)
    made.window.show()
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.open_workspace()
    yield made
    rest(made)
    made.close()


def test_the_window_opens_at_home_with_the_acting_person(studio: Studio) -> None:
    assert studio.navigator.here == ("home", ())
    assert "练习" in studio.window.status.endpoint_text()


def test_a_language_chosen_is_spoken_at_once_by_every_page(studio: Studio, qtbot: QtBot) -> None:
    before = studio.navigator.page("home")
    workspace = studio.workspace
    workspace.save_settings(workspace.settings.model_copy(update={"language": Language.EN}))

    studio.settings_changed()

    qtbot.waitUntil(lambda: studio.navigator.page("home") is not before)
    assert language() is Language.EN
    workspace.save_settings(workspace.settings.model_copy(update={"language": Language.ZH}))
    studio.settings_changed()
    qtbot.waitUntil(lambda: studio.window.rail.item("home").text() == "首页")


def test_a_picture_can_be_taken_of_any_page(studio: Studio, tmp_path: Path) -> None:
    studio.navigator.open("gallery")

    file = picture(studio.window, tmp_path / "pictures" / "gallery.png", studio.window.size())

    assert file.stat().st_size > 10_000


def test_choosing_another_person_is_kept(studio: Studio) -> None:
    studio.window.status.person_chosen.emit("法规科一岗")

    assert studio.workspace.settings.acting().name == "法规科一岗"


async def test_two_windows_on_one_workspace_and_the_second_says_who_has_it(
    tmp_path: Path, qtbot: QtBot
) -> None:
    async with Workspace(tmp_path):
        second = Studio(tmp_path)
        second.window.show()
        second.open_workspace()
        page = second.window.stack.currentWidget()
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


@pytest.mark.parametrize("text", ["language: [", "- 1", "language: fr\ntheme: pink\n", "\x00"])
def test_damaged_settings_do_not_keep_the_window_away(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.yaml").write_text(text, encoding="utf-8")

    assert look_of(tmp_path) == Look()


def test_the_first_window_is_painted_before_anything_is_opened(qapp: QApplication, tmp_path: Path) -> None:
    assert time_to_first_window(str(tmp_path)) == 0
    assert not (tmp_path / "workspace.lock").exists()
