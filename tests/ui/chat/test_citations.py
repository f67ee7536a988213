"""Citations: a card for who hovers or walks there by keyboard, the source for who opens them."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio.core.events import AnswerFinished, Outcome
from studio.core.facts import Validity
from studio.ui.chat import ChatView, SourceRow
from studio.ui.chat.answer.prose import Prose
from studio.ui.chat.cite_card import CiteCard
from studio.ui.chat.link_card import LinkCard
from studio.ui.pages.use.sources import cited_beside
from tests.ui.chat.told import answered, began, cited, show_talk

CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot) -> ChatView:
    view = ChatView()
    qtbot.addWidget(view)
    view.resize(520, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    show_talk(view, [("几级？", answered("由副指挥长批准。[1]"), (1, 1))])
    return view


def test_the_keyboard_comes_to_a_chip_sees_its_card_and_opens_it(qtbot: QtBot) -> None:
    view = shown(qtbot)
    (prose,) = view.findChildren(Prose)
    prose.setFocus()
    QTest.keyClick(prose, Qt.Key.Key_Tab)
    assert prose.textCursor().selectionEnd() - prose.textCursor().selectionStart() == 1

    qtbot.waitUntil(lambda: any(card.isVisible() for card in view.findChildren(CiteCard)))
    with qtbot.waitSignal(view.citation_opened) as opened:
        QTest.keyClick(prose, Qt.Key.Key_Return)

    assert opened.args[0].number == 1
    assert not view.findChildren(CiteCard)[0].isVisible()


def test_a_card_says_document_place_validity_and_quote(qtbot: QtBot) -> None:
    view = shown(qtbot)
    card = CiteCard(view)
    card.show_citation(cited(validity=Validity.REPLACED), QRect(10, 10, 18, 18))
    texts = [label.text() for label in card.findChildren(QLabel)]

    assert {"示例市防汛应急预案.docx", "第 12 页", "已被替代", "已被“新预案.docx”替代"} <= set(texts)
    assert any("由副指挥长批准" in text for text in texts)


def test_a_card_stays_in_the_window(qtbot: QtBot) -> None:
    view = shown(qtbot)
    card = CiteCard(view)
    corner = view.mapToGlobal(view.rect().bottomRight())
    card.show_citation(cited(), QRect(corner, corner))

    assert view.rect().contains(card.geometry())


def test_where_nothing_was_found_the_nearest_can_be_looked_at(qtbot: QtBot) -> None:
    view = shown(qtbot)
    near = cited()
    none = AnswerFinished(outcome=Outcome.NOTHING_FOUND, text="资料里没有答案。", nearest=(near,))
    show_talk(view, [("月球基地？", [*began(), none], (1, 1))])
    texts = [label.text() for label in view.shown(0).findChildren(QLabel)]
    (row,) = view.shown(0).findChildren(SourceRow)

    with qtbot.waitSignal(view.citation_opened) as opened:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)

    assert (opened.args, "资料里最接近的是" in texts) == ([near], True)
    assert cited_beside(view, near) == (near,)


def test_a_source_row_opens_and_with_ctrl_opens_beside(qtbot: QtBot) -> None:
    view = shown(qtbot)
    (row,) = view.findChildren(SourceRow)

    with qtbot.waitSignal(view.citation_opened):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.citation_opened):
        QTest.keyClick(row, Qt.Key.Key_Return)

    assert row.accessibleName() == "[1] 示例市防汛应急预案.docx 第 12 页 现行有效"


def test_chips_in_an_answer_lead_where_their_number_says(qtbot: QtBot) -> None:
    view = shown(qtbot)
    (prose,) = view.findChildren(Prose)
    cursor = QTextCursor(prose.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    prose.setTextCursor(cursor)
    place = prose.cursorRect().center()

    with qtbot.waitSignal(view.citation_opened):
        QTest.mouseClick(prose.viewport(), Qt.MouseButton.LeftButton, pos=place - QPoint(8, 0))


def test_where_a_link_leads_is_shown_and_nothing_opened(qtbot: QtBot) -> None:
    view = shown(qtbot)
    card = LinkCard.ask(view, "http://example.cn/登录\u202egpj")

    assert any("⟨U+202E⟩" in label.text() for label in card.findChildren(QLabel))
    assert card.open_button.isVisible()
    card.copy_button.click()
    assert QApplication.clipboard().text().startswith("http://example.cn/")


def test_a_file_or_a_script_is_never_offered_to_be_opened(qtbot: QtBot) -> None:
    view = shown(qtbot)
    for target in ("file:///etc/passwd", "javascript:alert(1)", "smb://host/a"):
        card = LinkCard.ask(view, target)
        assert not card.open_button.isVisible()
        card.reject()


def test_of_a_source_nobody_dated_nothing_is_claimed(qtbot: QtBot) -> None:
    unknown = cited().model_copy(update={"validity_known": False})
    row, card = SourceRow(unknown), CiteCard(shown(qtbot))
    qtbot.addWidget(row)
    card.show_citation(unknown, QRect(10, 10, 18, 18))

    assert "现行有效" not in row.accessibleName()
    assert all(label.text() != "现行有效" for label in card.findChildren(QLabel))
