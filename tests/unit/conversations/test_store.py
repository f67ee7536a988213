"""Conversations are kept with their branches, found by what was said, and gone when they are to be."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.conversations import ConversationStore, Exchange, Standing
from studio.conversations.schema import UPGRADES, prepare
from studio.core.errors import FileInvalid, NotFound
from studio.core.events import RunStarted, TextDelta, ThinkingDelta
from tests.unit.conversations.sayings import answering, questions, said, started

ASKED = "Ⅲ级应急响应由谁批准?"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "conversations.sqlite3"


@pytest.fixture
def store(file: Path) -> Iterator[ConversationStore]:
    made = ConversationStore(file, file.parent / "conversations")
    yield made
    made.close()


def test_looking_for_conversations_makes_no_file(store: ConversationStore, file: Path) -> None:
    assert (store.of("flood"), store.search("flood", "批准"), store.sweep()) == ([], [], 0)
    assert not file.exists()


def test_what_was_said_is_there_when_the_file_is_opened_again(store: ConversationStore, file: Path) -> None:
    begun = store.begin("flood", f"\n{ASKED}\n现在就要。", "防汛值班助手")
    first = said(store, begun, ASKED, "由指挥长批准[1]。")
    said(store, begun, "他不在呢?", parent=first.id)
    store.close()

    again = ConversationStore(file)
    kept = again.get(begun.id)
    way = again.way(begun.id)
    again.close()

    assert (kept.title, kept.agent_name, kept.exchanges) == (ASKED, "防汛值班助手", 2)
    assert questions(way) == [ASKED, "他不在呢?"]
    assert way[0].finished is not None
    assert way[0].finished.citations[0].document == "防汛预案.docx"
    assert [exchange.standing for exchange in way] == [Standing.ANSWERED] * 2


def test_a_question_asked_again_in_other_words_is_a_branch_and_the_first_stays(
    store: ConversationStore,
) -> None:
    begun = store.begin("flood", "甲")
    first = said(store, begun, "甲")
    second = said(store, begun, "乙", parent=first.id)
    said(store, begun, "丙", parent=second.id)
    other = said(store, begun, "乙之二", parent=first.id)

    assert questions(store.way(begun.id)) == ["甲", "乙之二"]
    assert store.beside(begun.id, other.id) == [second.id, other.id]

    store.turn_to(begun.id, second.id)

    assert questions(store.way(begun.id)) == ["甲", "乙", "丙"], "one comes to the end of that way"


def test_a_first_question_has_branches_too(store: ConversationStore) -> None:
    begun = store.begin("flood", "甲")
    first, other = said(store, begun, "甲"), said(store, begun, "甲之二")

    assert store.beside(begun.id, first.id) == [first.id, other.id]
    assert questions(store.way(begun.id)) == ["甲之二"]


def test_what_was_written_before_the_program_was_killed_is_kept_as_broken_off(file: Path) -> None:
    killed = ConversationStore(file)
    begun = killed.begin("flood", ASKED)
    exchange = Exchange.begun(ASKED)
    killed.add(begun.id, exchange)
    killed.note(exchange.id, [started(ASKED), TextDelta(text="由指挥"), TextDelta(text="长")])

    after = ConversationStore(file)  # the first was never closed
    (left,) = after.way(begun.id)
    hits = after.search("flood", "指挥长")
    after.close()
    killed.close()

    assert (left.answer, left.standing) == ("由指挥长", Standing.BROKEN_OFF)
    assert [hit.conversation.id for hit in hits] == [begun.id]


def test_words_are_found_in_questions_answers_and_titles_whatever_their_width(
    store: ConversationStore,
) -> None:
    begun = store.begin("flood", ASKED)
    said(store, begun, ASKED, "Ⅲ级响应由指挥长批准，见 GB/T 9704 第六页。")
    other = store.begin("flood", "夜班交接要点")
    said(store, other, "交接什么?", "交接电台。")
    said(store, store.begin("duty", "批准"), "批准?")

    def found(words: str) -> list[str]:
        return [hit.conversation.id for hit in store.search("flood", words)]

    assert found("指挥长 批准") == [begun.id]
    assert found("ＧＢ/ｔ") == [begun.id], "full width and case make no difference"
    assert found("夜班") == [other.id], "by its title"
    assert found("批准 电台") == []
    assert found("") == found("  ") == []
    (hit,) = store.search("flood", "gb/t")
    assert hit.excerpt[hit.start : hit.end] == "GB/T"


def test_words_are_found_through_the_marks_that_dress_an_answer(store: ConversationStore) -> None:
    answer = "## 批准\n\n由**指挥**长批准[1]。\n\n| 级别 | 批准人 |\n| --- | :---: |\n| Ⅲ级 | 指挥长 |"
    said(store, store.begin("flood", "甲"), "甲", answer)

    (hit,) = store.search("flood", "指挥长批准")

    assert hit.excerpt == "批准 由指挥长批准。 级别 批准人 Ⅲ级 指挥长"
    assert hit.excerpt[hit.start : hit.end] == "指挥长批准"


def test_a_hit_is_marked_where_it_stands_after_characters_that_are_searched_as_more_than_one(
    store: ConversationStore,
) -> None:
    said(store, store.begin("flood", "面积"), "面积?", "约㎡㎡㎡，即…平方米，示例区。")

    (hit,) = store.search("flood", "示例区")

    assert hit.excerpt[hit.start : hit.end] == "示例区"


def test_what_was_removed_comes_back_until_it_is_swept_away(store: ConversationStore) -> None:
    begun, other = store.begin("flood", "甲"), store.begin("flood", "乙")
    said(store, begun, "甲")

    store.remove(begun.id, other.id)
    assert (store.of(), store.search("", "甲")) == ([], [])
    with pytest.raises(NotFound):
        store.get(begun.id)
    store.bring_back(begun.id)
    assert [kept.id for kept in store.of()] == [begun.id]

    assert store.sweep() == 1
    store.bring_back(other.id)
    assert [kept.id for kept in store.of()] == [begun.id]


def test_what_was_attached_is_copied_once_and_goes_with_its_conversation(
    store: ConversationStore, tmp_path: Path
) -> None:
    notice = tmp_path / "通知.txt"
    notice.write_text("今晚有雨", encoding="utf-8")
    begun = store.begin("flood", "看通知")

    names = [store.files.keep(begun.id, notice) for _ in range(2)]
    notice.write_text("明晚有雨", encoding="utf-8")
    names.append(store.files.keep(begun.id, notice))

    assert names == ["通知.txt", "通知.txt", "通知（2）.txt"]
    copy = store.files.path(begun.id, "通知.txt")
    assert copy.read_text(encoding="utf-8") == "今晚有雨"
    store.remove(begun.id)
    assert copy.exists(), "it may be brought back"
    store.sweep()
    assert not copy.exists()


def test_old_conversations_go_and_pinned_ones_stay(store: ConversationStore, file: Path) -> None:
    pinned, old = store.begin("flood", "甲"), store.begin("flood", "乙")
    store.pin(pinned.id)

    aged = sqlite3.connect(file)
    aged.execute("UPDATE conversations SET touched = '2020-01-01T00:00:00.000+08:00'")
    aged.commit()
    aged.close()

    assert store.sweep(30) == 1

    assert [kept.id for kept in store.of()] == [pinned.id]
    assert old.id != pinned.id


def test_the_pinned_come_first_then_those_last_gone_on_with(store: ConversationStore) -> None:
    first, second, third = (store.begin("flood", title) for title in "甲乙丙")
    store.pin(second.id)
    said(store, first, "还有")

    assert [kept.title for kept in store.of("flood")] == ["乙", "甲", "丙"]
    assert third.exchanges == 0


def test_a_conversation_is_renamed_but_never_to_nothing(store: ConversationStore) -> None:
    begun = store.begin("flood", "甲")
    store.rename(begun.id, "  涵洞\n积水 ")
    store.rename(begun.id, "  ")

    assert store.get(begun.id[:6]).title == "涵洞"


def test_requests_and_hidden_reasoning_are_not_kept(store: ConversationStore) -> None:
    begun = store.begin("flood", "甲")
    for shown in (False, True):
        exchange = Exchange.begun("甲")
        store.add(begun.id, exchange)
        thought = (started("甲", show_reasoning=shown), ThinkingDelta(text="先"), ThinkingDelta(text="想"))
        store.finish(exchange.id, (*thought, *answering("甲", "答案")[1:]), Standing.ANSWERED, {})
        (kept,) = store.way(begun.id)
        told = [event for event in kept.events if isinstance(event, ThinkingDelta)]
        assert told == ([ThinkingDelta(text="先想")] if shown else [])
        assert isinstance(kept.events[0], RunStarted)
        assert not any(isinstance(event, TextDelta) for event in kept.events)


def test_without_a_file_nothing_is_written(tmp_path: Path) -> None:
    store = ConversationStore()
    begun = store.begin("flood", "甲")
    said(store, begun, "甲")
    notice = tmp_path / "通知.txt"
    notice.write_text("今晚有雨", encoding="utf-8")

    assert (store.lasts, len(store.way(begun.id))) == (False, 1)
    assert store.files.path(begun.id, store.files.keep(begun.id, notice)) == notice
    store.close()
    assert list(tmp_path.iterdir()) == [notice]


def test_a_file_of_a_newer_program_is_left_as_it_is(store: ConversationStore, file: Path) -> None:
    store.begin("flood", "甲")
    store.close()
    newer = sqlite3.connect(file)
    newer.execute("PRAGMA user_version = 99")
    newer.close()

    with pytest.raises(FileInvalid, match="newer"):
        store.of()


def test_a_damaged_file_is_said(store: ConversationStore, file: Path) -> None:
    file.write_bytes(b"this is no database, but long enough to be looked at" * 40)

    with pytest.raises(FileInvalid):
        store.of()


def test_an_older_file_becomes_as_a_new_one_and_keeps_what_is_in_it() -> None:
    database = sqlite3.connect(":memory:", isolation_level=None)
    prepare(database, UPGRADES)
    database.execute(
        "INSERT INTO conversations (id, agent, agent_name, title, begun, touched)"
        " VALUES ('a', 'b', '', '甲', '', '')"
    )

    prepare(database, (*UPGRADES, "ALTER TABLE conversations ADD COLUMN mood TEXT NOT NULL DEFAULT '';"))

    assert database.execute("SELECT title, mood FROM conversations").fetchall() == [("甲", "")]
    assert database.execute("PRAGMA user_version").fetchone() == (len(UPGRADES) + 1,)
    database.close()
