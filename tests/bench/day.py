"""A working day in the window, played fast: what it holds of memory in its last quarter beside its first.

usage: python -m tests.bench.day [ACTIONS]     (2000)     writes build/bench/day.json

Every action is one a person makes with mouse or keyboard and waits for: to another place, a question to the
agent or to the base, a tab, a source opened, another size, theme or language. The practice endpoint answers.
Of each quarter the median of what was held after every 50th action counts: at a single one, a reader or
Chroma may be at work.
"""

import argparse
import os
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.figures import Figure, publish
from tests.bench.measured import resident, tree

if TYPE_CHECKING:
    from studio.ui.studio import Studio
    from tests.bench.day_acts import Acts

_LOOKED_AT = 50  # every so many actions
_PATIENCE = 60_000


def run(folder: Path, actions: int) -> list[Figure]:
    from studio.core.memory import keep_no_spare_memory
    from tests.bench.day_acts import office

    keep_no_spare_memory()  # as the program does
    done, held = Counter[str](), list[float]()
    with office(folder) as acts:
        for number in range(actions):
            _play(acts, done)
            if number % _LOOKED_AT == _LOOKED_AT - 1 or number == actions - 1:
                held.append(_held())
                print(f"  {number + 1}: {held[-1]:.0f} MB", flush=True)
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(done.items())))
    quarter = max(len(held) // 4, 1)
    early, late = median(held[:quarter]), median(held[-quarter:])
    return [
        Figure(f"memory in the last quarter of {actions} actions, beside the first", "MB", late, early, 1.05)
    ]


def _play(acts: "Acts", done: Counter[str]) -> None:
    act = acts.one()
    act()
    _until_quiet(acts.studio)
    done[act.__name__] += 1


def _held() -> float:
    """Megabytes of all processes, after what is no longer used was given back."""
    from studio.core.memory import give_back_memory

    give_back_memory()
    return sum(resident(one) for one in tree(os.getpid())) / 1e6


def _until_quiet(studio: "Studio") -> None:
    from studio.ui.pictures import wait_until

    wait_until(lambda: not studio.background.busy, _PATIENCE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("actions", type=int, nargs="?", default=2000)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        publish("day", run(Path(folder), parser.parse_args().actions))


if __name__ == "__main__":
    main()
