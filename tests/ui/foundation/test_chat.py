"""The chat: answers grow without losing what stands, citations open, Enter sends and composing does not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.core.events import AnswerFinished, Outcome, RunFailed, TextDelta
from studio.core.passages import Trouble
from studio.ui.chat import AnswerView, ChatPanel, ChatView, Composer
from studio.ui.chat.answer.blocks import Kind, markdown_blocks
from studio.ui.chat.answer.prose import Prose
from studio.ui.chat.siblings import Siblings
from studio.ui.chat.starter import Starter
from studio.ui.components import Banner
from studio.ui.pages.gallery.samples import ANSWER, QUESTION, events
from tests.ui.chat.told import show_talk


def shown(view: AnswerView) -> str:
    return view.whole_text()


def chat(qtbot: QtBot) -> ChatView:
    view = ChatView()
    qtbot.addWidget(view)
    view.resize(600, 700)
    view.show()
    return view


def test_blank_lines_part_blocks_but_not_inside_a_fence() -> None:
    blocks = markdown_blocks("a\nb\n\n| t |\n|---|\n\n```py\nx\n\ny\n```\n")

    assert [block.text for block in blocks] == ["a\nb", "| t |\n|---|\n", "x\n\ny"]
    assert [block.kind for block in blocks] == [Kind.PROSE, Kind.TABLE, Kind.CODE]
    assert blocks[2].language == "py"


def test_an_answer_written_in_pieces_ends_as_the_whole_one(qtbot: QtBot) -> None:
    pieces, whole = AnswerView(), AnswerView()
    qtbot.addWidget(pieces)
    qtbot.addWidget(whole)
    for start in range(0, len(ANSWER), 7):
        pieces.append(ANSWER[start : start + 7])
    pieces.set_markdown(pieces.markdown(), [1, 2, 3])
    whole.set_markdown(ANSWER, [1, 2, 3])

    assert shown(pieces) == shown(whole)
    assert pieces.heightForWidth(480) == whole.heightForWidth(480)


def test_a_finished_block_is_not_laid_out_again(qtbot: QtBot) -> None:
    view = AnswerView()
    qtbot.addWidget(view)
    view.append("第一段。\n\n第二")
    touched: list[int] = []
    (prose,) = view.findChildren(Prose)
    prose.document().contentsChange.connect(lambda position, removed, added: touched.append(position))
    view.append("段还在写")

    assert min(touched) >= len("第一段。")
    assert shown(view).startswith("第一段。\n第二段还在写")


def test_an_answer_that_ends_as_it_was_written_keeps_all_its_parts(qtbot: QtBot) -> None:
    view = AnswerView()
    qtbot.addWidget(view)
    view.expect([1, 2, 3])
    view.append(ANSWER)
    before = view.parts()

    view.set_markdown(ANSWER, [1, 2, 3])

    assert view.parts() == before


def test_a_citation_is_copied_as_its_number(qtbot: QtBot) -> None:
    view = AnswerView()
    qtbot.addWidget(view)
    view.set_markdown("应启动😀Ⅲ级响应。[1] 见[9]", [1])
    html = view.findChildren(Prose)[0].toHtml()

    assert shown(view) == "应启动😀Ⅲ级响应。[1] 见[9]"
    assert html.count("citation:1") == 1
    assert "citation:9" not in html


def test_an_answer_draws_no_pictures_and_runs_no_html(qtbot: QtBot) -> None:
    view = AnswerView()
    qtbot.addWidget(view)
    view.set_markdown("<b>x</b> ![p](file:///etc/passwd)")
    (prose,) = view.findChildren(Prose)

    assert shown(view) == "<b>x</b> [p]"
    assert "<img" not in prose.toHtml()
    assert prose.loadResource(2, "file:///etc/passwd") is None


def test_a_run_becomes_bubble_answer_sources_and_times(qtbot: QtBot) -> None:
    view = chat(qtbot)
    view.ask(QUESTION)
    for event in events():
        view.add_event(event)
    exchange = view.shown(0)

    assert exchange.answer_text() == ANSWER
    assert exchange.quiet_text() == "检索 1 个知识库，采用 3 处 · 0.06 秒"


def test_a_citation_in_the_text_opens_its_source(qtbot: QtBot) -> None:
    view = chat(qtbot)
    view.ask(QUESTION)
    for event in events():
        view.add_event(event)
    answer = view.findChildren(AnswerView)[0]

    with qtbot.waitSignal(view.citation_opened) as opened:
        answer.citation_clicked.emit(2, False)

    assert opened.args[0].document == "主要江河水位阈值表.xlsx"


def test_a_failed_run_keeps_what_was_written_and_offers_to_try_again(qtbot: QtBot) -> None:
    view = chat(qtbot)
    view.ask("几级响应？")
    view.add_event(TextDelta(text="应启动"))
    view.add_event(RunFailed(trouble=Trouble(name="AnswerBroken", facts={"endpoint": "市级"}), text="应启动"))
    banner = view.findChildren(Banner)[0]

    with qtbot.waitSignal(view.retried) as retried:
        banner.acted.emit("retry")

    assert retried.args == ["几级响应？"]
    assert view.exchanges[0].answer_text() == "应启动"


def test_quoted_passages_are_said_to_be_no_answer(qtbot: QtBot) -> None:
    view = chat(qtbot)
    view.ask("几级响应？")
    trouble = Trouble(name="EndpointUnreachable", facts={"endpoint": "市级", "host": "10.20.0.8"})
    view.add_event(AnswerFinished(outcome=Outcome.QUOTED, text="原文。", trouble=trouble))

    banner = view.findChildren(Banner)[0]
    assert "摘引了原文" in banner.title()
    with qtbot.waitSignal(view.retried) as retried:
        banner.acted.emit("retry")
    assert retried.args == ["几级响应？"]


def test_a_copied_answer_bears_its_sources_and_the_ai_label(qtbot: QtBot) -> None:
    view = chat(qtbot)
    view.ask(QUESTION)
    for event in events():
        view.add_event(event)

    view.shown(0).reply._copy()

    copied = QApplication.clipboard().text()
    assert "[1] 示例市防汛应急预案（2025年修订）.pdf" in copied
    assert "人工智能" in copied


def test_a_starter_is_asked_by_a_click(qtbot: QtBot) -> None:
    view = chat(qtbot)
    view.set_empty("你好，我是防汛值班助手。", ["Ⅲ级响应谁批准？"])
    starter = next(b for b in view.findChildren(QPushButton) if "Ⅲ级" in b.text())

    with qtbot.waitSignal(view.asked) as asked:
        QTest.mouseClick(starter, Qt.MouseButton.LeftButton)

    assert asked.args == ["Ⅲ级响应谁批准？"]


def test_enter_sends_and_shift_enter_starts_a_line(qtbot: QtBot) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    QTest.keyClicks(composer.field, "a")
    QTest.keyClick(composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(composer.field, "b")

    with qtbot.waitSignal(composer.asked) as asked:
        QTest.keyClick(composer.field, Qt.Key.Key_Return)

    assert asked.args == ["a\nb"]
    assert composer.text() == ""


def test_enter_does_not_send_while_the_input_method_composes(qtbot: QtBot) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    composer.set_text("防汛")
    QApplication.sendEvent(composer.field, QInputMethodEvent("zhi ban", []))

    with qtbot.assertNotEmitted(composer.asked):
        QTest.keyClick(composer.field, Qt.Key.Key_Return)


def test_the_last_question_is_edited_with_the_up_key_and_sent_in_its_place(qtbot: QtBot) -> None:
    panel = ChatPanel()
    qtbot.addWidget(panel)
    show_talk(panel.view, [("几级？", [], (1, 1)), ("谁批准？", [], (1, 1))])
    QTest.keyClick(panel.composer.field, Qt.Key.Key_Up)
    assert panel.composer.text() == "谁批准？"
    QTest.keyClicks(panel.composer.field, "a")

    with qtbot.waitSignal(panel.edited) as edited:
        QTest.keyClick(panel.composer.field, Qt.Key.Key_Return)

    assert edited.args == [1, "谁批准？a"]


def test_what_was_being_written_comes_back_when_one_does_not_edit_after_all(qtbot: QtBot) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    composer.set_text("还没写完")
    composer.edit(0, "旧问题")

    QTest.keyClick(composer.field, Qt.Key.Key_Escape)

    assert composer.text() == "还没写完"
    assert composer.editing == -1


def test_while_an_answer_is_written_one_can_stop_and_not_send(qtbot: QtBot) -> None:
    panel = ChatPanel("试用对话")
    qtbot.addWidget(panel)
    panel.show()
    panel.composer.set_text("下一问")
    panel.set_busy(True)

    with qtbot.assertNotEmitted(panel.asked):
        QTest.keyClick(panel.composer.field, Qt.Key.Key_Return)
    stop = next(b for b in panel.findChildren(QPushButton) if b.text() == "停止")
    with qtbot.waitSignal(panel.stopped):
        QTest.mouseClick(stop, Qt.MouseButton.LeftButton)


def test_a_long_starter_makes_the_chat_no_wider_than_it_is(qtbot: QtBot) -> None:
    question = "附件是台风黄色预警，应当会商启动几级应急响应，要部署哪些措施？" * 2
    view = ChatView()
    qtbot.addWidget(view)
    view.set_empty("你好。", [question, "几点交接班？"])
    view.resize(360, 400)
    view.show()

    long, short = view.findChildren(Starter)

    assert long.mapTo(view, long.rect().topRight()).x() < view.width()
    assert long.shown_text().endswith("…")
    assert long.text() == long.toolTip() == question
    assert short.shown_text() == "几点交接班？"


def test_a_kept_conversation_shows_its_siblings_and_tells_which_is_wanted(qtbot: QtBot) -> None:
    view = chat(qtbot)
    show_talk(view, [("几级？", [], (1, 1)), (QUESTION, events(), (2, 3))])
    pager = view.findChildren(Siblings)[0]

    with qtbot.waitSignal(view.branch_wanted) as wanted:
        pager.before.click()

    assert wanted.args == [1, 1]
    assert pager.told.text() == "2 / 3"
    assert [exchange.question for exchange in view.exchanges] == ["几级？", QUESTION]


def test_what_comes_after_an_edited_question_goes(qtbot: QtBot) -> None:
    view = chat(qtbot)
    show_talk(view, [("一", [], (1, 1)), ("二", [], (1, 1)), ("三", [], (1, 1))])

    view.cut(1)
    view.ask("二之二", (2, 2))

    assert [exchange.question for exchange in view.exchanges] == ["一", "二之二"]


def test_in_a_low_window_the_field_to_write_in_stays_in_sight(qtbot: QtBot) -> None:
    panel = ChatPanel("试用对话")
    qtbot.addWidget(panel)
    panel.show()
    panel.resize(440, 240)

    qtbot.waitUntil(lambda: panel.height() == 240)
    assert panel.minimumSizeHint().height() <= panel.height()
    assert panel.rect().contains(panel.composer.geometry())
