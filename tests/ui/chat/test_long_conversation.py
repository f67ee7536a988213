"""A long conversation: widgets only for what is in sight, and everything can be reached."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.core.events import TextDelta
from studio.ui.chat import ChatPanel, ChatView
from studio.ui.chat.answer.prose import Prose
from studio.ui.chat.exchange_view import ExchangeView
from studio.ui.chat.latest import LatestButton
from tests.ui.chat.scrolled import in_sight, reel, scroll
from tests.ui.chat.told import answered, began, cited, long_talk, show_talk


def test_of_a_thousand_exchanges_only_those_in_sight_have_widgets(view: ChatView) -> None:
    show_talk(view, long_talk(1000))

    assert len(view.exchanges) == 1000
    assert in_sight(view)[-1] == "第999问"
    assert len(view.findChildren(ExchangeView)) < 20


def test_scrolled_from_end_to_beginning_everything_comes_by_once_and_in_order(view: ChatView) -> None:
    show_talk(view, long_talk(40))
    seen = list(reversed(in_sight(view)))
    while reel(view).offset > 0:
        scroll(view, 1)
        seen += [question for question in reversed(in_sight(view)) if question not in seen]

    assert seen == [f"第{number}问" for number in reversed(range(40))]
    assert len(reel(view).built()) < 40


def test_parts_follow_one_another_without_a_gap_or_an_overlap(view: ChatView) -> None:
    show_talk(view, long_talk(60))
    for _ in range(12):
        scroll(view, 1)
        built = sorted(reel(view).built().items())
        follow = [pair for pair in pairwise(built) if pair[1][0] == pair[0][0] + 1]
        steps = {after.y() - before.geometry().bottom() for (_, before), (_, after) in follow}
        assert len(steps) <= 1


def test_what_is_seen_stays_where_it_is_when_something_grows_below(view: ChatView) -> None:
    show_talk(view, long_talk(30))
    view.go_to(10)
    before = in_sight(view)
    view.ask("新问题")
    view.go_to(10)
    view.add_event(TextDelta(text="写到一半\n\n" * 30))

    assert in_sight(view) == before


def test_what_is_asked_is_shown_in_the_turns_that_follow(view: ChatView, qtbot: QtBot) -> None:
    show_talk(view, long_talk(3))
    view.ask("新问题")

    assert 3 not in reel(view).built()
    qtbot.waitUntil(lambda: in_sight(view)[-1] == "新问题")


def test_an_answer_in_the_making_is_followed_until_one_scrolls_up(view: ChatView) -> None:
    show_talk(view, long_talk(5))
    view.ask("新问题")
    for event in began():
        view.add_event(event)
    for _ in range(20):
        view.add_event(TextDelta(text="一段话。\n\n"))
        QApplication.processEvents()
    assert reel(view).at_end

    scroll(view, 2)
    place = reel(view).offset
    view.add_event(TextDelta(text="又一段。\n\n" * 5))
    QApplication.processEvents()

    assert reel(view).offset == place


def test_words_are_found_wherever_they_stand(qtbot: QtBot) -> None:
    panel = ChatPanel()
    qtbot.addWidget(panel)
    panel.resize(520, 600)
    panel.show()
    show_talk(panel.view, long_talk(200))
    panel.view.find_words()
    finder = panel.view.finder

    finder.field.setText("第7答")
    assert finder.count.text() == "第 1 处，共 1 处"
    assert "第7问" in in_sight(panel.view)

    finder.field.setText("没有这句")
    assert finder.count.text() == "没有找到"

    QTest.keyClick(finder.field, Qt.Key.Key_Escape)
    assert finder.isHidden()


def test_ctrl_f_looks_in_the_conversation(qtbot: QtBot) -> None:
    panel = ChatPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.composer.field.setFocus()

    QTest.keyClick(panel.composer.field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert panel.view.finder.isVisible()


def test_one_goes_from_message_to_message_by_keyboard(qtbot: QtBot) -> None:
    panel = ChatPanel()
    qtbot.addWidget(panel)
    panel.resize(520, 600)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    show_talk(panel.view, long_talk(3))
    panel.composer.field.setFocus()
    walked: list[QWidget | None] = []
    for _ in range(3):
        focused = QApplication.focusWidget() or panel
        QTest.keyClick(focused, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
        walked.append(QApplication.focusWidget())

    assert walked == [panel.view.shown(2).reply, panel.view.shown(2).question, panel.view.shown(1).reply]


def test_tab_goes_through_the_exchanges_as_they_stand(view: ChatView, qtbot: QtBot) -> None:
    show_talk(view, long_talk(6))
    scroll(view, 5)
    qtbot.waitUntil(lambda: not reel(view)._chain.waiting and not reel(view)._idle.isActive())
    built = [part for _, part in sorted(reel(view).built().items())]
    walked: list[int] = []
    widget: QWidget | None = view
    for _ in range(2000):
        widget = widget.nextInFocusChain() if widget else None
        if widget is None or widget is view:
            break
        inside = [at for at, part in enumerate(built) if part.isAncestorOf(widget)]
        tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        walked += [at for at in inside if tabbed and at not in walked]

    assert walked == list(range(len(built)))


def test_a_click_into_a_long_answer_scrolls_nothing(view: ChatView) -> None:
    show_talk(view, [("几级？", answered("一段话。\n\n" * 60), (1, 1))])
    view.activateWindow()
    place = reel(view).offset
    (prose,) = view.findChildren(Prose)
    middle = prose.viewport().mapFrom(view, QPoint(200, 200))

    QTest.mouseClick(prose.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    prose.setFocus()

    assert reel(view).offset == place > 0


def test_the_card_of_a_chip_out_of_sight_brings_it_into_sight(view: ChatView) -> None:
    show_talk(view, [("几级？", answered("开头。[1]\n\n" + "一段话。\n\n" * 60), (1, 1))])
    (prose,) = view.findChildren(Prose)
    cursor = prose.textCursor()
    cursor.setPosition(4)
    prose.setTextCursor(cursor)
    place = prose.cursorRect().translated(prose.viewport().mapToGlobal(QPoint(0, 0)))

    view.shown(0).reply.cited_hovered.emit(cited(), place)

    assert reel(view).offset < prose.height() // 2


def test_what_has_the_focus_can_be_taken_away(view: ChatView) -> None:
    show_talk(view, long_talk(12))
    view.activateWindow()
    view.shown(11).question.pencil.setFocus()

    view.cut(2)

    assert in_sight(view) == ["第0问", "第1问"]


def test_another_conversation_and_a_new_one_begin_without_a_way_to_their_end(
    view: ChatView, qtbot: QtBot
) -> None:
    (latest,) = view.findChildren(LatestButton)
    show_talk(view, long_talk(30))
    scroll(view, 3)
    qtbot.waitUntil(latest.isVisible)

    show_talk(view, long_talk(20))
    assert not latest.isVisible()

    scroll(view, 3)
    qtbot.waitUntil(latest.isVisible)
    view.set_empty("你好", ())
    assert not latest.isVisible()
