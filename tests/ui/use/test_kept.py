"""Conversations are kept: listed by day, found again, renamed, removed and brought back, gone on with."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.catalogue.trust.statements import Entry, Standing
from studio.conversations import Conversation, ConversationStore, Exchange, Hit
from studio.conversations import Standing as Kept
from studio.core.events import TextDelta
from studio.ui.chat import ChatPanel
from studio.ui.chat.exchange_view import ExchangeView
from studio.ui.chat.starter import Starter
from studio.ui.components import Banner, EmptyState, IconButton
from studio.ui.pages.agents.page import AgentsPage
from studio.ui.pages.use.conversation import Conversation as Talk
from studio.ui.pages.use.kept.days import by_day
from studio.ui.pages.use.kept.model import HIT, KeptModel
from studio.workspace import keep_conversations
from studio.workspace.trust_file import Installed, TrustFile
from tests.ui.builder.office import Office
from tests.ui.use.conftest import install, opened
from tests.unit.conversations.sayings import answering, said


@pytest.fixture
def store(office: Office) -> ConversationStore:
    return office.workspace.conversations


def rows(page: AgentsPage) -> list[str]:
    model = page.use.conversations.rows
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def listed(office: Office, page: AgentsPage, *titles: str) -> None:
    office.until(lambda: [row for row in rows(page) if row in titles] == list(titles))


def open_row(office: Office, page: AgentsPage, title: str) -> None:
    office.until(lambda: title in rows(page))
    view = page.use.conversations.list
    place = view.visualRect(page.use.conversations.rows.index(rows(page).index(title))).center()
    place.setX(40)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def shown(page: AgentsPage) -> list[str]:
    return [exchange.question for exchange in page.use.chat.view.exchanges]


def test_a_conversation_is_opened_from_the_list_and_shows_all_that_was_said(
    office: Office, page: AgentsPage, store: ConversationStore
) -> None:
    begun = store.begin("rules", "Ⅲ级响应由谁批准?")
    first = said(store, begun, "Ⅲ级响应由谁批准?", "由指挥长批准[1]。")
    said(store, begun, "他不在呢?", "由副指挥长批准。", first.id)
    page.refresh()

    open_row(office, page, "Ⅲ级响应由谁批准?")
    office.until(lambda: len(shown(page)) == 2)

    assert page.use.chat.view.exchanges[1].answer_text() == "由副指挥长批准。"
    assert [turn.question for turn in page.use.talk.chat.turns] == ["Ⅲ级响应由谁批准?", "他不在呢?"]
    current = page.use.conversations.list.current()
    assert current is not None
    assert current.id == begun.id


def test_a_question_stands_in_the_list_as_soon_as_it_is_asked(
    office: Office, page: AgentsPage, store: ConversationStore
) -> None:
    page.use.chat.asked.emit("今晚谁值班?")

    listed(office, page, "今晚谁值班?")
    office.until(lambda: not page.use.chat.composer.is_busy)
    (kept,) = store.of("rules")
    assert store.way(kept.id)[0].standing.value == "failed", "the agent has no base"
    page.header.actions[-1].act()
    assert shown(page) == []
    assert rows(page)[-1] == "今晚谁值班?"


def test_the_list_says_that_it_is_empty_only_when_it_has_been_read(office: Office) -> None:
    install(office)
    page = opened(office)

    assert page.use.conversations.said() == ""
    office.until(lambda: page.use.conversations.said().startswith("还没有对话"))


def test_what_was_open_and_what_was_being_written_come_back(
    office: Office, page: AgentsPage, store: ConversationStore
) -> None:
    said(store, store.begin("rules", "甲"), "甲")
    page.refresh()
    page.use.chat.composer.set_text("还没想好的新问题")
    open_row(office, page, "甲")
    office.until(lambda: shown(page) == ["甲"])
    assert page.use.chat.composer.text() == "", "every conversation has a draft of its own"
    page.use.chat.composer.set_text("接着问")

    again = opened(office)
    office.until(lambda: shown(again) == ["甲"])

    assert again.use.chat.composer.text() == "接着问"
    again.header.actions[-1].act()
    assert again.use.chat.composer.text() == "还没想好的新问题"


def test_words_are_searched_and_the_exchange_with_them_is_opened(
    office: Office, page: AgentsPage, store: ConversationStore
) -> None:
    begun = store.begin("rules", "甲")
    said(store, begun, "甲", "电台在二楼。")
    said(store, begun, "甲之二", "不在。")
    said(store, store.begin("rules", "乙"), "乙")
    page.refresh()

    page.use.conversations.field.setText("电台")
    office.until(lambda: rows(page) == ["甲"])
    hit = page.use.conversations.rows.index(0).data(HIT)
    assert (hit.excerpt[hit.start : hit.end], "1 个" in page.use.conversations.said()) == ("电台", True)

    office.press(page.use.conversations.field, Qt.Key.Key_Down)
    office.press(page.use.conversations.list, Qt.Key.Key_Return)
    office.until(lambda: shown(page) == ["甲"])
    finder = page.use.chat.view.finder
    assert (finder.words(), finder.count.text()) == (["电台"], "第 1 处，共 1 处")
    assert page.use.chat.view.shown(0).answer.parts()[0].marked() == ["电台"]

    page.use.conversations.field.setText("没有这个词")
    office.until(lambda: "没有对话提到" in page.use.conversations.said())
    office.press(page.use.conversations.field, Qt.Key.Key_Escape)
    listed(office, page, "乙", "甲")


def test_a_conversation_that_is_gone_meanwhile_is_said_and_one_begins_anew(
    office: Office, page: AgentsPage, store: ConversationStore
) -> None:
    begun = store.begin("rules", "甲")
    page.refresh()
    office.until(lambda: "甲" in rows(page))
    store.remove(begun.id)

    open_row(office, page, "甲")
    office.until(lambda: office.notices.shown)

    assert page.use.talk.kept is None


def test_a_title_is_written_anew_in_its_row(
    office: Office, page: AgentsPage, store: ConversationStore
) -> None:
    said(store, store.begin("rules", "甲"), "甲")
    page.refresh()
    open_row(office, page, "甲")
    office.until(lambda: shown(page) == ["甲"])

    office.press(page.use.conversations.list, Qt.Key.Key_F2)
    field = page.use.conversations.list.findChild(QLineEdit)
    assert field is not None
    field.setText("北关涵洞")
    office.press(field, Qt.Key.Key_Return)

    listed(office, page, "北关涵洞")
    assert store.of("rules")[0].title == "北关涵洞"


def test_a_removed_conversation_is_brought_back_and_opened_again(
    office: Office, page: AgentsPage, store: ConversationStore
) -> None:
    said(store, store.begin("rules", "甲"), "甲")
    page.refresh()
    open_row(office, page, "甲")
    office.until(lambda: shown(page) == ["甲"])

    office.press(page.use.conversations.list, Qt.Key.Key_Delete)
    office.until(lambda: office.undoes)
    assert (shown(page), store.of("rules")) == ([], [])

    office.undo()
    office.until(lambda: shown(page) == ["甲"])


def test_an_answer_that_broke_off_with_the_program_is_shown_and_can_be_asked_again(
    office: Office, store: ConversationStore
) -> None:
    begun = store.begin("rules", "甲")
    exchange = Exchange.begun("甲")
    store.add(begun.id, exchange)
    store.note(exchange.id, [TextDelta(text="写到这里")])
    store.close()  # killed: what was under way is found so at the next start
    install(office)
    page = opened(office)

    open_row(office, page, "甲")
    office.until(lambda: shown(page) == ["甲"])

    assert page.use.chat.view.exchanges[0].answer_text() == "写到这里"
    (banner,) = page.use.chat.view.findChildren(Banner)
    assert "关闭了程序" in banner.accessibleName()


def test_what_an_agent_that_is_gone_said_can_be_read_and_nothing_asked(
    office: Office, store: ConversationStore
) -> None:
    said(store, store.begin("gone", "甲", "以前的助手"), "甲")
    page = opened(office, "gone")

    open_row(office, page, "甲")
    office.until(lambda: shown(page) == ["甲"])

    assert page.header.title == "以前的助手"
    assert not page.use.chat.composer.isEnabled()
    offered = [part.accessibleName() for part in page.use.chat.view.shown(0).findChildren(IconButton)]
    assert "复制回答" in offered
    assert "重新回答" not in offered
    assert page.findChildren(Banner)


def test_without_any_conversation_an_agent_that_is_gone_leads_to_the_catalogue(
    office: Office, store: ConversationStore
) -> None:
    page = opened(office, "gone")

    office.until(lambda: page.findChildren(EmptyState))
    page.findChildren(EmptyState)[0].primary_clicked.emit()

    assert office.navigator.went == [("catalogue",)]


def test_a_recalled_agent_is_asked_nothing_more(office: Office) -> None:
    install(office)
    entry = Entry(digest="0" * 64, standing=Standing.RECALLED, reason="数字有误")
    folder = office.workspace.installed.get("rules")
    TrustFile(office.workspace.folder / "trust.json").keep_installed(
        {"rules": Installed(version=folder.agent.version, digest="0" * 64, entry=entry)}
    )

    page = opened(office)

    assert not page.use.chat.composer.isEnabled()
    assert not page.use.chat.view.findChildren(Starter)


def test_where_nothing_is_kept_the_list_says_so(office: Office) -> None:
    office.run(keep_conversations, office.workspace, 0)
    install(office)
    page = opened(office)
    page.use.chat.asked.emit("甲")

    listed(office, page, "甲")

    assert any(
        "不保留" in part.accessibleName() or "不保留" in getattr(part, "text", str)()
        for part in page.use.conversations.findChildren(QWidget)
    )
    assert not (office.workspace.folder / "conversations.sqlite3").exists()


def test_conversations_that_do_not_read_are_set_aside_and_one_goes_on(office: Office) -> None:
    file = office.workspace.folder / "conversations.sqlite3"
    file.write_bytes(b"no database at all, but long enough to be looked at " * 40)
    install(office)
    page = opened(office)
    office.until(page.use.conversations.mend.isVisible)

    office.click(page.use.conversations.mend)
    office.until(lambda: office.notices.said_texts)
    page.use.chat.asked.emit("甲")

    listed(office, page, "甲")
    assert (office.workspace.folder / "conversations-damaged.sqlite3").read_bytes().startswith(b"no database")


def test_what_was_attached_is_there_when_the_conversation_is_opened_again(
    office: Office, page: AgentsPage, store: ConversationStore, tmp_path: Path
) -> None:
    notice = tmp_path / "通知.txt"
    notice.write_text("今晚有大雨。", encoding="utf-8")
    page.use.chat.attached.emit([notice])
    office.until(lambda: page.use.talk.chat.attachments)
    page.use.chat.asked.emit("看看通知")
    office.until(lambda: not page.use.chat.composer.is_busy)
    kept = page.use.talk.kept
    assert kept is not None
    notice.unlink()
    page.use.talk.clear()
    assert page.use.talk.chat.attachments == []

    page.use.talk.open_kept(kept.id)
    office.until(lambda: page.use.talk.chat.attachments)

    (again,) = page.use.talk.chat.attachments
    assert (again.name, again.path) == ("通知.txt", store.files.path(kept.id, "通知.txt"))
    store.files.remove(kept.id)
    page.use.talk.clear()
    page.use.talk.open_kept(kept.id)
    row = page.use.chat.composer.attachments
    office.until(lambda: row.lines() and row.lines()[0].refused)


def test_in_a_narrow_window_the_list_is_a_sheet_that_closes_with_a_choice(
    office: Office, page: AgentsPage, store: ConversationStore
) -> None:
    said(store, store.begin("rules", "甲"), "甲")
    page.resize(700, 500)
    page.refresh()
    assert not page.use.conversations.isVisible()

    page.header.actions[0].act()
    open_row(office, page, "甲")
    office.until(lambda: shown(page) == ["甲"])

    assert not page.use.conversations.isVisible()


def test_conversations_stand_under_their_days() -> None:
    def kept(title: str, day: str, *, pinned: bool = False) -> Conversation:
        return Conversation(title, "rules", title, "", f"{day}T12:00:00+00:00", pinned=pinned)

    found = by_day(
        [
            kept("重要", "2026-01-02", pinned=True),
            kept("早上", "2026-11-27"),
            kept("昨晚", "2026-11-26"),
            kept("周一", "2026-11-23"),
            kept("上周", "2026-11-22"),
        ],
        date(2026, 11, 27),
    )

    assert [(title, [one.title for one in group]) for title, group in found] == [
        ("置顶", ["重要"]),
        ("今天", ["早上"]),
        ("昨天", ["昨晚"]),
        ("本周", ["周一"]),
        ("更早", ["上周"]),
    ]


def test_the_model_of_the_list_keeps_to_the_rules_of_models(qapp: object) -> None:
    model = KeptModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept = [
        Conversation(str(number), "rules", f"第 {number} 个", "", "2026-11-27T12:00:00+00:00")
        for number in range(300)
    ]

    model.set_kept(kept)
    model.set_hits([Hit(kept[3], "e", "在这里", 1, 3)])
    model.set_kept(())

    assert isinstance(model, QAbstractItemModel)
    assert model.rowCount() == 0


def test_of_a_thousand_exchanges_only_those_in_sight_become_widgets(office: Office) -> None:
    store = ConversationStore()
    begun, before = store.begin("rules", "很长的对话"), ""
    for number in range(1000):
        exchange = Exchange(
            f"{number:04}", before, f"第 {number} 问", answering("", "答。"), standing=Kept.ANSWERED
        )
        store.add(begun.id, exchange)
        before = exchange.id
    panel = ChatPanel()
    office.qtbot.addWidget(panel)
    talk = Talk(panel, office.services, lambda: store)
    panel.resize(800, 600)
    panel.show()

    talk.open_kept(begun.id, "0777")
    office.until(lambda: talk.length == 1000)

    office.until(
        lambda: any(one.exchange.question == "第 777 问" for one in panel.findChildren(ExchangeView))
    )
    assert len(panel.findChildren(ExchangeView)) < 50
    assert len(talk.chat.turns) == 1000
    store.close()
