"""Ctrl+K leads to whatever one can name, by a part of it or by its pinyin; what was visited comes first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.pictures import rest
from studio.ui.shell.help_sheet import HelpSheet
from studio.ui.shell.palette.entries import Entry, offered_for, without_doubles
from studio.ui.shell.palette.gathering import Gathering
from studio.ui.shell.palette.matching import BEGINS, CONTAINS, SOUNDS, SOUNDS_FROM_START, WHOLE, Sounds
from studio.ui.shell.palette.pinyin import read_readings
from studio.ui.shell.recents import Recents
from studio.ui.studio import Studio
from studio.ui.window_state import window_state
from studio.workspace import Theme, Workspace


@pytest.fixture(scope="module")
def sounds() -> Sounds:
    return Sounds(read_readings())


@pytest.mark.parametrize(
    ("query", "name", "rank"),
    [
        ("防汛值班助手", "防汛值班助手", WHOLE),
        ("防汛", "防汛值班助手", BEGINS),
        ("值班", "防汛值班助手", CONTAINS),
        ("fxzb", "防汛值班助手", SOUNDS_FROM_START),
        ("fangxun", "防汛值班助手", SOUNDS_FROM_START),
        ("FangXZhiB", "防汛值班助手", SOUNDS_FROM_START),
        ("zhibanzhushou", "防汛值班助手", SOUNDS),
        ("zhongqing", "重庆", SOUNDS_FROM_START),
        ("chongq", "重庆", SOUNDS_FROM_START),
        ("lvhua", "绿化", SOUNDS_FROM_START),
        ("luhua", "绿化", SOUNDS_FROM_START),
        ("zs fx", "防汛值班助手", SOUNDS),
        ("12345rx", "12345热线", SOUNDS_FROM_START),
        ("fz", "防汛值班助手", None),
        ("zzzz", "防汛值班助手", None),
        ("防灾", "防汛值班助手", None),
    ],
)
def test_a_name_is_found_by_a_part_of_it_and_by_its_pinyin(
    query: str, name: str, rank: int | None, sounds: Sounds
) -> None:
    assert sounds.fit(query, name) == rank


def test_other_words_find_it_last(sounds: Sounds) -> None:
    entries = [_entry("模型端点", words="密钥"), _entry("密钥说明")]

    assert [entry.title for entry in offered_for("密钥", entries, (), sounds)] == ["密钥说明", "模型端点"]


def test_among_equals_what_was_visited_last_comes_first(sounds: Sounds) -> None:
    entries = [_entry("防汛甲", "a"), _entry("防汛乙", "b"), _entry("防汛丙", "c")]

    found = offered_for("fx", entries, [("c",), ("b",)], sounds)

    assert [entry.title for entry in found] == ["防汛丙", "防汛乙", "防汛甲"]


def test_two_ways_to_the_same_place_are_one(sounds: Sounds) -> None:
    [only] = without_doubles([_entry("人员", "p", words="登录"), _entry("设置", "p", words="密码")])

    assert (only.title, only.words) == ("人员", "登录 密码")


def test_places_are_remembered_by_the_whole_thing(tmp_path: Path) -> None:
    state = window_state(tmp_path)
    recents = Recents(state)
    recents.note(("builder", "flood-duty", "tests"), "防汛值班助手")
    recents.note(("home",), "首页")
    recents.note(("builder", "flood-duty"), "防汛，值班")

    again = Recents(state).all()

    assert [(visited.place, visited.title) for visited in again] == [
        (("builder", "flood-duty"), "防汛，值班"),
        (("home",), "首页"),
    ]


@pytest.mark.parametrize("kept", ["", "{", "[1]", "[[]]", None])
def test_damaged_recent_places_are_none(tmp_path: Path, kept: object) -> None:
    state = window_state(tmp_path)
    state.setValue("recent", kept)

    assert Recents(state).all() == []


async def test_agents_are_gathered_by_name_also_those_whose_files_do_not_read(tmp_path: Path) -> None:
    async with Workspace(tmp_path) as workspace:
        workspace.agents.create("flood-duty", name="防汛: “值班” #1")
        broken = workspace.agents.create("broken", name="坏的").path / "agent.yaml"
        broken.write_bytes(b"name: [\xff\nicon: \n")
        await workspace.knowledge.create("防汛预案库")

        gathered = Gathering().gather(workspace)

    assert [named.name for named in gathered.edited] == ["broken", "防汛: “值班” #1"]
    assert [named.place for named in gathered.bases] == [("knowledge", "防汛预案库")]


@pytest.fixture
def studio(tmp_path: Path, qtbot: QtBot) -> Iterator[Studio]:
    made = Studio(tmp_path)
    made.window.resize(1280, 800)
    made.window.show()
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.open_workspace()
    made.workspace.agents.create("flood-duty", name="防汛值班助手")
    yield made
    rest(made)
    made.close()


def test_an_agent_is_opened_by_the_initials_of_its_name(studio: Studio, qtbot: QtBot) -> None:
    palette = studio.palette
    QTest.keyClick(studio.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = palette.view.field
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "fxzb")
    qtbot.waitUntil(lambda: _titles(palette.view.entries()) == ["防汛值班助手"], timeout=10_000)

    QTest.keyClick(field, Qt.Key.Key_Return)

    assert studio.navigator.here == ("builder", ("flood-duty",))
    assert not palette.view.isVisible()


def test_what_was_removed_is_not_led_to_any_more(studio: Studio, qtbot: QtBot) -> None:
    studio.navigator.open("builder", "flood-duty")
    studio.navigator.open("home")
    rest(studio)
    studio.workspace.agents.delete("flood-duty")
    view = studio.palette.view

    studio.frame.rail.search.click()

    qtbot.waitUntil(lambda: "防汛值班助手" not in _titles(view.entries()), timeout=10_000)
    view.close_palette()


def test_the_arrows_go_round_and_esc_gives_the_focus_back(studio: Studio, qtbot: QtBot) -> None:
    studio.frame.rail.item("home").setFocus()
    studio.frame.rail.search.click()
    view = studio.palette.view
    last = view.entries()[-1]

    QTest.keyClick(view.field, Qt.Key.Key_Up)
    assert view.current() == last
    QTest.keyClick(view.field, Qt.Key.Key_Down)
    assert view.current() == view.entries()[0]
    QTest.keyClick(view.field, Qt.Key.Key_Escape)

    assert not view.isVisible()
    assert studio.navigator.here == ("home", ())
    qtbot.waitUntil(studio.frame.rail.item("home").hasFocus)


def test_what_can_be_done_here_is_offered_with_its_keys(studio: Studio) -> None:
    studio.navigator.open("agents")
    studio.frame.rail.search.click()

    offered = {entry.title: entry.keys for entry in studio.palette.view.entries()}

    assert offered["新建智能体"] == "Ctrl+N"
    assert offered["首页"] == "Ctrl+1"
    studio.palette.view.close_palette()


def test_what_an_input_method_composes_is_looked_for_once_it_is_written(studio: Studio) -> None:
    studio.frame.rail.search.click()
    view = studio.palette.view
    before = view.entries()

    QApplication.sendEvent(view.field, QInputMethodEvent("fang xun", []))
    assert view.entries() == before

    written = QInputMethodEvent("", [])
    written.setCommitString("模型端点")
    QApplication.sendEvent(view.field, written)
    assert _titles(view.entries())[0] == "模型端点"
    view.close_palette()


def test_keys_for_the_page_do_not_reach_it_and_leaving_ends_the_palette(studio: Studio, qtbot: QtBot) -> None:
    studio.navigator.open("agents")
    studio.window.activateWindow()
    qtbot.waitUntil(studio.window.isActiveWindow)
    studio.frame.rail.search.click()
    view = studio.palette.view

    QTest.keyClick(view.field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = studio.frame.page()
    assert page is not None
    assert page.open_sheet() is None
    assert view.isVisible()

    QTest.keyClick(view.field, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert studio.navigator.here == ("home", ())
    assert not view.isVisible()


def test_what_is_called_nothing_like_it_is_said(studio: Studio) -> None:
    studio.frame.rail.search.click()
    view = studio.palette.view

    QTest.keyClicks(view.field, "qqqq")

    assert view.entries() == []
    QTest.keyClick(view.field, Qt.Key.Key_Return)
    assert view.isVisible()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().bottomLeft())
    assert not view.isVisible()


def test_a_section_of_the_settings_is_found_by_what_is_in_it(studio: Studio, qtbot: QtBot) -> None:
    studio.frame.rail.search.click()
    field = studio.palette.view.field
    field.setText("密钥")

    assert _titles(studio.palette.view.entries())[0] == "模型端点"
    QTest.keyClick(field, Qt.Key.Key_Enter)

    assert studio.navigator.here == ("settings", ("endpoints",))


def _entry(title: str, place: str = "", words: str = "") -> Entry:
    return Entry(title, "", "", lambda: None, (place,) if place else (), "", words)


def _titles(entries: list[Entry]) -> list[str]:
    return [entry.title for entry in entries]


def test_help_and_the_other_theme_are_at_hand_everywhere(studio: Studio) -> None:
    _do(studio, "帮助")
    assert studio.frame.findChildren(HelpSheet)

    kept = []
    for words in ("shense", "qianse"):
        _do(studio, words)
        kept.append(studio.workspace.settings.theme)
    assert kept == [Theme.DARK, Theme.LIGHT]


def _do(studio: Studio, words: str) -> None:
    studio.palette.note_readings(read_readings())
    studio.frame.rail.search.click()
    studio.palette.view.field.setText(words)
    QTest.keyClick(studio.palette.view.field, Qt.Key.Key_Return)
