"""200 turns in the window's chat: what showing a turn costs at its end, next to its beginning.

Cost is processor time of the window's thread for a question and an answer that arrives in pieces, sources
included; memory is what the process holds. Beside it one text field that sets all of its text anew for each
piece, as a simple chat window would. Writes build/bench/chat_window.json.
"""

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from studio.core.events import AnswerFinished, Citation, Outcome, RunStarted, TextDelta
from studio.core.places import Place
from tests.bench.figures import Figure, publish

TURNS, PART, PIECES = 200, 20, 8
_PIECE = "立即组织转移，由值班长核对水位、报告市防指[1]，并通知街道安排安置点。\n\n"
_PAGE = os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from studio.ui.application import make_application
    from studio.ui.look import Look

    app = make_application(Look())
    ours, memory = _turns(_ours(), app.processEvents)
    theirs, _ = _turns(_plain(), app.processEvents)
    publish(
        "chat_window",
        [
            Figure("showing a turn, last 20 / first 20", "", _growth(ours), 1.0, 1.5),
            Figure("the same, all text set anew for each piece", "", _growth(theirs), 1.0, float("inf")),
            Figure("a turn at the end, ms of processor time", "ms", _end(ours), _end(theirs), 1.0),
            Figure("memory a turn, last 100 / first 100", "kB", memory[1], memory[0], 1.5),
        ],
    )


def _turns(
    turn: Callable[[int], None], process: Callable[[], object]
) -> tuple[list[float], tuple[float, float]]:
    """Return the processor time of each turn, and the memory a turn of either half takes, in kB."""
    costs, held = [], [_resident()]
    for number in range(TURNS):
        started = time.process_time()
        turn(number)
        process()
        costs.append(time.process_time() - started)
        if number + 1 in (TURNS // 2, TURNS):
            gc.collect()
            held.append(_resident())
    half = TURNS / 2 * 1024
    return costs, (max((held[1] - held[0]) / half, 1), max((held[2] - held[1]) / half, 1))


def _ours() -> Callable[[int], None]:
    from PySide6.QtWidgets import QApplication

    from studio.ui.chat import ChatView

    view = ChatView()
    view.resize(520, 800)
    view.show()
    cited = Citation(number=1, base="b", document="预案.docx", chunk=1, place=Place(page=3), quote="原文")

    def turn(number: int) -> None:
        view.ask(f"第{number}问：水位到多少米要转移？")
        view.add_event(RunStarted(agent="a", question="?", endpoint="e", model="m", practice=False))
        for _ in range(PIECES):
            view.add_event(TextDelta(text=_PIECE))
            QApplication.processEvents()
        view.add_event(AnswerFinished(outcome=Outcome.ANSWERED, text=_PIECE * PIECES, citations=(cited,)))

    return turn


def _plain() -> Callable[[int], None]:
    from PySide6.QtWidgets import QApplication, QTextBrowser

    view = QTextBrowser()
    view.resize(520, 800)
    view.show()
    said: list[str] = []

    def turn(number: int) -> None:
        said.append(f"**第{number}问**\n\n")
        for _ in range(PIECES):
            said.append(_PIECE)
            view.setMarkdown("".join(said))
            QApplication.processEvents()

    return turn


def _growth(costs: list[float]) -> float:
    return median(costs[-PART:]) / median(costs[:PART])


def _end(costs: list[float]) -> float:
    return median(costs[-PART:]) * 1000


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE


if __name__ == "__main__":
    main()
