"""Signing in to a catalogue server from the settings, and administering its people there."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from studio.catalogue import Person, Role, ServerSettings, first_admin
from studio.catalogue.trust.keys import SigningKey, fingerprint
from studio.catalogue.trust.verifying import Trusted
from studio.core.errors import IndexRolledBack
from studio.endpoints import KeyStore, SessionKeys
from studio.ui.background import Background
from studio.ui.components import Banner, ConfirmDialog, ListRow, Tag
from studio.ui.pages.settings import SettingsController, SettingsPage
from studio.ui.pages.settings.people import PeopleView
from studio.ui.pages.settings.people_controller import known_number
from studio.ui.pages.settings.people_server import Where
from studio.ui.shell import Services
from studio.workspace import Publishing, Workspace
from studio.workspace.settings import Settings
from studio.workspace.trust_file import Known, TrustFile
from tests.ui.conftest import RecordingNavigator, RecordingNotices
from tests.ui.settings.test_settings import CountingShell, NoKeyring, texts

ADMIN = Person(id="1001", name="信息中心管理员", department="示例市信息中心", roles=(Role.ADMIN,))
CLERK = {"id": "1002", "name": "王建国", "department": "示例市城管局", "roles": ["builder"]}
SENTENCE = "春天的河水又涨了三尺"
_SERVE = (
    "import asyncio, json, sys; from studio.catalogue import ServerSettings, serve;"
    "settings = ServerSettings.model_validate(json.loads(sys.argv[1]));"
    "asyncio.run(serve(settings, lambda url: print(url, flush=True)))"
)


@dataclass(frozen=True)
class City:
    url: str
    token: str

    def post(self, path: str, said: object = None) -> dict[str, object]:
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = httpx.post(f"{self.url}/api/{path}", json=said, headers=headers)
        return dict(answer.raise_for_status().json())

    def first_password(self, person: str) -> str:
        return str(self.post(f"people/{person}/password")["password"])


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    folder = tmp_path_factory.mktemp("city")
    cheap = {"memory_kib": 64, "passes": 1}
    token = first_admin(ServerSettings(folder=folder), ADMIN)
    said = json.dumps({"folder": str(folder), "port": 0, "passwords": cheap})
    with subprocess.Popen([sys.executable, "-c", _SERVE, said], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        city = City(process.stdout.readline().strip(), token)
        city.post("people", CLERK)
        yield city
        process.kill()


@dataclass
class Room:
    qtbot: QtBot
    page: SettingsPage
    workspace: Workspace
    notices: RecordingNotices

    @property
    def people(self) -> PeopleView:
        return self.page.people

    def press(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: any(button.isEnabled() for button in self._in_sight(text)))
        QTest.mouseClick(self._in_sight(text)[0], Qt.MouseButton.LeftButton)

    def _in_sight(self, text: str) -> list[QPushButton]:
        return [one for one in self.page.findChildren(QPushButton) if one.text() == text and one.isVisible()]

    def connect(self, url: str) -> None:
        self.people.server.where.set_value("server")
        self.people.server.where.chosen.emit("server")
        self.people.server.url.set_value(url)
        self.press("连接")
        self.qtbot.waitUntil(self.people.sign_in.isVisible)

    def sign_in(self, number: str, password: str) -> None:
        self.people.sign_in.number.set_value(number)
        self.people.sign_in.password.setText(password)
        self.press("登录")

    def banners(self) -> list[str]:
        return [banner.title() for banner in self.page.findChildren(Banner) if banner.isVisible()]


def room(
    qtbot: QtBot, background: Background, notices: RecordingNotices, folder: Path, keys: KeyStore
) -> Iterator[Room]:
    workspace, page = Workspace(folder, keys=keys), SettingsPage()
    qtbot.addWidget(page)
    services = Services(
        workspace, Publishing(workspace), background, notices, RecordingNavigator(), CountingShell()
    )
    SettingsController(page, services)
    page.resize(1300, 900)
    page.show()
    page.open("people")
    page.refresh()
    yield Room(qtbot, page, workspace, notices)
    background.close(workspace.aclose)


@pytest.fixture
def desk(qtbot: QtBot, background: Background, notices: RecordingNotices, tmp_path: Path) -> Iterator[Room]:
    yield from room(qtbot, background, notices, tmp_path, SessionKeys())


@pytest.fixture
def bare(qtbot: QtBot, background: Background, notices: RecordingNotices, tmp_path: Path) -> Iterator[Room]:
    yield from room(qtbot, background, notices, tmp_path, NoKeyring())


def signed_in(desk: Room, city: City) -> None:
    """As the administrator, with the token the server gave at its first start."""
    desk.connect(city.url)
    desk.people.sign_in.way.chosen.emit("token")
    desk.people.sign_in.token.setText(city.token)
    desk.press("登录")
    desk.qtbot.waitUntil(desk.people.me.isVisible)


def test_a_first_password_is_replaced_and_the_person_is_in(desk: Room, city: City) -> None:
    first = city.first_password("1002")
    desk.connect(city.url)
    desk.sign_in("1002", "falsch-aber-lang")
    desk.qtbot.waitUntil(lambda: desk.banners() == ["工号或密码不正确。"])
    desk.sign_in("1002", first)
    desk.qtbot.waitUntil(desk.people.sign_in.new.isVisible)
    desk.people.sign_in.new.setText(SENTENCE)
    desk.people.sign_in.again.setText("另一句不一样的话")
    desk.press("登录")
    assert desk.people.sign_in._rows[desk.people.sign_in.again].error() == "两次输入的不一样。"
    desk.people.sign_in.again.setText(SENTENCE)
    desk.press("登录")

    desk.qtbot.waitUntil(desk.people.me.isVisible)
    settings = desk.workspace.settings
    assert (settings.catalogue, settings.person) == (city.url, "1002")
    assert desk.people.me._about.text() == "1002 · 示例市城管局 · 建设者"
    assert not desk.people.admin.isVisible()
    assert desk.people.sign_in.password.text() == ""

    desk.press("退出登录")
    desk.qtbot.waitUntil(desk.people.sign_in.isVisible)
    assert not desk.workspace.signing_in.signed_in()


def test_an_administrator_sees_everybody_and_gives_a_first_password(desk: Room, city: City) -> None:
    signed_in(desk, city)
    admin = desk.people.admin
    desk.qtbot.waitUntil(lambda: len(admin.people.rows()) == 2)
    admin.search.set_value("城管")
    (row,) = admin.people.rows()
    assert isinstance(row, ListRow)
    row.opened.emit()
    admin.sheet.roles["reviewer"].setChecked(True)
    desk.press("设置初始密码")
    desk.qtbot.waitUntil(lambda: bool(admin.sheet.findChildren(Banner)))
    admin.sheet.reviews.set_value("全部")
    desk.press("保存")
    desk.qtbot.waitUntil(lambda: "已保存" in desk.notices.said_texts)
    desk.qtbot.waitUntil(lambda: any(one.reviews == ("*",) for one in admin._people))
    kept = {person.id: person for person in admin._people}["1002"]
    assert kept.roles == ("builder", "reviewer")
    assert desk.notices.shown == []


def test_a_list_is_imported_with_first_passwords(desk: Room, city: City, tmp_path: Path) -> None:
    listed, passwords = tmp_path / "名单.csv", tmp_path / "初始密码.csv"
    listed.write_text(
        "工号,姓名,部门,角色\n2001,李岗,示例市水务局,审核员\n2002,赵岗,示例市水务局,\n", "gb18030"
    )
    signed_in(desk, city)
    desk.press("导入名单…")
    assert "表格 (*.xlsx *.xls *.et *.csv)" in chosen(desk, listed)
    desk.qtbot.waitUntil(lambda: "名单里有 2 人。" in desk.banners())
    desk.press("导入并生成初始密码…")
    assert chosen(desk, passwords) == ["CSV (*.csv)"]
    desk.qtbot.waitUntil(lambda: "新增 2 人，改动 0 人，0 人没有变化。" in desk.banners())
    lines = passwords.read_text("utf-8-sig").split()
    assert lines[0] == "工号,初始密码"
    assert [line.split(",")[0] for line in lines[1:]] == ["2001", "2002"]
    assert passwords.stat().st_mode & 0o077 == 0


def chosen(desk: Room, file: Path) -> list[str]:
    """Choose it in the dialog that is open; return the kinds of files that are listed there."""
    dialog = desk.people.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(file))
    dialog.close()
    return dialog.nameFilters()


def test_a_certificate_is_chosen_among_certificates(desk: Room, tmp_path: Path) -> None:
    desk.people.server._choose_ca.click()

    assert chosen(desk, tmp_path / "根证书.pem") == ["PEM (*.pem *.crt *.cer)"]
    assert desk.people.server.ca.value() == str(tmp_path / "根证书.pem")


def test_what_keeps_a_server_from_being_used_is_said(desk: Room) -> None:
    desk.people.server.where.chosen.emit("server")
    desk.people.server.where.set_value("server")
    desk.people.server.url.set_value("http://10.1.2.3:8420")
    desk.press("连接")
    desk.qtbot.waitUntil(lambda: bool(desk.notices.shown))
    assert type(desk.notices.shown[0]).__name__ == "CatalogueNotEncrypted"


def test_what_is_known_of_one_catalogue_is_not_told_of_the_next(desk: Room) -> None:
    trusted = Trusted(keys=(SigningKey.generate().public,), version=7, expires="2099-01-01T00:00:00+00:00")
    TrustFile(desk.workspace.folder / "trust.json").keep_known("", Known(trusted=trusted))
    desk.page.refresh()
    desk.qtbot.waitUntil(lambda: fingerprint(trusted.key) in texts(desk.people.trust))
    desk.people.trust.show_trouble(IndexRolledBack(seen=7, found=6))

    desk.people.server.saved.emit(Where("http://10.1.2.3:8420"))

    desk.qtbot.waitUntil(lambda: "还不知道：没有联系过目录" in texts(desk.people.trust))
    assert desk.people.trust.findChildren(Banner) == []


def test_who_waits_for_a_server_sees_it_and_may_go_back(desk: Room) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        desk.people.server.saved.emit(Where(f"http://127.0.0.1:{silent.getsockname()[1]}"))
        desk.qtbot.waitUntil(lambda: "正在问服务器怎样登录…" in texts(desk.people.server))

        desk.people.server.saved.emit(Where())
        desk.qtbot.waitUntil(desk.people.people.isVisible)

    assert "正在问服务器怎样登录…" not in texts(desk.people.server)
    assert desk.notices.shown == []


def test_an_address_that_is_being_written_is_there_when_one_comes_again(desk: Room) -> None:
    server = desk.people.server
    server.where.set_value("server")
    server.where.chosen.emit("server")
    QTest.keyClicks(server.url, "http://10.1.2.3")
    desk.page.refresh()
    assert (server.where.value(), server.url.value()) == ("server", "http://10.1.2.3")

    server.where.set_value("local")
    server.where.chosen.emit("local")
    desk.page.refresh()
    assert server.where.value() == "local"


def test_who_signed_in_last_need_not_write_their_number_again() -> None:
    wang = Person(id="A01", name="王示例", roles=(Role.BUILDER,))
    before = Settings()

    assert known_number(before) == ""
    assert (
        known_number(before.model_copy(update={"person": "A01", "people": (*before.people, wang)})) == "A01"
    )


@pytest.mark.parametrize(("choice", "kept"), [("只在本次使用", True), ("不登录", False)])
def test_without_a_keyring_the_person_decides(bare: Room, city: City, choice: str, kept: bool) -> None:
    bare.connect(city.url)
    bare.qtbot.waitUntil(lambda: bare.people.window().focusWidget() is bare.people.sign_in.number)
    bare.people.sign_in.token_given.emit(city.token)
    bare.qtbot.waitUntil(
        lambda: (
            isinstance(focused := bare.page.window().focusWidget(), QPushButton)
            and focused.text() == "只在本次使用"
        )
    )
    bare.press(choice)
    if kept:
        bare.qtbot.waitUntil(bare.people.me.isVisible)
        assert bare.page.isAncestorOf(bare.page.window().focusWidget())
    else:
        bare.qtbot.waitUntil(lambda: not bare.banners())
        assert bare.people.sign_in.isVisible()
    assert bare.workspace.signing_in.signed_in() is kept


def test_a_server_is_tried_before_it_is_used(desk: Room, city: City) -> None:
    desk.people.server.where.set_value("server")
    desk.people.server.where.chosen.emit("server")
    desk.people.server.url.set_value("http://127.0.0.1:9")
    desk.press("测试连接")
    desk.qtbot.waitUntil(lambda: "127.0.0.1" in desk.people.server._state.text())

    desk.people.server.url.set_value(city.url)
    desk.press("测试连接")
    desk.qtbot.waitUntil(lambda: desk.people.server._state.text().startswith("可以连接"))
    assert desk.workspace.settings.catalogue == ""


def test_an_administrator_gives_a_program_a_key_once_and_takes_it_away(desk: Room, city: City) -> None:
    signed_in(desk, city)
    clients = desk.people.clients
    desk.qtbot.waitUntil(clients.isVisible)
    desk.press("添加程序")
    clients.sheet.name.set_value("市门户网站")
    desk.press("生成密钥")
    assert clients.sheet._rows["agents"].error() != ""
    clients.sheet.everything.click()
    desk.press("生成密钥")

    desk.qtbot.waitUntil(lambda: "“市门户网站”的密钥" in desk.banners())
    desk.qtbot.waitUntil(lambda: "市门户网站" in clients.list.rows()[0].accessibleName())
    desk.press("吊销")
    dialog = next(one for one in desk.page.findChildren(ConfirmDialog) if one.isVisible())
    dialog._confirm()
    desk.qtbot.waitUntil(lambda: "已吊销" in [tag.text() for tag in clients.list.findChildren(Tag)])
