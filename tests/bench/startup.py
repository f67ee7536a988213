"""From the command to the first window on the screen, next to importing LlamaIndex and Chroma alone."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

from tests.bench.figures import Figure, publish

RUNS = 5
WINDOW = (
    "import sys; from studio.ui.app import time_to_first_window; sys.exit(time_to_first_window(sys.argv[1]))"
)
BASELINE = "import llama_index.core, chromadb"


def seconds(code: str, *arguments: str) -> float:
    start = time.perf_counter()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    ours: list[float] = []
    baseline: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS + 1):
            ours.append(seconds(WINDOW, folder))
            baseline.append(seconds(BASELINE))
    publish(
        "startup",
        [
            Figure(
                "start to first window (median)",
                "s",
                statistics.median(ours[1:]),
                statistics.median(baseline[1:]),
                0.5,
            )
        ],
    )


if __name__ == "__main__":
    main()
