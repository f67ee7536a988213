"""In the real window: saving an endpoint leaves the page as it is, another language loses nothing typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.languages import Language
from studio.endpoints import EndpointProfile
from studio.ui.look import Look
from studio.ui.pages.settings import SettingsPage
from studio.ui.pictures import opened_studio
from studio.ui.studio import Studio

CITY = EndpointProfile(id="city", name="市级共享模型", base_url="http://127.0.0.1:9/v1", chat_model="m")


@pytest.fixture
def studio(qtbot: QtBot, tmp_path: Path) -> Iterator[Studio]:
    studio = opened_studio(tmp_path / "workspace", Look(Language.ZH, "light"))
    yield studio
    studio.close()


def settings_of(studio: Studio) -> SettingsPage:
    page = studio.navigator.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def test_the_page_stays_when_only_an_endpoint_was_saved(studio: Studio) -> None:
    studio.navigator.open("settings", "endpoints")
    page = settings_of(studio)
    studio.settings_changed()
    assert studio.navigator.page("settings") is page


def test_what_is_typed_and_what_is_shown_outlive_another_language_and_size(
    qtbot: QtBot, studio: Studio
) -> None:
    studio.workspace.endpoints.save(CITY)
    studio.navigator.open("settings", "endpoints", "city")
    settings_of(studio).endpoints.form.chat_model.set_value("DeepSeek-R1")

    settings_of(studio).appearance.language_chosen.emit("en")
    qtbot.waitUntil(lambda: settings_of(studio).header.title == "Settings")
    settings_of(studio).endpoints.chosen.emit("practice")
    settings_of(studio).endpoints.chosen.emit("city")
    assert settings_of(studio).endpoints.form.chat_model.value() == "DeepSeek-R1"

    settings_of(studio).appearance.text_size_chosen.emit("150")
    assert settings_of(studio).endpoints.form.chat_model.value() == "DeepSeek-R1"
    assert studio.workspace.endpoints.get("city").chat_model == "m"


def test_a_mistake_of_the_program_leads_to_the_support_bundle(qtbot: QtBot, studio: Studio) -> None:
    studio.navigator.open("settings", "about", "support")
    sheet = settings_of(studio).about.support
    qtbot.waitUntil(lambda: sheet.bundle() is not None)
    studio.navigator.back()
    assert not sheet.isVisible()
