"""Beside an answer stands what the model was not told; reasoning shows as its author wants it."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.core.events import (
    AnswerFinished,
    AttachmentsRead,
    HistorySummarised,
    Outcome,
    PassagesFound,
    RunStarted,
    TextDelta,
    ThinkingDelta,
)
from studio.core.passages import Trouble
from studio.ui.chat.exchange import Exchange
from studio.ui.chat.exchange_view import ExchangeView
from studio.ui.chat.speaker import Speaker
from studio.ui.chat.thinking import Thinking
from studio.ui.components import Banner


def exchange(qtbot: QtBot, *, show_reasoning: bool = False) -> ExchangeView:
    made = ExchangeView(Exchange("几点交接?"), Speaker())
    qtbot.addWidget(made)
    began = RunStarted(agent="a", question="几点?", endpoint="e", model="m", practice=False)
    made.add_event(began.model_copy(update={"show_reasoning": show_reasoning}))
    return made


def texts(made: ExchangeView) -> str:
    return "\n".join(label.text() for label in made.findChildren(QLabel))


def test_what_was_left_out_is_said(qtbot: QtBot) -> None:
    made = exchange(qtbot)

    made.add_event(AttachmentsRead(names=("a.docx",), given=3, parts=40))
    made.add_event(HistorySummarised(turns=12, text="问过交接"))
    made.add_event(HistorySummarised(turns=20, text=""))

    assert "共 40 段,只读了与问题最相关的 3 段" in texts(made).replace("，", ",")
    assert "前 12 个问题已压缩成摘要" in texts(made)
    assert "前 20 个问题没有带上" in texts(made)


def test_what_was_read_in_full_needs_no_words(qtbot: QtBot) -> None:
    made = exchange(qtbot)
    before = texts(made)

    made.add_event(AttachmentsRead(names=("a.docx",), given=3, parts=3))

    assert texts(made) == before


def test_hidden_reasoning_only_shows_that_there_is_some(qtbot: QtBot) -> None:
    hidden, shown = exchange(qtbot), exchange(qtbot, show_reasoning=True)

    for made in (hidden, shown):
        made.add_event(ThinkingDelta(text="先看水位"))

    assert "先看水位" not in texts(hidden)
    assert hidden.quiet_text() == "正在思考…"
    assert all(one.isHidden() for one in hidden.findChildren(Thinking))
    assert shown.findChildren(Thinking)[0].text() == "先看水位"


def test_once_the_answer_is_written_nothing_is_said_to_be_thought_about(qtbot: QtBot) -> None:
    made = exchange(qtbot)
    made.add_event(PassagesFound(query="几点?", passages=(), seconds=0.02))
    searched = made.quiet_text()
    made.add_event(ThinkingDelta(text="先看水位"))

    made.add_event(TextDelta(text="警戒"))

    assert made.quiet_text() == searched


def test_passages_instead_of_an_answer_come_with_the_way_to_what_is_wrong(qtbot: QtBot) -> None:
    made = exchange(qtbot)
    trouble = Trouble(name="EndpointKeyRefused", facts={"endpoint": "共享模型", "status": 401})

    made.add_event(AnswerFinished(outcome=Outcome.QUOTED, text="原文", trouble=trouble))

    (banner,) = made.findChildren(Banner)
    assert "打开端点设置" in [button.text() for button in banner.findChildren(QPushButton)]


def test_an_answer_that_had_to_end_early_is_marked(qtbot: QtBot) -> None:
    made = exchange(qtbot)
    trouble = Trouble(name="StepLimitReached", facts={"agent": "值守助手", "steps": 6})

    made.add_event(AnswerFinished(outcome=Outcome.ANSWERED, text="好", trouble=trouble))

    assert made.findChildren(Banner)
