"""The status bar tells how the endpoint answered last, what is kept, and gives way in a narrow window."""

import asyncio
import socket
import time
from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.endpoints import EndpointProfile
from studio.endpoints.uses import STOPPED, Use
from studio.ui.foot import endpoint_state
from studio.ui.shell.foot_button import FootButton
from studio.ui.shell.status_bar import PersonLine, StatusBar
from studio.ui.studio import Studio
from studio.workspace.reachable import is_there
from tests.ports import free_port

_CITY = EndpointProfile(id="city", name="市级共享模型", base_url="https://ai.example.org/v1", chat_model="m")


def test_the_endpoint_is_told_by_its_last_requests(studio: Studio, qtbot: QtBot) -> None:
    endpoints, status = studio.workspace.endpoints, studio.frame.status
    endpoints.save(_CITY)
    endpoints.set_default("city")
    studio.settings_changed()
    assert status.endpoint_text() == "市级共享模型"

    endpoints.uses.note(_use(first=0.94))
    studio.settings_changed()
    qtbot.waitUntil(lambda: status.endpoint_text() == "市级共享模型 · 正常 · 首字 0.9 秒")

    endpoints.uses.note(_use(trouble="EndpointUnreachable"))
    studio.settings_changed()
    qtbot.waitUntil(lambda: status.endpoint_text() == "市级共享模型 · 没有回应 · 首字 0.9 秒")
    assert endpoint_state(endpoints).trouble == "EndpointUnreachable"

    endpoints.uses.note(_use(trouble="EndpointFailed"))
    studio.settings_changed()
    qtbot.waitUntil(lambda: status.endpoint_text() == "市级共享模型 · 出错 · 首字 0.9 秒")

    endpoints.uses.note(_use(first=0.94))
    endpoints.uses.note(_use(trouble=STOPPED))
    assert endpoint_state(endpoints).trouble == "", "who stops an answer is no trouble of the endpoint"


def test_a_page_that_kept_what_was_written_says_so_until_one_leaves(studio: Studio, qtbot: QtBot) -> None:
    page = studio.frame.page()
    assert page is not None

    page.stored.emit()
    assert studio.frame.status.kept_text().startswith("已自动保存 ")

    studio.navigator.open("agents")
    assert studio.frame.status.kept_text() == ""


def test_the_foot_leads_to_endpoint_and_catalogue(studio: Studio) -> None:
    studio.frame.status.endpoint_opened.emit()
    assert studio.navigator.here == ("settings", ("endpoints",))
    studio.frame.status.catalogue_opened.emit()
    assert studio.navigator.here == ("settings", ("catalogue",))


def test_nothing_in_the_foot_is_cut_without_a_tooltip(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.set_endpoint_state("示例市应急管理局专用大模型推理服务（防汛备用）", "success", "正常", "首字 0.9 秒")
    bar.set_catalogue("catalogue.example.org", "muted", "目录：https://catalogue.example.org")
    bar.set_people([PersonLine("a", "防汛科一岗", "示例市应急管理局", "建设者、审核员")], "a")
    bar.show()

    for width in (1400, 1000, 640):
        bar.resize(width, bar.height())
        parts = [part for part in bar.findChildren(FootButton) if part.isVisible()]
        assert all(bar.rect().contains(part.geometry()) for part in parts)
    endpoint = parts[0]
    assert endpoint.width() >= endpoint.sizeHint().width() or endpoint.text() in endpoint.toolTip()


def _use(first: float = 0.0, trouble: str = "") -> Use:
    return Use("city", "chat/completions", time.time(), 0.0, first, first, trouble=trouble)


def test_the_catalogue_says_whether_it_answers(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    status, settings = studio.frame.status, studio.workspace.settings
    assert status.catalogue_text() == "本机目录"

    gone = f"http://127.0.0.1:{free_port()}"
    studio.workspace.save_settings(settings.model_copy(update={"catalogue": gone}))
    studio.settings_changed()
    qtbot.waitUntil(lambda: status.catalogue_text() == "127.0.0.1 · 没有回应")

    studio.workspace.save_settings(settings.model_copy(update={"catalogue": str(tmp_path)}))
    studio.settings_changed()
    qtbot.waitUntil(lambda: status.catalogue_text() == "共享文件夹")


def test_a_catalogue_that_lets_one_in_and_says_nothing_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert not asyncio.run(is_there(url, 0.2))
