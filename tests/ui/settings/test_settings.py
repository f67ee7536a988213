"""Settings: profiles are kept, keys go to the keyring or are spoken about, the probe tells line by line."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from keyring.backends import fail
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.catalogue import ServerSettings
from studio.catalogue.server.rotating import rotate_key
from studio.catalogue.trust.keys import fingerprint
from studio.core.languages import Language
from studio.core.passages import Trouble
from studio.core.third_parties import third_parties
from studio.endpoints import EndpointProfile, KeyStore, PracticeServer, ProbeResult, SessionKeys, ToolCalling
from studio.ui.background import Background
from studio.ui.components import Banner, ElidedLabel, Tag
from studio.ui.pages.settings import SettingsController, SettingsPage
from studio.ui.pages.settings.endpoints.probe_card import ProbeCard
from studio.ui.pages.settings.endpoints.profile_list import ProfileLine, ProfileList
from studio.ui.pages.settings.endpoints.words import result_text
from studio.ui.scratch import Scratch
from studio.ui.shell import Services
from studio.ui.shell.commands import Command
from studio.workspace import Publishing, Theme, Workspace
from studio.workspace.environment_keys import EnvironmentKeys
from tests.ui.conftest import RecordingNavigator, RecordingNotices
from tests.ui.shells import StillShell

URL = "http://127.0.0.1:9/v1"
CITY = EndpointProfile(id="city", name="市级共享模型", base_url=URL, chat_model="DeepSeek-V3")


class NoKeyring(EnvironmentKeys):
    """A computer without a keyring: only what the person chose to keep for this session is held."""

    def __init__(self) -> None:
        super().__init__({})
        self._chosen = fail.Keyring()  # type: ignore[no-untyped-call]  # keyring has no types here


class CountingShell(StillShell):
    def __init__(self) -> None:
        super().__init__()
        self.changes = 0
        self.spoken: list[Language] = []

    def settings_changed(self) -> None:
        self.changes += 1

    def speak(self, language: Language) -> None:
        self.spoken.append(language)


@dataclass
class Room:
    page: SettingsPage
    workspace: Workspace
    shell: CountingShell
    notices: RecordingNotices
    scratch: Scratch

    def press(self, qtbot: QtBot, text: str) -> None:
        """As a person would: wait until it is in sight."""
        qtbot.waitUntil(lambda: bool(self._in_sight(text)))
        QTest.mouseClick(self._in_sight(text)[0], Qt.MouseButton.LeftButton)

    def _in_sight(self, text: str) -> list[QPushButton]:
        found = [*self.page.findChildren(QPushButton)]
        return [button for button in found if button.text() == text and button.isVisible()]


def room(
    qtbot: QtBot, background: Background, notices: RecordingNotices, folder: Path, keys: KeyStore
) -> Iterator[Room]:
    workspace, shell, page = Workspace(folder, keys=keys), CountingShell(), SettingsPage()
    qtbot.addWidget(page)
    workspace.endpoints.save(CITY)
    navigator = RecordingNavigator()
    scratch = Scratch()
    services = Services(workspace, Publishing(workspace), background, notices, navigator, shell, scratch)
    SettingsController(page, services)
    page.resize(1300, 900)
    page.show()
    page.open()
    page.refresh()
    yield Room(page, workspace, shell, notices, scratch)
    background.close(workspace.aclose)


@pytest.fixture(scope="module")
def practice_url() -> Iterator[str]:
    server = PracticeServer()
    yield asyncio.run(server.start())
    asyncio.run(server.aclose())


@pytest.fixture
def settings(
    qtbot: QtBot, background: Background, notices: RecordingNotices, tmp_path: Path
) -> Iterator[Room]:
    yield from room(qtbot, background, notices, tmp_path, SessionKeys())


@pytest.fixture
def bare(qtbot: QtBot, background: Background, notices: RecordingNotices, tmp_path: Path) -> Iterator[Room]:
    yield from room(qtbot, background, notices, tmp_path, NoKeyring())


def test_a_new_endpoint_is_kept(qtbot: QtBot, settings: Room) -> None:
    form = settings.page.endpoints.form
    settings.press(qtbot, "添加")
    form.name.set_value("应急局专用")
    form.base_url.set_value("http://10.20.0.8/v1")
    form.chat_model.set_value("DeepSeek-R1")

    settings.press(qtbot, "保存")

    kept = {profile.name: profile for profile in settings.workspace.endpoints.list()}
    assert kept["应急局专用"].chat_model == "DeepSeek-R1"


def test_a_row_of_an_endpoint_has_one_tag_so_that_its_name_has_room(qtbot: QtBot) -> None:
    view = ProfileList()
    qtbot.addWidget(view)
    broken = ProfileLine("city", "市级共享模型", "ai.shili.example", default=True, broken="连不上")
    view.show_profiles(
        [ProfileLine("practice", "练习端点", "本机", practice=True, default=True), broken], "city"
    )

    assert [[tag.text() for tag in row.findChildren(Tag)] for row in view.rows()] == [[], ["连不上"]]
    told = [line.full_text() for row in view.rows() for line in row.findChildren(ElidedLabel)]
    assert told[:4] == ["练习端点", "默认 · 本机", "市级共享模型", "默认 · ai.shili.example"]


def test_an_address_that_is_none_is_said_at_its_field(qtbot: QtBot, settings: Room) -> None:
    form = settings.page.endpoints.form
    settings.page.endpoints.chosen.emit("city")
    form.base_url.set_value("不是地址")

    settings.press(qtbot, "保存")

    assert form._rows["base_url"].error() != ""
    assert settings.workspace.endpoints.get("city").base_url == CITY.base_url


def test_the_default_changes_and_the_window_is_told(qtbot: QtBot, settings: Room) -> None:
    settings.page.endpoints.chosen.emit("city")

    settings.press(qtbot, "设为默认")

    assert settings.workspace.endpoints.default.id == "city"
    assert settings.shell.changes > 0


def test_a_key_goes_to_the_keyring_and_is_not_shown_again(qtbot: QtBot, settings: Room) -> None:
    form = settings.page.endpoints.form
    settings.page.endpoints.chosen.emit("city")
    form.key.field.setText("not-a-real-key-4f2a")

    settings.press(qtbot, "保存密钥")

    qtbot.waitUntil(lambda: form.key.state.text() == "在系统钥匙串")
    assert form.key.key() == ""
    assert settings.workspace.endpoints.key("city") == "not-a-real-key-4f2a"
    assert [one for one in texts(settings.page) if "4f2a" in one] == ["• • • • 4f2a"]


def test_without_a_keyring_the_person_chooses_what_becomes_of_the_key(qtbot: QtBot, bare: Room) -> None:
    bare.page.endpoints.chosen.emit("city")
    bare.page.endpoints.form.key.field.setText("not-a-real-key")
    bare.press(qtbot, "保存密钥")
    qtbot.waitUntil(lambda: bool(bare.page.endpoints.findChildren(Banner)))

    bare.press(qtbot, "只在本次使用")

    qtbot.waitUntil(lambda: bare.workspace.endpoints.is_key_session_only("city"))
    qtbot.waitUntil(lambda: bare.page.endpoints.form.key.state.text() == "只在本次使用")


def test_the_probe_tells_line_by_line_what_the_practice_endpoint_can_do(qtbot: QtBot, settings: Room) -> None:
    probe = settings.page.endpoints.probe

    settings.press(qtbot, "开始检测")

    qtbot.waitUntil(lambda: probe.text_of("rerank") == "可用", timeout=20_000)
    assert probe.text_of("chat") == "有回答"
    assert "维" in probe.text_of("embeddings")


def test_what_fails_for_one_reason_names_it_once(qtbot: QtBot) -> None:
    card = ProbeCard()
    qtbot.addWidget(card)
    trouble = Trouble(
        name="EndpointFailed", facts={"endpoint": "共享模型", "status": 502, "message": "nginx"}
    )
    for name in ("chat", "tools", "rerank"):
        card.add(ProbeResult(name=name, ok=False, seconds=1, trouble=trouble))

    assert "后面的模型服务没有回应" in card.text_of("chat")
    assert card.text_of("tools") == "原因同上。"
    assert card.text_of("rerank") == "原因同上。片段保持检索到的顺序。"


def test_an_endpoint_that_does_not_answer_says_so_at_every_line(qtbot: QtBot, settings: Room) -> None:
    settings.page.endpoints.chosen.emit("city")

    settings.press(qtbot, "开始检测")

    probe = settings.page.endpoints.probe
    qtbot.waitUntil(lambda: "127.0.0.1" in probe.text_of("address"), timeout=20_000)
    qtbot.waitUntil(lambda: probe.text_of("rerank") == "没有检测：连不上")
    qtbot.waitUntil(lambda: len(settings.page.endpoints.findChildren(Banner)) == 1)
    settings.press(qtbot, "复制检测结果")
    assert "127.0.0.1" in QGuiApplication.clipboard().text()


def test_what_follows_from_a_result_is_said() -> None:
    trouble = Trouble(name="ToolsNotCalled", facts={"endpoint": "市级"})
    failed = ProbeResult(name="tools", ok=False, seconds=2.3, trouble=trouble)
    skipped = ProbeResult(name="rerank", ok=None, seconds=0)
    first = ProbeResult(name="streaming", ok=True, seconds=1, detail={"first_token_seconds": 0.84})

    assert result_text(failed)
    assert result_text(skipped) == "未选模型，跳过"
    assert result_text(first) == "首字 0.84 秒"


def test_removing_an_endpoint_can_be_taken_back_with_its_key(qtbot: QtBot, settings: Room) -> None:
    endpoints = settings.workspace.endpoints
    endpoints.set_default("city")
    endpoints.set_key("city", "not-a-real-key")
    settings.page.endpoints.chosen.emit("city")
    settings.page.endpoints.removed.emit()
    qtbot.waitUntil(lambda: len(settings.notices.undo) == 1)
    assert [known.id for known in endpoints.list()] == ["practice"]
    assert endpoints.default.id == "practice"

    settings.notices.undo[0]()

    assert endpoints.default.id == "city"
    qtbot.waitUntil(lambda: endpoints.key("city") == "not-a-real-key")


def test_the_keys_of_every_page_add_and_save_here_too(settings: Room) -> None:
    def keys() -> dict[str, Command]:
        return {command.keys: command for command in settings.page.offered() if command.keys}

    settings.page.endpoints.chosen.emit("city")
    assert "Ctrl+Enter" not in keys()
    settings.page.endpoints.form.chat_model.set_value("DeepSeek-R1")
    keys()["Ctrl+Enter"].act()
    assert settings.workspace.endpoints.get("city").chat_model == "DeepSeek-R1"
    keys()["Ctrl+N"].act()
    assert settings.page.endpoints.form.name.value() == "新端点"


def test_what_was_typed_outlives_going_elsewhere_until_it_is_discarded(qtbot: QtBot, settings: Room) -> None:
    view = settings.page.endpoints
    view.chosen.emit("city")
    view.form.chat_model.set_value("DeepSeek-R1")
    view.chosen.emit("practice")

    view.chosen.emit("city")
    assert view.form.chat_model.value() == "DeepSeek-R1"
    assert settings.workspace.endpoints.get("city").chat_model == "DeepSeek-V3"

    settings.press(qtbot, "放弃修改")
    assert view.form.chat_model.value() == "DeepSeek-V3"
    view.chosen.emit("practice")
    view.chosen.emit("city")
    assert view.form.chat_model.value() == "DeepSeek-V3"


def test_an_endpoint_is_probed_before_it_is_saved_and_its_models_fill_the_lists(
    qtbot: QtBot, settings: Room, practice_url: str
) -> None:
    endpoints, view = settings.workspace.endpoints, settings.page.endpoints
    settings.press(qtbot, "添加")
    view.form.base_url.set_value(practice_url)
    view.form.chat_model.set_value("practice")
    settings.press(qtbot, "开始检测")
    qtbot.waitUntil(lambda: view.probe.text_of("rerank") == "未选模型，跳过", timeout=20_000)
    assert len(endpoints.list()) == 2, "nothing was saved"
    offered = [view.form.rerank_model.itemText(at) for at in range(view.form.rerank_model.count())]
    assert "practice-overlap" in offered

    qtbot.waitUntil(lambda: view._state.text() == "正常")
    settings.press(qtbot, "保存")
    new = next(one for one in endpoints.list() if one.base_url == practice_url)
    assert new.tool_calling is ToolCalling.FUNCTIONS
    qtbot.waitUntil(lambda: view.day.requests.number() not in {"", "0"})


def test_language_and_theme_are_kept_and_the_window_is_told(settings: Room) -> None:
    settings.page.appearance.language_chosen.emit("en")
    settings.page.appearance.theme_chosen.emit("dark")

    assert settings.workspace.settings.theme is Theme.DARK
    assert settings.shell.changes == 1
    assert settings.shell.spoken == [Language.EN]


def test_another_person_acts(settings: Room) -> None:
    settings.page.people.person_chosen.emit("法规科一岗")

    assert settings.workspace.settings.acting().name == "法规科一岗"


def test_every_part_bears_its_licence() -> None:
    assert all(part.licence for part in third_parties())


def test_in_a_narrow_window_the_sections_become_a_drop_down(settings: Room) -> None:
    settings.page.resize(700, 500)

    assert not settings.page.nav.isVisible()
    settings.page._pick.chosen.emit("about")
    assert settings.page.section() == "about"


def test_how_tools_are_called_can_be_set_by_hand(qtbot: QtBot, settings: Room) -> None:
    settings.page.endpoints.chosen.emit("city")
    form = settings.page.endpoints.form
    assert form.tool_calling.value() == "unknown"

    form.tool_calling.set_value("step_by_step")
    settings.page.endpoints.saved.emit()

    assert settings.workspace.endpoints.get("city").tool_calling is ToolCalling.STEP_BY_STEP


def test_the_key_of_the_catalogue_is_shown_and_trusted_anew_only_when_the_person_says_so(
    qtbot: QtBot, settings: Room
) -> None:
    settings.page.show_section("trust")
    settings.press(qtbot, "立即核对")
    index = settings.workspace.contacts.index
    qtbot.waitUntil(lambda: settings.notices.said_texts == ["目录的密钥和索引没有问题"], timeout=30_000)
    first = fingerprint(index.known().trusted.key)
    qtbot.waitUntil(lambda: first in texts(settings.page))

    lose_key(settings.workspace.folder / "catalogue")
    settings.press(qtbot, "立即核对")
    qtbot.waitUntil(lambda: settings.page.people.trust.findChildren(Banner) != [], timeout=30_000)
    assert fingerprint(index.known().trusted.key) == first
    settings.press(qtbot, "信任新密钥")
    qtbot.waitUntil(
        lambda: fingerprint(index.known().trusted.key) != first and index.known().trusted.version > 0,
        timeout=30_000,
    )
    qtbot.waitUntil(lambda: not settings.page.people.trust.findChildren(Banner))


def lose_key(folder: Path) -> None:
    rotate_key(ServerSettings(folder=folder), lost=True)


def texts(page: QWidget) -> list[str]:
    return [shown.text() for shown in page.findChildren(QLabel)]
