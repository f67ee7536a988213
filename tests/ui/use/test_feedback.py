"""Who uses an agent tells its author what was wrong, and sees exactly what is sent."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.core.events import AnswerFinished, Outcome
from studio.ui.pages.use import create
from studio.ui.pages.use.feedback_sheet import FeedbackSheet
from studio.ui.pages.use.page import UsePage
from tests.ui.builder.office import Office, office, rules
from tests.ui.catalogue.conftest import shelves
from tests.ui.catalogue.shelves import Shelves, press, said

__all__ = ["office", "rules", "shelves"]
QUESTION = "值班电话 13800138000 几点交接？"


def opened(office: Office) -> UsePage:
    page = create(office.services)
    assert isinstance(page, UsePage)
    office.qtbot.addWidget(page)
    page.resize(1300, 800)
    page.open("flood-duty")
    page.show()
    page.chat.view.ask(QUESTION)
    page.chat.view.add_event(AnswerFinished(text="八点。", outcome=Outcome.ANSWERED))
    return page


def test_what_is_sent_is_shown_masked_and_reaches_the_author(office: Office, shelves: Shelves) -> None:
    shelves.release()
    office.run(office.services.publishing.install, "flood-duty")
    page = opened(office)
    page.chat.view.feedback_wanted.emit(page.chat.view.exchanges[0])
    assert page.feedback.isVisible()
    send = next(b for b in page.feedback.findChildren(QPushButton) if b.text() == "发给作者")
    assert not send.isEnabled()

    page.feedback.wrong.setPlainText("应为八点半，问 13900139000")

    office.until(lambda: "应为八点半" in said(page.feedback))
    shown = said(page.feedback)
    assert "值班电话 138****8000 几点交接？" in shown
    assert "应为八点半，问 139****9000" in shown
    assert "示例市应急管理局 防汛科一岗" in shown
    press(page.feedback, "发给作者")
    office.until(lambda: not page.feedback.isVisible())
    (row,) = shelves.feedback()
    assert (row.question, row.wrong) == ("值班电话 138****8000 几点交接？", "应为八点半，问 139****9000")


def test_nothing_is_sent_when_one_changes_ones_mind(office: Office, shelves: Shelves) -> None:
    shelves.release()
    office.run(office.services.publishing.install, "flood-duty")
    page = opened(office)
    page.chat.view.feedback_wanted.emit(page.chat.view.exchanges[0])
    page.feedback.wrong.setPlainText("应为八点半")

    press(page.feedback, "不发送")

    assert not page.feedback.isVisible()
    assert shelves.feedback() == []


def test_what_was_heard_of_an_installed_version_stands_over_the_chat(
    office: Office, shelves: Shelves
) -> None:
    shelves.release()
    shelves.release(version="1.1.0")
    office.run(office.services.publishing.install, "flood-duty")
    shelves.roll_back("flood-duty", "1.0.0")
    office.run(office.workspace.contacts.contact)

    page = opened(office)

    office.until(lambda: "这个版本已回退" in said(page))
    press(page, "档案")
    assert office.navigator.went[-1] == ("catalogue", "flood-duty")


def test_there_is_room_to_write_in_a_low_window(qtbot: QtBot) -> None:
    low = QWidget()
    qtbot.addWidget(low)
    low.resize(640, 280)
    sheet = FeedbackSheet(low)
    low.show()
    sheet.open()
    two_lines = 2 * sheet.wrong.fontMetrics().height()
    qtbot.waitUntil(lambda: sheet.wrong.visibleRegion().boundingRect().height() >= two_lines)
