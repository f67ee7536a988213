"""The field one asks in: input methods, pasted pictures, its limit, and what was typed coming back."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.chat import ChatPanel, Composer
from studio.ui.chat.composer import LONGEST
from studio.ui.scratch import Scratch
from studio.ui.theme import tokens
from tests.ui.chat.told import long_talk, show_talk


def composer(qtbot: QtBot) -> Composer:
    made = Composer()
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


def test_what_an_input_method_commits_is_sent_by_the_next_enter_only(qtbot: QtBot) -> None:
    made = composer(qtbot)
    QApplication.sendEvent(made.field, QInputMethodEvent("zhi'ban", []))
    with qtbot.assertNotEmitted(made.asked):
        QTest.keyClick(made.field, Qt.Key.Key_Return)
        QTest.keyClick(made.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    committed = QInputMethodEvent("", [])
    committed.setCommitString("值班")
    made.field.setPlainText("")
    QApplication.sendEvent(made.field, committed)

    with qtbot.waitSignal(made.asked) as asked:
        QTest.keyClick(made.field, Qt.Key.Key_Return)

    assert asked.args == ["值班"]


def test_escape_and_up_belong_to_the_input_method_while_it_composes(qtbot: QtBot) -> None:
    made = composer(qtbot)
    QApplication.sendEvent(made.field, QInputMethodEvent("zhi", []))

    with qtbot.assertNotEmitted(made.recalled), qtbot.assertNotEmitted(made.field.left):
        QTest.keyClick(made.field, Qt.Key.Key_Up)
        QTest.keyClick(made.field, Qt.Key.Key_Escape)


def test_escape_stops_the_answer_that_is_written_and_else_leads_away(qtbot: QtBot) -> None:
    made = composer(qtbot)
    with qtbot.assertNotEmitted(made.stopped):
        QTest.keyClick(made.field, Qt.Key.Key_Escape)
    made.set_busy(True)

    with qtbot.waitSignal(made.stopped):
        QTest.keyClick(made.field, Qt.Key.Key_Escape)
    assert made.field.holds_escape

    made.set_busy(False)
    assert not made.field.holds_escape


def test_ctrl_enter_sends_too(qtbot: QtBot) -> None:
    made = composer(qtbot)
    made.set_text("几级？")

    with qtbot.waitSignal(made.asked):
        QTest.keyClick(made.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_field_grows_to_eight_lines_and_no_further(qtbot: QtBot) -> None:
    made = composer(qtbot)
    one = made.field.height()
    made.set_text("\n" * 4)
    five = made.field.height()
    made.set_text("\n" * 40)

    line = tokens().type("body").line
    assert (five - one, made.field.height() - one) == (4 * line, 7 * line)


def test_a_picture_from_the_clipboard_goes_along_as_a_file(qtbot: QtBot) -> None:
    made = composer(qtbot)
    picture = QMimeData()
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    picture.setImageData(image)

    with qtbot.waitSignal(made.attached) as attached:
        made.field.insertFromMimeData(picture)

    (file,) = attached.args[0]
    assert file.suffix == ".png"
    assert not QImage(str(file)).isNull()


def test_a_table_copied_with_its_picture_is_pasted_as_text(qtbot: QtBot) -> None:
    made = composer(qtbot)
    both = QMimeData()
    both.setText("时限\t动作")
    both.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))

    with qtbot.assertNotEmitted(made.attached):
        made.field.insertFromMimeData(both)

    assert made.text() == "时限\t动作"


def test_files_that_are_pasted_or_dropped_go_along(qtbot: QtBot) -> None:
    made = composer(qtbot)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/通知.docx"), QUrl("http://example.cn/a")])

    with qtbot.waitSignal(made.attached) as attached:
        made.field.insertFromMimeData(files)

    assert [file.name for file in attached.args[0]] == ["通知.docx"]


def test_what_is_too_long_is_not_sent_and_says_so(qtbot: QtBot) -> None:
    made = composer(qtbot)
    made.set_text("长" * (LONGEST + 1))

    with qtbot.assertNotEmitted(made.asked):
        QTest.keyClick(made.field, Qt.Key.Key_Return)

    assert made._count.text() == "20,001 / 20,000 字"
    assert len(made.text()) == LONGEST + 1


def test_what_was_typed_comes_back_and_is_gone_once_sent(qtbot: QtBot) -> None:
    scratch = Scratch()
    made = composer(qtbot)
    made.keep_in(scratch, "use/a")
    made.set_text("还没写完")

    again = composer(qtbot)
    again.keep_in(scratch, "use/a")
    assert again.text() == "还没写完"

    QTest.keyClick(again.field, Qt.Key.Key_Return)
    assert scratch.text("use/a") == ""


def test_an_edited_question_is_no_draft(qtbot: QtBot) -> None:
    scratch = Scratch()
    made = composer(qtbot)
    made.keep_in(scratch, "use/a")
    made.set_text("草稿")
    made.edit(0, "旧问题")

    assert scratch.text("use/a") == "草稿"


def test_the_pencil_brings_a_question_into_the_field(qtbot: QtBot) -> None:
    panel = ChatPanel()
    qtbot.addWidget(panel)
    panel.resize(520, 600)
    panel.show()
    show_talk(panel.view, long_talk(4))

    panel.view.shown(1).question.pencil.click()

    assert panel.composer.text() == "第1问"
    with qtbot.waitSignal(panel.edited) as edited:
        QTest.keyClick(panel.composer.field, Qt.Key.Key_Return)
    assert edited.args == [1, "第1问"]


def test_nothing_is_edited_while_an_answer_is_written(qtbot: QtBot) -> None:
    panel = ChatPanel()
    qtbot.addWidget(panel)
    show_talk(panel.view, long_talk(2))
    panel.set_busy(True)
    panel.composer.edit(0, "改过的")

    with qtbot.assertNotEmitted(panel.edited):
        QTest.keyClick(panel.composer.field, Qt.Key.Key_Return)

    assert panel.composer.text() == "改过的"


def test_many_files_leave_the_talk_its_room(qtbot: QtBot) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    for number in range(3):
        composer.attachments.add(Path(f"{number}.pdf"))
    high = composer.attachments.sizeHint().height()

    for number in range(3, 20):
        composer.attachments.add(Path(f"{number}.pdf"))

    assert 0 < composer.attachments.sizeHint().height() == high
    assert len(composer.attachments.lines()) == 20
