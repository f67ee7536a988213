"""A long conversation: widgets only for what is in sight, and everything can be reached."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.core.events import (
    ArtifactMade,
    ModelAsked,
    QueuePlaced,
    RunStarted,
    TextDelta,
    ThinkingDelta,
    ToolCalled,
    ToolReturned,
)
from studio.core.passages import Trouble
from studio.ui.chat import ChatPanel, ChatView
from studio.ui.chat.answer.prose import Prose
from studio.ui.chat.exchange import Exchange
from studio.ui.chat.exchange_view import ExchangeView
from studio.ui.chat.reel import Reel
from studio.ui.chat.siblings import Siblings
from studio.ui.chat.sources import SourceList
from studio.ui.chat.tool_steps import ToolSteps
from tests.ui.chat.told import answered, began, cited, long_talk, show_talk


@pytest.fixture
def view(qtbot: QtBot) -> ChatView:
    made = ChatView()
    qtbot.addWidget(made)
    made.resize(520, 600)
    made.show()
    return made


def reel(view: ChatView) -> Reel:
    return view.findChildren(Reel)[0]


def scroll(view: ChatView, notches: int) -> None:
    area = reel(view).viewport()
    middle = QPointF(area.rect().center())
    event = QWheelEvent(
        middle, area.mapToGlobal(middle), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(area, event)
    QApplication.processEvents()


def in_sight(view: ChatView) -> list[str]:
    """The questions that can be seen, from top to bottom."""
    frame = reel(view).viewport().rect()
    shown = [part for _, part in sorted(reel(view).built().items()) if part.geometry().intersects(frame)]
    return [part.exchange.question for part in shown if isinstance(part, ExchangeView)]


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


def test_a_conversation_shown_again_makes_no_file_and_asks_nobody_again(view: ChatView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.artifact_made), qtbot.assertNotEmitted(view.form_updated):
        show_talk(view, long_talk(3))
    assert not any(isinstance(event, ArtifactMade) for one in view.exchanges for event in one.events)


def test_what_was_written_in_pieces_is_kept_once() -> None:
    exchange = Exchange("几级？")
    for event in (
        *began(),
        ThinkingDelta(text="先"),
        ThinkingDelta(text="看"),
        TextDelta(text="启动"),
        TextDelta(text="三级"),
    ):
        exchange.take(event)

    assert exchange.answer_text() == "启动三级"
    assert len(exchange.events) == 4

    exchange.take(answered("启动**Ⅲ级**。[1]")[-1])

    assert exchange.answer_text() == "启动**Ⅲ级**。[1]"
    assert not any(isinstance(event, TextDelta) for event in exchange.events)


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


def test_messages_say_who_said_them(view: ChatView) -> None:
    view.set_speaker("防汛值班助手")
    show_talk(view, [("几级？", answered("三级。[1]"), (1, 1))])
    shown = view.shown(0)

    names = [
        QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
        for part in (shown.question, shown.reply)
    ]

    assert names == ["你：几级？", "防汛值班助手：三级。[1]"]


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


def test_several_tools_are_one_line_that_opens_to_its_steps(view: ChatView) -> None:
    view.ask("查值班表")
    trouble = Trouble(name="ToolFailed", facts={"tool": "b", "problem": "没有回应"})
    for event in (
        *began(),
        ToolCalled(call="1", tool="a", arguments={"站": "沙河"}),
        ToolReturned(call="1", tool="a", text="好", seconds=0.1),
        ToolCalled(call="2", tool="b", arguments={}),
        ToolReturned(call="2", tool="b", text="", trouble=trouble, seconds=0.2),
    ):
        view.add_event(event)
    (group,) = view.findChildren(ToolSteps)

    assert group.line.text() == "2 步 · a、b · 1 步没有做成 · 0.30 秒"
    assert not any(step.isVisible() for step in view.shown(0).acts.steps())

    group.line.click()
    QApplication.processEvents()

    assert all(step.isVisible() for step in view.shown(0).acts.steps())
    assert view.shown(0).is_touched()


def test_reasoning_is_folded_and_opens_as_text(view: ChatView) -> None:
    view.ask("几级？")
    view.add_event(
        RunStarted(agent="a", question="?", endpoint="e", model="m", practice=False, show_reasoning=True)
    )
    view.add_event(ThinkingDelta(text="先看**水位**。"))
    thinking = view.shown(0)._thinking
    assert not thinking.isVisible()
    assert "正在思考" in thinking.fold.text()

    view.add_event(TextDelta(text="三级"))
    thinking.fold.click()

    assert thinking.isVisible()
    assert thinking.fold.text().startswith("思考过程 · ")


def test_another_version_of_a_question_is_gone_to(view: ChatView, qtbot: QtBot) -> None:
    show_talk(view, [("几级？", answered(), (2, 2))])
    (pager,) = view.findChildren(Siblings)

    assert not pager.after.isEnabled()
    with qtbot.waitSignal(view.branch_wanted) as wanted:
        pager.before.click()
    assert wanted.args == [0, 1]


def test_a_broken_off_conversation_keeps_what_was_written(view: ChatView) -> None:
    show_talk(view, [("几级？", [*began(), TextDelta(text="启动三")], (1, 1))])

    assert view.shown(0).answer_text() == "启动三"
    assert view.exchanges[0].stopped


def test_what_a_stopped_answer_cites_can_still_be_opened(view: ChatView, qtbot: QtBot) -> None:
    citation = cited()
    written = TextDelta(text=f"启动三级[{citation.number}]，另", citations=(citation,))
    show_talk(view, [("几级？", [*began(), written], (1, 1))])

    with qtbot.waitSignal(view.citation_opened) as opened:
        view.shown(0).answer.citation_clicked.emit(citation.number, False)
    assert opened.args == [citation]
    assert view.shown(0).findChildren(SourceList)


def test_a_model_that_is_slow_to_answer_is_waited_for_in_words(view: ChatView) -> None:
    view.ask("几级？")
    for event in (*began(), ModelAsked(step=1, request={})):
        view.add_event(event)
    assert view.shown(0)._waiting._tick.isActive()
    view.shown(0)._waiting.told.emit(8)
    assert view.shown(0)._quiet._said.full_text().startswith("等模型回答 · 8 秒")

    view.add_event(TextDelta(text="三级"))

    assert view.shown(0)._quiet._said.full_text() == view.shown(0).quiet_text()
    assert not view.shown(0)._waiting._tick.isActive()


def test_who_is_served_first_is_said_before_what_was_searched(view: ChatView) -> None:
    view.ask("几级？")
    for event in (*began(), ModelAsked(step=1, request={}), QueuePlaced(ahead=12)):
        view.add_event(event)
    assert view.shown(0)._quiet._said.full_text().startswith("共享模型忙 · 前面还有 12 个 · ")
    assert not view.shown(0)._waiting._tick.isActive()


def test_in_a_low_window_the_label_of_ai_stays_in_sight(qtbot: QtBot) -> None:
    panel = ChatPanel()
    qtbot.addWidget(panel)
    panel.resize(640, 300)
    panel.show()
    low = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    panel.resize(640, 700)
    high = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]

    said = "内容由人工智能生成，请点开出处核对"
    assert low.count(said) == high.count(said) == 1


def test_words_are_marked_and_copied_across_an_answer_and_the_next(view: ChatView) -> None:
    table = "甲段\n\n| 一 | 二 |\n|---|---|\n| 三 | 四 |\n\n乙段"
    show_talk(view, [("几级？", answered(table), (1, 1)), ("谁批准？", answered("丙段"), (1, 1))])
    first, last = view.shown(0).answer.parts()[0], view.shown(1).answer.parts()[0]
    assert isinstance(first, Prose)
    assert isinstance(last, Prose)
    end = first.viewport().mapFromGlobal(last.viewport().mapToGlobal(QPoint(400, 10)))
    QTest.mousePress(first.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 10))
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(end), QPointF(first.viewport().mapToGlobal(end)),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(first.viewport(), move)

    QTest.keyClick(first, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    copied = QApplication.clipboard().text()
    assert [words in copied for words in ("甲段", "三", "乙段", "谁批准？", "丙段")] == [True] * 5
    assert copied.index("乙段") < copied.index("谁批准？") < copied.index("丙段")

    QTest.mouseClick(first.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 10))
    assert last.selected_text() == ""


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

    view.shown(0).cited_hovered.emit(cited(), place)

    assert reel(view).offset < prose.height() // 2


def test_what_has_the_focus_can_be_taken_away(view: ChatView) -> None:
    show_talk(view, long_talk(12))
    view.activateWindow()
    view.shown(11).question.pencil.setFocus()

    view.cut(2)

    assert in_sight(view) == ["第0问", "第1问"]
