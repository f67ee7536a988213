"""What a conversation says of one another: tools, reasoning, what broke off, what is waited for."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio.core.events import (
    ArtifactMade,
    ModelAsked,
    PutOff,
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
from studio.ui.chat.siblings import Siblings
from studio.ui.chat.sources import SourceList
from studio.ui.chat.tool_steps import ToolSteps
from tests.ui.chat.told import answered, began, cited, long_talk, show_talk
from tests.ui.window.heard import interface_of


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


def test_messages_say_who_said_them(view: ChatView) -> None:
    view.set_speaker("防汛值班助手")
    show_talk(view, [("几级？", answered("三级。[1]"), (1, 1))])
    shown = view.shown(0)

    names = [interface_of(part).text(QAccessible.Text.Name) for part in (shown.question, shown.reply)]

    assert names == ["你：几级？", "防汛值班助手：三级。[1]"]


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
    thinking = view.shown(0).reply.thinking
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
    assert view.shown(0).reply.waiting._tick.isActive()
    view.shown(0).reply.waiting.told.emit(8)
    assert view.shown(0).reply.quiet._said.full_text().startswith("等模型回答 · 8 秒")

    view.add_event(TextDelta(text="三级"))

    assert view.shown(0).reply.quiet._said.full_text() == view.shown(0).quiet_text()
    assert not view.shown(0).reply.waiting._tick.isActive()


def test_who_is_served_first_is_said_before_what_was_searched(view: ChatView) -> None:
    view.ask("几级？")
    for event in (*began(), ModelAsked(step=1, request={}), QueuePlaced(ahead=12)):
        view.add_event(event)
    assert view.shown(0).reply.quiet._said.full_text().startswith("共享模型忙 · 前面还有 12 个 · ")
    assert not view.shown(0).reply.waiting._tick.isActive()


def test_an_endpoint_that_puts_us_off_is_named_with_the_seconds_left(view: ChatView) -> None:
    trouble = Trouble(name="EndpointBusy", facts={"endpoint": "共享模型", "tries": 1, "wait": 30})
    view.ask("几级？")
    for event in (*began(), ModelAsked(step=1, request={}), PutOff(seconds=30, trouble=trouble)):
        view.add_event(event)
    said = view.shown(0).reply.quiet._said
    assert said.full_text().startswith("“共享模型”正忙 · 30 秒后再问 · ")

    view.shown(0).reply.waiting.left.emit(29)

    assert said.full_text().startswith("“共享模型”正忙 · 29 秒后再问 · ")


def test_while_it_is_searched_no_model_is_waited_for(view: ChatView) -> None:
    view.ask("几级？")
    view.add_event(began()[0])
    view.shown(0).reply.waiting.told.emit(4)

    assert view.shown(0).reply.quiet._said.full_text() == "4 秒 · 正在检索…"


def test_a_stop_before_the_first_word_keeps_nothing(view: ChatView) -> None:
    view.ask("几级？")
    view.add_event(began()[0])
    view.stop()

    assert view.shown(0).quiet_text() == "已停止"


def test_in_a_low_window_the_label_of_ai_stays_in_sight(qtbot: QtBot) -> None:
    panel = ChatPanel()
    qtbot.addWidget(panel)
    panel.resize(640, 300)
    panel.show()
    low = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    panel.resize(640, 700)
    high = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]

    assert low.count("人工智能生成，请核对出处") == 1
    assert high.count("内容由人工智能生成，请点开出处核对") == 1


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


def test_the_text_of_an_answer_is_there_at_once_and_its_sources_and_acts_soon(
    view: ChatView, qtbot: QtBot
) -> None:
    view.ask("几级？")
    for event in answered():
        view.add_event(event)
    shown = view.shown(0)
    assert shown.answer_text()

    qtbot.waitUntil(lambda: shown.reply.end_acts is not None)
    assert shown.findChildren(SourceList)
