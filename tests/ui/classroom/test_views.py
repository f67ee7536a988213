"""What trainer and learners see and press, before any class is behind it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.classroom.board import ClassBoard
from studio.ui.classroom.join_card import JoinCard
from studio.ui.classroom.panel import TrainerPanel
from studio.ui.classroom.seat_sheet import SeatSheet
from studio.ui.classroom.send_sheet import SendSheet
from studio.ui.classroom.sight import ClassSight, HandLine, SeatFact, SeatSight
from studio.ui.classroom.strip import ClassStrip
from studio.ui.components import SeatMark, SeatState, StepCount

SEATS = (
    SeatSight(SeatMark(1, SeatState.WORKING, "李一", "第 2 课第 1 步")),
    SeatSight(
        SeatMark(2, SeatState.HAND, "王二", "第 2 课第 3 步"),
        SeatFact("举手 · 第 2 课第 3 步", "hand"),
        hand="两份文件载入失败",
        raised=True,
        steps=(SeatFact("3 检索测试 · 试了 4 次未通过", "warning"),),
    ),
    SeatSight(SeatMark(3)),
)
SIGHT = ClassSight(
    code="7K3M9Q",
    address="192.168.1.20:8430",
    seats=SEATS,
    online=2,
    hands=(HandLine(2, "王二", "第 3 步 · 两份文件载入失败"),),
    lesson="第 2 课 · 让资料会说话",
    steps=(StepCount("1 新建知识库", 1, 2),),
    lessons=(("one", "1 认识工坊"), ("two", "2 让资料会说话")),
)


def shown(qtbot: QtBot, widget: QWidget, width: int = 800, height: int = 500) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()


def said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def press(widget: QWidget, text: str) -> None:
    button = next(one for one in widget.findChildren(QPushButton) if one.isVisible() and one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_panel_tells_code_seats_steps_and_hands(qtbot: QtBot) -> None:
    panel, looked = TrainerPanel(), list[int]()
    panel.looked.connect(looked.append)
    panel.show_sight(SIGHT)
    shown(qtbot, panel, 320, 700)

    for words in ("7K3 M9Q", "192.168.1.20:8430", "3 个座位", "举手 1", "第 2 课 · 让资料会说话"):
        assert words in said(panel)
    press(panel, "查看")
    QTest.keyClick(panel.grid.buttons()[0], Qt.Key.Key_Return)
    assert looked == [2, 1]

    panel.show_lost("没有回应")
    assert "没有回应" in said(panel)


def test_a_seat_that_is_looked_at_tells_what_went_wrong(qtbot: QtBot) -> None:
    page = QWidget()
    shown(qtbot, page)
    sheet, lowered = SeatSheet(page), list[int]()
    sheet.lowered.connect(lowered.append)
    sheet.show_seat(SEATS[1])
    sheet.open()

    assert "两份文件载入失败" in said(sheet)
    assert "试了 4 次未通过" in said(sheet)
    press(sheet, "放下手")
    assert lowered == [2]


def test_a_message_to_all_says_something(qtbot: QtBot) -> None:
    page = QWidget()
    shown(qtbot, page)
    sheet, sent = SendSheet(page), list[str]()
    sheet.said.connect(sent.append)
    sheet.led.connect(sent.append)
    sheet.ask(SIGHT.lessons, "two")

    press(sheet, "发给全班")
    assert "写下要让全班看到的话" in said(sheet)
    sheet.words.setPlainText("休息十分钟")
    press(sheet, "发给全班")
    press(sheet, "请全班到这一课")
    assert sent == ["休息十分钟", "two"]


def test_joining_wants_code_and_name_and_says_at_the_field_what_is_wrong(qtbot: QtBot) -> None:
    card, wanted = JoinCard(), list[tuple[str, str, int, str]]()
    card.wanted.connect(lambda *told: wanted.append(told))
    shown(qtbot, card)
    card.suggest_name("李一")

    QTest.keyClick(card.name, Qt.Key.Key_Return)
    assert "输入讲师屏幕上的班级码" in card.error()
    QTest.keyClicks(card.code, "7k3 m9q")
    QTest.keyClick(card.code, Qt.Key.Key_Return)
    assert wanted == [("7k3 m9q", "李一", 0, "")]

    card.set_busy(True, "正在找")
    card.show_error("address", "没有找到这个班。")
    assert card.address.isVisible()
    assert card.error() == "没有找到这个班。"
    card.address.setText("192.168.1.20:8430")
    card.seat.setValue(6)
    QTest.keyClick(card.seat, Qt.Key.Key_Return)
    assert wanted[-1] == ("7k3 m9q", "李一", 6, "192.168.1.20:8430")


def test_a_hand_goes_up_with_a_few_words_and_down_again(qtbot: QtBot) -> None:
    strip, told = ClassStrip(), list[str]()
    strip.raised.connect(told.append)
    strip.lowered.connect(lambda: told.append("down"))
    shown(qtbot, strip, height=80)

    press(strip, "举手")
    strip.words.field.setText("文件载入失败")
    QTest.keyClick(strip.words.field, Qt.Key.Key_Return)
    strip.show_hand(up=True)
    press(strip, "放下手")
    strip.show_hand(up=False)
    press(strip, "举手")
    QTest.keyClick(strip.words.field, Qt.Key.Key_Escape)

    assert told == ["文件载入失败", "down"]
    assert strip.hand.isVisible()


def test_what_the_trainer_sends_stays_until_it_is_read_or_followed(qtbot: QtBot) -> None:
    strip, led = ClassStrip(), list[str]()
    strip.led.connect(led.append)
    shown(qtbot, strip, height=160)

    strip.show_order("讲师：休息十分钟")
    assert strip.order() == "讲师：休息十分钟"
    press(strip, "知道了")
    assert not strip.order()
    strip.show_order("讲师请大家到第 2 课", "让资料会说话", "two", "去第 2 课")
    press(strip, "去第 2 课")
    assert led == ["two"]
    assert not strip.order()


def test_what_is_sent_waits_for_what_was_sent_before_and_the_last_lesson_counts(qtbot: QtBot) -> None:
    strip = ClassStrip()
    shown(qtbot, strip, height=160)
    strip.show_order("讲师：休息十分钟")
    strip.show_order("讲师请大家到第 2 课", "", "two", "去第 2 课")
    strip.show_order("讲师：打开资料文件夹")
    strip.show_order("讲师请大家到第 3 课", "", "three", "去第 3 课")

    assert strip.order() == "讲师：休息十分钟"
    press(strip, "知道了")
    assert strip.order() == "讲师：打开资料文件夹"
    press(strip, "知道了")
    assert strip.order() == "讲师请大家到第 3 课"
    strip.forget_lesson("three")
    assert not strip.order()


def test_code_and_address_are_read_across_a_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    board = ClassBoard(window, "智能体入门（防汛）")
    shown(qtbot, board, 1000, 600)
    board.show_sight(SIGHT)

    code = next(one for one in board.findChildren(QLabel) if one.text() == "7K3 M9Q")
    assert code.font().pixelSize() >= 100
    assert code.fontMetrics().horizontalAdvance(code.text()) < board.width()
    assert "192.168.1.20:8430" in said(board)
    assert "2 / 3" in said(board)
