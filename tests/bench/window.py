"""The window beside a bare PySide6 one: its start, until an agent can be asked, and its memory at rest.

usage: python -m tests.bench.window     writes build/bench/window.json

The workspace holds the flood-duty agent and its base, with vectors of an endpoint that is a process of its
own. Starts are warm: the first of each is not counted. Memory is that of all processes together, each page
that several share counted once (PSS), with a base open and searched, so that Chroma's process lives, and
the agent in the builder; 350 MB are wanted, its peers take 450 to 790.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.figures import Figure, publish
from tests.bench.liveness import mock_endpoint
from tests.bench.measured import ROOT, shared_out_memory, tree

RUNS = 5
BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("智能体工坊"))
window.resize(1440, 900)
window.show()
app.processEvents()
window.grab()
print("shown", flush=True)
if sys.argv[1:] == ["stay"]:
    sys.stdin.readline()
"""
OURS = "import sys; from studio.ui.app import time_to_first_window; time_to_first_window(sys.argv[1])"
IMPORTS = "import llama_index.core, chromadb"
USABLE_SECONDS, FIRST_SECONDS, REST_MEGABYTES = 3.0, 3.0, 350.0
_SETTLING_SECONDS = 10


def seconds_of(*codes: tuple[str, ...]) -> list[float]:
    """Of whole processes, each a code with its arguments: the medians of warm runs, one of each in turn."""
    took: list[list[float]] = [[] for _ in codes]
    for _ in range(RUNS + 1):
        for code, seconds in zip(codes, took, strict=True):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", *code], check=True, env=_environment(), cwd=ROOT)
            seconds.append(time.perf_counter() - began)
    return [statistics.median(seconds[1:]) for seconds in took]


@contextmanager
def shown(*command: str, home: str = "") -> Iterator[tuple[int, float]]:
    """A window that stays: its process, and the seconds until it said that it can be used.

    With a new `home` nothing that the system keeps of earlier starts is found.
    """
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=_environment() | ({"HOME": home, "XDG_CACHE_HOME": f"{home}/.cache"} if home else {}),
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        if not said:
            raise SystemExit("the window did not open")
        yield process.pid, time.perf_counter() - began


def usable(workspace: Path) -> float:
    """From the command until a question can be typed beside the opened agent, the median of warm starts."""
    took = []
    for _ in range(RUNS + 1):
        with shown("-m", "tests.bench.window_opened", str(workspace)) as (_, seconds):
            took.append(seconds)
    return statistics.median(took[1:])


def first_start() -> float:
    """From the command until the first step can be taken, by somebody who has never started it: median."""
    took = []
    for _ in range(RUNS):
        with (
            tempfile.TemporaryDirectory() as home,
            shown(
                "-m", "tests.bench.window_opened", str(Path(home) / "workspace"), "first", home=home
            ) as one,
        ):
            took.append(one[1])
    return statistics.median(took)


def at_rest(*command: str) -> float:
    """Megabytes of all its processes."""
    with shown(*command) as (pid, _):
        time.sleep(_SETTLING_SECONDS)
        parts = {one: shared_out_memory(one) for one in tree(pid)}
        print("  MB:", ", ".join(f"{size:.0f}" for size in parts.values()), flush=True)
        return sum(parts.values())


def run(workspace: Path) -> list[Figure]:
    bare, ours, imports = seconds_of((BARE,), (OURS, str(workspace)), (IMPORTS,))
    resting = at_rest("-m", "tests.bench.window_opened", str(workspace), "searched")
    return [
        Figure("first window, beside a bare PySide6 one", "s", ours, bare, 1.5),
        Figure("first window, beside importing LlamaIndex, Chroma", "s", ours, imports, 0.5),
        Figure("the agent can be asked, beside what is wanted", "s", usable(workspace), USABLE_SECONDS, 1.0),
        Figure("a first start, until the first step can be taken", "s", first_start(), FIRST_SECONDS, 1.0),
        Figure("memory at rest, beside what is wanted", "MB", resting, REST_MEGABYTES, 1.0),
        Figure(
            "the same, beside a bare PySide6 window", "MB", resting, at_rest("-c", BARE, "stay"), float("inf")
        ),
    ]


def _environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen"}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, mock_endpoint() as url:
        workspace = Path(folder) / "workspace"
        command = [sys.executable, "-m", "tests.bench.window_opened", str(workspace), "prepared", url]
        subprocess.run(command, check=True, cwd=ROOT)
        publish("window", run(workspace))


if __name__ == "__main__":
    main()
