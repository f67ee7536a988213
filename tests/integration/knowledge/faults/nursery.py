"""Forks a program for each round, has it killed at a random point, and tells what was wrong afterwards.

`python -m tests.integration.knowledge.faults.nursery FOLDER KILLS`, on a system that can fork. All is
imported and tried once, so that a round costs little. Prints one JSON document.
"""

import asyncio
import gc
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.integration.knowledge.faults.acts import Act, State, after, chosen, done, opened
from tests.integration.knowledge.faults.steps import Steps
from tests.integration.knowledge.faults.truth import differences, found

_ACTS_A_ROUND = 3
_MOST_STEPS = 500
_LONGEST_DELAY = 0.15
_EVERY_KIND = (
    Act("create", "防汛"),
    Act("load", "防汛", documents={"办法1.txt": 1, "办法2.txt": 1}),
    Act("switch", "防汛", to="new"),
    Act("import", "防汛", to="城管"),
    Act("rebuild", "防汛"),
    Act("remove", "防汛", to="办法1.txt"),
    Act("rename", "防汛", to="档案"),
    Act("delete", "档案"),
)


def main(folder: Path, kills: int, seed: int = 20261127) -> dict[str, Any]:
    chance, killed, rounds = random.Random(seed), 0, 0
    state: State = {}
    kinds: dict[str, int] = {}
    wrong: list[str] = []
    _learn()
    while killed < kills and not wrong:
        rounds += 1
        acts = _planned(chance, state, rounds)
        died, told = _round(folder, acts, chance)
        state, then, act = _acknowledged(state, acts, told)
        actual, wrong = _looked_at(folder)
        wrong += differences(actual, state, then)
        if died:
            killed += 1
            kinds[act] = kinds.get(act, 0) + 1
        wrong = [f"round {rounds}, {act}: {line}" for line in wrong]
        state = actual
    return {"kills": killed, "rounds": rounds, "during": kinds, "wrong": wrong}


def _learn() -> None:
    """Do each kind of act once: what is imported and read for them need not be so again in every fork."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_all_done(Path(folder), list(_EVERY_KIND), lambda _: None))
        _, wrong = asyncio.run(found(Path(folder)))
    assert not wrong, wrong
    gc.collect()
    gc.freeze()


def _planned(chance: random.Random, state: State, version: int) -> list[Act]:
    acts: list[Act] = []
    for number in range(_ACTS_A_ROUND):
        acts.append(chosen(chance, state, version * 10 + number))
        state = after(state, acts[-1])
    return acts


def _round(folder: Path, acts: list[Act], chance: random.Random) -> tuple[bool, list[str]]:
    """Three rounds of four end at a step, the fourth at a moment, which may be inside a write."""
    by_step = chance.random() < 0.75
    fatal = chance.randint(1, _MOST_STEPS) if by_step else 0

    def work(say: Callable[[str], None]) -> None:
        Steps(fatal).watch()
        asyncio.run(_all_done(folder, acts, say))

    return _forked(work, None if by_step else chance.random() * _LONGEST_DELAY)


async def _all_done(folder: Path, acts: list[Act], say: Callable[[str], None]) -> None:
    async with opened(folder) as bases:
        for act in acts:
            say("begun")
            await done(bases, act, folder)
            say("done")


def _acknowledged(state: State, acts: list[Act], told: list[str]) -> tuple[State, State, str]:
    """The bases for certain, the bases if the act that was under way was finished, and which it was."""
    for act in acts[: told.count("done")]:
        state = after(state, act)
    if told.count("begun") > told.count("done"):
        act = acts[told.count("done")]
        return state, after(state, act), act.kind
    return state, state, "opening or closing"


def _looked_at(folder: Path) -> tuple[State, list[str]]:
    def work(say: Callable[[str], None]) -> None:
        say(json.dumps(asyncio.run(found(folder))))

    died, told = _forked(work, None)
    if died or not told:
        return {}, ["it cannot be opened"]
    state, wrong = json.loads(told[0])
    return state, wrong


def _say(mouth: int, line: str) -> None:
    os.write(mouth, f"{line}\n".encode())


def _forked(work: Callable[[Callable[[str], None]], None], delay: float | None) -> tuple[bool, list[str]]:
    """Whether it died before its end, and the lines it had said by then."""
    ears, mouth = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(ears)
        code = 1
        try:
            work(partial(_say, mouth))
            code = 0
        except BaseException as error:
            os.write(mouth, f"failed {error!r}\n".encode())
        finally:
            os._exit(code)
    os.close(mouth)
    if delay is not None:
        time.sleep(delay)
        os.kill(pid, signal.SIGKILL)
    with os.fdopen(ears, encoding="utf-8") as said:
        lines = said.read().splitlines()
    _, status = os.waitpid(pid, 0)
    if failed := [line for line in lines if line.startswith("failed")]:
        raise SystemExit(json.dumps({"wrong": failed}))
    return os.WIFSIGNALED(status), lines


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2])), ensure_ascii=False))
