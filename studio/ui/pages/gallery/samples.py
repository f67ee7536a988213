"""A made-up answer with its events, for the gallery's chat."""

from dataclasses import dataclass

from studio.core.events import (
    AnswerFinished,
    Citation,
    Outcome,
    PassagesFound,
    RunEvent,
    RunStarted,
    TextDelta,
    ThinkingDelta,
    Timings,
)
from studio.core.passages import Passage
from studio.core.places import Place
from studio.ui.components import StepCount


@dataclass(frozen=True)
class Group:
    """A group of test questions, for the paired bars."""

    name: str
    now: float
    before: float | None


QUESTION = "沙河站水位 27.6 米了，该启动几级响应？谁来批准？"
ANSWER = """应启动**防汛Ⅲ级应急响应**。[1]沙河站已超警戒水位 27.5 米，未达保证水位 28.8 米。[2]
由**市防汛抗旱指挥部副指挥长**批准启动。[1]

| 时限 | 动作 | 责任单位 |
| --- | --- | --- |
| 10 分钟 | 电话报告带班领导 | 值班室 |
| 30 分钟 | 通知成员单位，发布响应 | 指挥部办公室 |
| 1 小时 | 首次书面报告[3] | 防汛科 |

"""
_SOURCES = (
    ("示例市防汛应急预案（2025年修订）.pdf", Place(page=12, headings=("四、应急响应",))),
    ("主要江河水位阈值表.xlsx", Place(sheet="沙河站", first_row=8, last_row=8)),
    ("防汛值班工作规定.docx", Place(headings=("第十一条",))),
)


STEPS = (
    StepCount("1 新建知识库", 38, 38),
    StepCount("2 装入资料", 36, 38),
    StepCount("3 检索测试", 21, 38),
)


def citation() -> Citation:
    """One to hover over."""
    name, place = _SOURCES[0]
    quote = "达到警戒水位时启动防汛Ⅲ级应急响应，由市防汛抗旱指挥部副指挥长批准。"
    return Citation(number=1, base="防汛预案库", document=name, chunk=0, place=place, quote=quote)


def events() -> list[RunEvent]:
    passages = tuple(
        Passage(base="防汛预案库", document=name, chunk=index, place=place, text="……", score=0.9)
        for index, (name, place) in enumerate(_SOURCES)
    )
    citations = tuple(
        Citation(number=index, base="防汛预案库", document=name, chunk=index, place=place, quote="……")
        for index, (name, place) in enumerate(_SOURCES, 1)
    )
    return [
        RunStarted(
            agent="flood-duty", question=QUESTION, endpoint="practice", model="practice", practice=True
        ),
        ThinkingDelta(text="先看水位在哪一档，再看谁批准。"),
        PassagesFound(query=QUESTION, passages=passages, seconds=0.06),
        TextDelta(text=ANSWER[:40]),
        TextDelta(text=ANSWER[40:]),
        AnswerFinished(
            outcome=Outcome.ANSWERED,
            text=ANSWER,
            citations=citations,
            timings=Timings(retrieval=0.06, first_text=0.9, total=4.8),
        ),
    ]
