"""A conversation of 1,000 exchanges in the window: opening it, scrolling through it by the wheel, its memory.

A frame is what a notch of the wheel costs until all is painted, building what comes into sight included, in
processor time of the window's thread. Beside it one text browser with the same conversation in Markdown.
"""

import gc
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from studio.core.events import AnswerFinished, Citation, Outcome, PassagesFound, RunEvent, RunStarted, Timings
from studio.core.passages import Passage
from studio.core.places import Place
from tests.bench.figures import Figure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

EXCHANGES, FRAME = 1000, 16.7
Kept = tuple[str, list[RunEvent], tuple[int, int]]
_TEXT = """应启动**防汛Ⅲ级应急响应**。[1]沙河站已超警戒水位 27.5 米，未达保证水位 28.8 米。[2]

- 由**副指挥长**批准启动；
- 值班长核对水位，报市防指。[1]

"""
_TABLE = """| 时限 | 动作 | 责任单位 |
| --- | --- | --- |
| 10 分钟 | 电话报告带班领导 | 值班室 |
| 30 分钟 | 通知成员单位，发布响应 | 指挥部办公室 |
| 1 小时 | 首次书面报告[2] | 防汛科 |

"""
_CODE = """```sql
select 站点, max(水位) as 最高 from 水位表
where 日期 >= '2026-04-16' group by 站点 -- 当日
```

"""
_SAID = (_TEXT, _TEXT + _TABLE, _TEXT + _CODE, _TEXT * 3 + _TABLE + _CODE)


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Milliseconds of opening until it is shown, of a frame at the 95th percentile, and MB more held."""

    opened: float
    frame: float
    memory: float


def figures(exchanges: int = EXCHANGES) -> list[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from studio.ui.application import make_application
    from studio.ui.look import Look

    make_application(Look())
    told = [exchange(number) for number in range(exchanges)]
    for made in (_ours, _browser):
        _measured(made, told[:20])  # what is loaded once is loaded now
    ours, theirs = _measured(_ours, told), _measured(_browser, told)
    many = f"{exchanges:,} exchanges"
    return [
        Figure(f"{many}: a frame while scrolling, p95, of {FRAME}", "ms", ours.frame, FRAME, 1.0),
        Figure("the same, one text browser", "ms", theirs.frame, ours.frame, float("inf")),
        Figure(f"{many}: opened until shown, of 1,000", "ms", ours.opened, 1000, 1.0),
        Figure("the same, one text browser", "ms", theirs.opened, ours.opened, float("inf")),
        Figure(f"{many}: memory after scrolling, of 60", "MB", ours.memory, 60, 1.0),
        Figure("the same, one text browser", "MB", theirs.memory, ours.memory, float("inf")),
    ]


def exchange(number: int) -> Kept:
    text = _SAID[number % len(_SAID)]
    where = (
        ("防汛应急预案（2025年修订）.pdf", Place(page=12)),
        ("水位阈值表.xlsx", Place(sheet="沙河站", first_row=8)),
    )
    citations = tuple(
        Citation(number=at, base="b", document=name, chunk=at, place=place, quote="原文" * 40)
        for at, (name, place) in enumerate(where, 1)
    )
    passages = tuple(
        Passage(base="b", document=name, chunk=at, place=place, text="原文" * 40, score=0.9)
        for at, (name, place) in enumerate(where, 1)
    )
    question = f"第{number}问：沙河站水位多少米要转移，由谁批准？"
    events: list[RunEvent] = [
        RunStarted(run="r", agent="a", question=question, endpoint="e", model="m", practice=False),
        PassagesFound(query=question, passages=passages, seconds=0.06),
        AnswerFinished(
            outcome=Outcome.ANSWERED,
            text=text,
            citations=citations,
            timings=Timings(first_text=0.9, total=4.8),
        ),
    ]
    return question, events, (1, 1)


def _ours(told: Sequence[Kept]) -> "QAbstractScrollArea":
    from PySide6.QtWidgets import QAbstractScrollArea

    from studio.ui.chat import ChatView
    from studio.ui.chat.exchange import Exchange
    from studio.ui.chat.reel import Reel

    view = ChatView()
    view.built_here = True
    view.resize(520, 800)
    view.show()
    view.show_whole([Exchange.kept(*one) for one in told])
    reel: QAbstractScrollArea = view.findChildren(Reel)[0]
    return reel


def _browser(told: Sequence[Kept]) -> "QAbstractScrollArea":
    from PySide6.QtWidgets import QTextBrowser

    view = QTextBrowser()
    view.resize(520, 800)
    view.show()
    view.setMarkdown("\n\n".join(f"**{question}**\n\n{events[-1].text}" for question, events, _ in told))  # type: ignore[union-attr]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    return view


def _measured(made: "Callable[[Sequence[Kept]], QAbstractScrollArea]", told: Sequence[Kept]) -> Scrolled:
    from PySide6.QtWidgets import QApplication

    gc.collect()
    before, started = _resident(), time.perf_counter()
    area = made(told)
    QApplication.processEvents()
    opened = 1000 * (time.perf_counter() - started)
    frames = [_frame(area, up=True)]
    while area.verticalScrollBar().value() > area.verticalScrollBar().minimum():
        frames.append(_frame(area, up=True))
    held = _resident() - before
    window = area.window()
    window.close()
    window.deleteLater()
    frame = quantiles(frames, n=20)[-1]
    told_of = f"{len(frames):,} frames, p95 {frame:.1f}, worst {max(frames):.1f} ms"
    print(f"  {type(area).__name__}: opened {opened:.0f} ms, {told_of}", flush=True)
    return Scrolled(opened, frame, max(held, 0.1))


def _frame(area: "QAbstractScrollArea", *, up: bool) -> float:
    """Milliseconds the window's thread works for a notch."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    middle = QPointF(area.viewport().rect().center())
    notch = QWheelEvent(
        middle,
        area.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120 if up else -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    started = time.thread_time()
    QApplication.sendEvent(area.viewport(), notch)
    QApplication.processEvents()
    return 1000 * (time.thread_time() - started)


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
