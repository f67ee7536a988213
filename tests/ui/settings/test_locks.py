"""What an administrator has set says so in Settings, and whom to ask; nothing else is locked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.endpoints import SessionKeys
from studio.ui.background import Background
from studio.ui.components import FormRow, LockedMark
from studio.ui.pages.settings import SettingsController, SettingsPage
from studio.ui.scratch import Scratch
from studio.ui.shell import Services
from studio.workspace import Publishing, Workspace
from studio.workspace.policy import read_policy
from tests.ui.conftest import RecordingNavigator, RecordingNotices
from tests.ui.shells import StillShell

_POLICY = """
administrator: 信息中心 8000
endpoints:
  - {id: city, name: 市级共享端点, base_url: "http://127.0.0.1:9/v1", chat_model: deepseek-v3}
default_endpoint: city
settings: {theme: dark, share_usage: false, trace_days: 30, chroma_url: "", catalogue_in_the_open: false}
limits: {requests_at_a_time: 4}
"""


@pytest.fixture
def page(
    qtbot: QtBot, background: Background, notices: RecordingNotices, tmp_path: Path
) -> Iterator[SettingsPage]:
    file = tmp_path / "policy.yaml"
    file.write_text(_POLICY, encoding="utf-8")
    workspace = Workspace(tmp_path / "workspace", keys=SessionKeys(), policy=read_policy([file]))
    made = SettingsPage()
    qtbot.addWidget(made)
    services = Services(
        workspace, Publishing(workspace), background, notices, RecordingNavigator(), StillShell(), Scratch()
    )
    SettingsController(made, services)
    made.resize(1300, 900)
    made.show()
    made.open()
    made.refresh()
    yield made
    background.close(workspace.aclose)


def test_a_given_endpoint_can_be_looked_at_and_its_key_kept(page: SettingsPage) -> None:
    form = page.endpoints.form
    assert form.name.value() == "市级共享端点"
    assert not form.base_url.isEnabled()
    assert form.key.field.isEnabled()
    assert form.concurrency.value() == 4
    assert [mark.toolTip() for mark in _marks(page)] == ["确需更改时，请联系信息中心 8000。"]
    assert not page.endpoints.list.add.isEnabled()
    assert "保存" not in _buttons(page)
    assert [command.title for command in page.commands()] == ["开始检测"]


def test_what_is_set_is_locked_and_the_rest_is_not(page: SettingsPage) -> None:
    page.show_section("appearance")
    assert not page.appearance.theme.isEnabled()
    assert page.appearance.language.isEnabled()
    page.show_section("privacy")
    assert not page.privacy.counts.isEnabled()
    locked = [row.text() for row in page.privacy.findChildren(FormRow) if not row.control.isEnabled()]
    assert locked == ["轨迹"]
    page.show_section("embedding")
    assert not page.embedding.store.isEnabled()
    assert page.embedding.source.isEnabled()


def test_each_lock_says_so_beside_what_it_locks(page: SettingsPage) -> None:
    page.show_section("appearance")
    (mark,) = _marks(page)
    assert mark.accessibleName() == "由管理员设定"
    assert page.appearance.theme.toolTip() == mark.toolTip()


def _marks(page: SettingsPage) -> list[LockedMark]:
    return [mark for mark in page.findChildren(LockedMark) if mark.isVisible()]


def _buttons(page: SettingsPage) -> set[str]:
    return {button.text() for button in page.findChildren(QPushButton) if button.isVisible()}
