"""Watched folders and the settings of a base."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.core.findings import PersonalDataPolicy
from studio.knowledge import FolderChanges
from studio.knowledge.folder_changes import ChangedFile
from studio.ui.components import ElidedLabel
from studio.ui.pages.knowledge.watch_sheet import WatchSheet
from studio.ui.pages.knowledge.watching import watch
from tests.ui.conftest import RecordingNotices
from tests.ui.knowledge.conftest import DUTY, PUMPS, Desk, wait_for
from tests.ui.knowledge.test_documents import names, open_base


def test_what_changed_in_a_watched_folder_is_shown_and_then_applied(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY))
    folder = watched(qtbot, desk)
    (folder / "泵站.md").write_text(PUMPS)
    desk.page.watching_wanted.emit()
    sheet = desk.page.watch
    qtbot.waitUntil(sheet.apply_all.isVisible, timeout=10_000)
    assert names(desk) == ["值班.md"]
    load = next(one for one in sheet.findChildren(QPushButton) if one.text() == "载入")
    QTest.mouseClick(load, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(desk) == ["值班.md", "泵站.md"], timeout=20_000)


def test_what_moved_says_where_it_is_now(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    sheet, now = WatchSheet(page), Path("/科室/2025/值班办法（新）.md")
    sheet.show_changes(FolderChanges(moved=(ChangedFile("值班.md", now),)))
    assert [one.full_text() for one in sheet.findChildren(ElidedLabel)][-2:] == ["值班.md", f"→ {now}"]


def test_changes_found_at_start_are_told_above_the_table(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk)
    folder = watched(qtbot, desk)
    (folder / "泵站.md").write_text(PUMPS)
    wait_for(qtbot, desk.services.background, desk.services.workspace.knowledge.create, "另一库")
    base = wait_for(qtbot, desk.services.background, desk.services.workspace.knowledge.open, "另一库")
    wait_for(qtbot, desk.services.background, base.watching.watch, folder)
    desk.navigator.open("knowledge", "另一库")
    qtbot.waitUntil(lambda: len(desk.page.one.documents.banners()) == 1, timeout=10_000)
    assert desk.page.one.documents.banners()[0].title() == "关注的文件夹有变动"


def test_a_load_that_ended_with_the_program_is_offered_again(qtbot: QtBot, desk: Desk) -> None:
    (file := desk.folder / "泵站.md").write_text(PUMPS)
    desk.services.scratch.keep("loading/防汛库", json.dumps([str(file)]))

    open_base(qtbot, desk)
    (banner,) = desk.page.one.documents.banners()
    assert banner.title() == "上次程序关闭时，载入没有做完"
    next(one for one in banner.findChildren(QPushButton) if one.text() == "接着载入").click()

    qtbot.waitUntil(lambda: "泵站.md" in names(desk), timeout=20_000)
    qtbot.waitUntil(lambda: not desk.services.scratch.text("loading/防汛库"), timeout=20_000)
    assert desk.page.one.documents.banners() == []


def test_the_settings_of_a_base_are_kept(qtbot: QtBot, desk: Desk, notices: RecordingNotices) -> None:
    open_base(qtbot, desk)
    desk.navigator.open("knowledge", "防汛库", "settings")
    view = desk.page.one.settings
    qtbot.waitUntil(lambda: not desk.services.background.busy, timeout=10_000)
    assert not view.save.isEnabled()
    view.personal.choices[PersonalDataPolicy.MASK].click()
    desk.page.facts_shown.emit([])  # as while documents are loaded
    qtbot.waitUntil(lambda: not desk.services.background.busy, timeout=10_000)
    QTest.mouseClick(view.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("已保存设置" in said for said in notices.said_texts), timeout=10_000)
    base = wait_for(qtbot, desk.services.background, desk.services.workspace.knowledge.open, "防汛库")
    assert base.settings.personal_data is PersonalDataPolicy.MASK
    assert "已保存设置。个人信息一律遮盖，已有的文档也已遮盖。" in notices.said_texts
    qtbot.waitUntil(lambda: not view.save.isEnabled(), timeout=10_000)


def watched(qtbot: QtBot, desk: Desk) -> Path:
    folder = desk.folder / "科室文件"
    folder.mkdir()
    wait_for(qtbot, desk.services.background, watch, desk.services.workspace, "防汛库", folder)
    return folder
