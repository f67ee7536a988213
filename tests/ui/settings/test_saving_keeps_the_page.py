"""Saving an endpoint in the real window leaves the page as it is, with what was chosen on it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.core.languages import Language
from studio.ui.look import Look
from studio.ui.pictures import opened_studio


def test_the_page_stays_when_only_an_endpoint_was_saved(qtbot: QtBot, tmp_path: Path) -> None:
    studio = opened_studio(tmp_path / "workspace", Look(Language.ZH, "light"))
    try:
        studio.navigator.open("settings", "endpoints")
        page = studio.navigator.page("settings")
        studio.settings_changed()
        assert studio.navigator.page("settings") is page
    finally:
        studio.close()
