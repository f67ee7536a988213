"""The sections of the settings: found by words, measured, saved, forgotten, grown, by what people see."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from studio.core.findings import PersonalDataPolicy
from studio.core.third_parties import notices_of, third_parties
from studio.endpoints import SessionKeys
from studio.ui.background import Background
from studio.ui.components import ConfirmDialog
from studio.ui.pages.settings.embedding.view import BaseLine
from studio.ui.pages.settings.found_mark import FoundMark
from studio.ui.pages.settings.privacy import TRACES
from studio.ui.shell.palette.pinyin import read_readings
from studio.ui.shell.places import SETTINGS
from tests.ui.conftest import RecordingNotices
from tests.ui.settings.test_settings import Room, room, texts


@pytest.fixture
def settings(
    qtbot: QtBot, background: Background, notices: RecordingNotices, tmp_path: Path
) -> Iterator[Room]:
    yield from room(qtbot, background, notices, tmp_path / "workspace", SessionKeys())


def choose(page: object, qtbot: QtBot, file: Path) -> None:
    """Answer the file dialog that is open."""
    dialogs = [one for one in QGuiApplication.allWindows() if one.isVisible()]
    assert dialogs
    dialog = next(one for one in settings_dialogs(page) if one.isVisible())
    dialog.fileSelected.emit(str(file))
    dialog.reject()


def settings_dialogs(page: object) -> list[QFileDialog]:
    return page.findChildren(QFileDialog)  # type: ignore[attr-defined,no-any-return]  # any widget


def test_every_section_is_a_place_of_its_own_and_old_names_lead_there(settings: Room) -> None:
    for section in SETTINGS:
        settings.page.open(section.name)
        assert settings.page.section() == section.name
    for old in ("people", "trust"):
        settings.page.open("about")
        settings.page.open(old)
        assert settings.page.section() == "catalogue"
    settings.page.open("no-such-section")
    assert settings.page.section() == "catalogue"


def test_a_setting_is_found_by_its_words_and_marked_where_it_stands(qtbot: QtBot, settings: Room) -> None:
    page = settings.page
    assert page.find_here()
    qtbot.waitUntil(page.finder.field.hasFocus)

    page.finder.field.setText("文字大小")
    qtbot.waitUntil(lambda: page.finder.texts()[:1] == ["文字大小 · 外观与语言"])
    QTest.keyClick(page.finder.field, Qt.Key.Key_Return)

    assert page.section() == "appearance"
    assert len(page.findChildren(FoundMark)) == 1
    assert page.nav.isVisible()


@pytest.mark.parametrize(("choice", "setting"), [("深色", "外观"), ("chroma", "向量放在哪里")])
def test_a_setting_is_found_by_what_can_be_chosen_there(
    qtbot: QtBot, settings: Room, choice: str, setting: str
) -> None:
    finder = settings.page.finder
    finder.field.setText(choice)

    qtbot.waitUntil(lambda: any(text.startswith(f"{setting} · ") for text in finder.texts()))


def test_a_folded_setting_is_found_by_its_sound_and_unfolded(qtbot: QtBot, settings: Room) -> None:
    page = settings.page
    page.endpoints.chosen.emit("city")
    page.know_readings(read_readings())
    assert not page.endpoints.form.more.isVisible()

    QTest.keyClicks(page.finder.field, "mfzqq")  # 每分钟请求

    qtbot.waitUntil(lambda: page.finder.texts() == ["每分钟请求 · 模型端点"])
    QTest.keyClick(page.finder.field, Qt.Key.Key_Return)
    assert page.endpoints.form.more.per_minute.isVisible()


def test_what_is_folded_is_found_by_what_the_fold_says(qtbot: QtBot, settings: Room) -> None:
    settings.page.endpoints.chosen.emit("city")
    settings.page.finder.field.setText("超时")
    qtbot.waitUntil(lambda: len(settings.page.finder.texts()) == 1)
    QTest.keyClick(settings.page.finder.field, Qt.Key.Key_Return)
    assert settings.page.endpoints.form.more.first_token_seconds.isVisible()


def test_what_is_called_nothing_like_it_says_so(settings: Room) -> None:
    settings.page.finder.field.setText("没有这样的设置")
    assert settings.page.finder.texts() == []
    assert "没有这个设置。" in texts(settings.page)
    QTest.keyClick(settings.page.finder.field, Qt.Key.Key_Escape)
    assert settings.page.nav.isVisible()


def test_what_takes_room_is_told_and_the_workspace_saved_in_one_file(
    qtbot: QtBot, settings: Room, tmp_path: Path
) -> None:
    settings.page.show_section("storage")
    qtbot.waitUntil(lambda: "设置和其他" in texts(settings.page))

    settings.press(qtbot, "备份…")
    choose(settings.page, qtbot, tmp_path / "saved.zip")
    qtbot.waitUntil(lambda: any(text.startswith("已备份") for text in settings.notices.said_texts))
    with zipfile.ZipFile(tmp_path / "saved.zip") as archive:
        assert "endpoints.yaml" in json.loads(archive.read("workspace.json"))["files"]

    settings.press(qtbot, "清理")
    qtbot.waitUntil(lambda: any(text.startswith("已腾出") for text in settings.notices.said_texts))


def test_a_backup_is_restored_into_an_empty_folder_only(qtbot: QtBot, settings: Room, tmp_path: Path) -> None:
    settings.page.show_section("storage")
    settings.press(qtbot, "备份…")
    choose(settings.page, qtbot, tmp_path / "saved.zip")
    qtbot.waitUntil(lambda: any(text.startswith("已备份") for text in settings.notices.said_texts))

    settings.page.storage.restoring_wanted.emit()
    choose(settings.page, qtbot, tmp_path / "saved.zip")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in settings_dialogs(settings.page)))
    choose(settings.page, qtbot, settings.workspace.folder)
    qtbot.waitUntil(lambda: len(settings.notices.shown) == 1)
    assert type(settings.notices.shown[0]).__name__ == "WorkspaceNotEmpty"


def test_what_new_bases_do_with_personal_data_is_chosen(qtbot: QtBot, settings: Room) -> None:
    settings.page.show_section("privacy")
    settings.page.privacy.policy_chosen.emit("mask")

    assert settings.workspace.settings.personal_data is PersonalDataPolicy.MASK


def test_all_of_a_kind_is_deleted_once_it_was_agreed_to(qtbot: QtBot, settings: Room) -> None:
    settings.page.show_section("privacy")
    uses = settings.workspace.endpoints.uses
    settings.page.privacy.forgotten.emit("requests")
    next(one for one in settings.page.findChildren(ConfirmDialog) if one.isVisible())._confirm()

    qtbot.waitUntil(lambda: "已删除 0 条" in settings.notices.said_texts)
    assert uses.latest() == []


def test_each_endpoint_is_told_to_whom_something_is_sent(settings: Room) -> None:
    settings.page.show_section("privacy")
    names = [row.accessibleName() for row in settings.page.privacy.told_to.rows()]
    assert any("127.0.0.1:9" in name and "提问" in name for name in names)
    assert any("在本机" in name for name in names)


def test_which_bases_find_by_meaning_and_a_folder_without_a_model_says_so(
    qtbot: QtBot, settings: Room, tmp_path: Path
) -> None:
    view = settings.page.embedding
    settings.page.show_section("embedding")
    qtbot.waitUntil(lambda: "还没有知识库。" in texts(settings.page))
    view.show_bases([BaseLine("防汛预案库", "按统一设置", "muted", "只按字词")])

    view.folder_checked.emit(str(tmp_path))
    qtbot.waitUntil(lambda: str(tmp_path) in view._folder_state.text())
    view.default_chosen.emit("none", "")
    assert settings.workspace.settings.embedding == "none"


def test_a_vector_server_that_does_not_answer_says_so_before_it_is_used(qtbot: QtBot, settings: Room) -> None:
    settings.page.show_section("embedding")
    settings.page.embedding.store_tried.emit("http://127.0.0.1:9", "")
    qtbot.waitUntil(lambda: "127.0.0.1:9" in settings.page.embedding._store_state.text(), timeout=20_000)
    assert settings.workspace.settings.chroma_url == ""


def test_text_size_motion_and_notices_are_kept(settings: Room) -> None:
    look = settings.page.appearance
    look.text_size_chosen.emit("150")
    look.stillness_turned.emit(True)
    look.notices_turned.emit(False)

    kept = settings.workspace.settings
    assert (kept.text_size, kept.still, kept.word_outside) == (150, True, False)


def test_the_support_bundle_is_seen_before_it_is_written(
    qtbot: QtBot, settings: Room, tmp_path: Path
) -> None:
    settings.page.show_section("about")
    settings.press(qtbot, "支持信息包…")
    sheet = settings.page.about.support
    qtbot.waitUntil(lambda: sheet.bundle() is not None)
    assert "installed_as" in sheet.text.value()
    assert not any("市级共享模型" in text for text in sheet.bundle().parts.values())  # type: ignore[union-attr]  # just waited for

    settings.press(qtbot, "写入文件…")
    choose(settings.page, qtbot, tmp_path / "support.zip")
    qtbot.waitUntil((tmp_path / "support.zip").exists)
    qtbot.waitUntil(lambda: not sheet.isVisible())


def test_notices_of_parts_are_read_without_a_network(qtbot: QtBot, settings: Room) -> None:
    (part,) = [part for part in third_parties() if part.name == "PyYAML"]
    assert "Permission is hereby granted" in notices_of(part)
    settings.page.show_section("about")
    settings.page.about.notices_wanted.emit("PyYAML")
    qtbot.waitUntil(lambda: "Permission" in settings.page.about.notices.text.value())


def test_shortcuts_are_those_that_are_bound(settings: Room) -> None:
    settings.page.show_section("shortcuts")
    shown = texts(settings.page)
    assert "在本页查找" in shown
    assert "本页的帮助" not in shown, "no frame is around this page that would have bound it"


def test_a_shorter_time_asks_before_it_deletes(qtbot: QtBot, settings: Room) -> None:
    settings.page.show_section("privacy")
    settings.page.privacy.kept.emit(TRACES, "30")
    dialog = next(one for one in settings.page.findChildren(QDialog) if one.isVisible())
    dialog.reject()
    assert settings.workspace.settings.trace_days is None

    settings.page.privacy.kept.emit(TRACES, "30")
    next(one for one in settings.page.findChildren(ConfirmDialog) if one.isVisible())._confirm()
    qtbot.waitUntil(lambda: settings.workspace.settings.trace_days == 30)
    settings.page.privacy.kept.emit(TRACES, "")
    qtbot.waitUntil(lambda: settings.workspace.settings.trace_days is None)


def test_a_draft_that_does_not_fit_any_more_is_let_go(settings: Room) -> None:
    for damaged in ("[1, 2]", "{", '{"concurrency": "many"}', '"text"'):
        settings.page.endpoints.chosen.emit("practice")
        settings.scratch.keep("settings/endpoint/city", damaged)
        settings.page.endpoints.chosen.emit("city")
        assert settings.page.endpoints.form.chat_model.value() == "DeepSeek-V3"
        assert settings.scratch.text("settings/endpoint/city") == ""
