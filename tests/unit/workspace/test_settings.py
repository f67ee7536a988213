"""What a person has chosen is kept in a file, and says who acts."""

from pathlib import Path

import pytest

from studio.catalogue import Role
from studio.core.errors import FileInvalid
from studio.core.languages import Language
from studio.core.yaml import read_yaml, write_yaml
from studio.workspace.settings import AUTHOR, REVIEWER, Settings, Theme


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    settings = Settings(language=Language.EN, theme=Theme.DARK, catalogue="https://catalogue.example")
    write_yaml(tmp_path / "settings.yaml", settings)
    assert read_yaml(tmp_path / "settings.yaml", Settings) == settings


def test_the_chosen_person_acts_unless_another_is_named() -> None:
    assert Settings().acting() == AUTHOR
    assert Settings().acting(REVIEWER.id) == REVIEWER


def test_an_unknown_name_is_a_new_local_colleague() -> None:
    person = Settings().acting("街道值班员")
    assert person.name == "街道值班员"
    assert set(person.roles) == {Role.BUILDER, Role.REVIEWER}


def test_a_slip_in_the_settings_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("language: 中文", encoding="utf-8")
    with pytest.raises(FileInvalid, match="language"):
        read_yaml(tmp_path / "settings.yaml", Settings)
