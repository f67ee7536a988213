"""An office with a window, and the steps that all journeys have in common."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when
from pytestqt.qtbot import QtBot

from studio.endpoints.profiles import EndpointProfile
from studio.ui.studio import Studio
from tests.journeys.endpoint import practice_process
from tests.journeys.office import Office
from tests.journeys.window import Window
from tests.ui.conftest import _dressed_and_tidy, _widgets_end_on_this_thread

__all__ = ["_dressed_and_tidy", "_widgets_end_on_this_thread"]

_PATIENCE = 30_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the offscreen platform cannot do (least sizes, menus that take the keyboard); no other passes."""
    for item in items:
        if "tests/journeys/" in str(item.path).replace("\\", "/"):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session", autouse=True)
def endpoint() -> Iterator[EndpointProfile]:
    """One for all journeys, which remembers nothing; there before a test looks what runs."""
    with practice_process() as profile:
        yield profile


@pytest.fixture
def window(endpoint: EndpointProfile, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    studio = Studio(tmp_path / "工作区")
    studio.window.resize(1440, 900)
    studio.window.show()
    with qtbot.waitSignal(studio.ready, timeout=_PATIENCE):
        studio.open_workspace()
    studio.workspace.endpoints.save(endpoint)
    studio.workspace.endpoints.set_default(endpoint.id)
    studio.settings_changed()
    made = Window(studio, qtbot)
    made.rest()
    yield made
    made.rest()
    studio.close()


@pytest.fixture
def office(window: Window, tmp_path: Path, qtbot: QtBot) -> Office:
    return Office(window, tmp_path / "桌面", qtbot)


@given(parsers.parse("桌面上有一个文件夹，里面是{names}"))
def _a_folder(office: Office, names: str) -> None:
    office.put_files(names.strip("“”").split("”“"))


@given(parsers.parse("知识库“{base}”里有“{document}”"))
def _a_base(office: Office, base: str, document: str) -> None:
    office.make_base(base, document)


@given(parsers.parse("智能体“{agent}”读“{base}”"))
def _an_agent(office: Office, agent: str, base: str) -> None:
    office.make_agent(agent, base)


@given(parsers.parse("测试里有一题“{question}”，应当答“{words}”"))
def _a_case(office: Office, question: str, words: str) -> None:
    office.add_case(question, words)


@given(parsers.parse("我打开{place}"))
@when(parsers.parse("我打开{place}"))
def _open(window: Window, place: str) -> None:
    window.press(place.strip("“”"))


@when(parsers.parse("我点“{words}”"))
def _press(window: Window, words: str) -> None:
    window.press(words)


@when(parsers.parse("我按{keys}"))
def _key(window: Window, keys: str) -> None:
    window.key(keys.strip())


@when(parsers.parse("我在“{field}”里写“{words}”"))
def _type(window: Window, field: str, words: str) -> None:
    window.type(field, words)


@when(parsers.parse("我在“{field}”里选“{words}”"))
def _choose(window: Window, field: str, words: str) -> None:
    window.choose(field, words)


@when(parsers.parse("我在对话里问“{question}”"))
def _ask(window: Window, question: str) -> None:
    window.type("输入问题…", question)
    window.key("Return")


@then(parsers.parse("回答里有“{words}”"))
def _answered(window: Window, words: str) -> None:
    window.waits_for(words)
    window.rest()


@when("我把这个文件夹拖到页面上")
def _drop(office: Office) -> None:
    office.drop_folder()


@when(parsers.parse("换成“{person}”坐到这台电脑前"))
def _act_as(window: Window, person: str) -> None:
    window.rest()
    window.press("换一个操作人")
    window.press_part(person)
    window.rest()


@then(parsers.parse("我看到“{words}”"))
def _sees(window: Window, words: str) -> None:
    window.waits_for(words)


@then(parsers.parse("看不到“{words}”"))
def _does_not_see(window: Window, words: str) -> None:
    window.until(lambda: not window.sees(words), f"end of “{words}”")
