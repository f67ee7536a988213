"""Takes the guides' picture of a class: forty seats beside the lesson, with fictitious learners.

`python -m scripts.guide_class WORKSPACE OUT LANGUAGE`, where `scripts.guide_course` has begun the course.
"""

import asyncio
import sys
import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from scripts.guide_course import TOLD
from studio.classroom import (
    ClassClient,
    Opened,
    RoomSettings,
    StepMark,
    begin_class,
    class_folder,
    end_class,
    held_class,
)
from studio.classroom.values import Report
from studio.core.languages import Language
from studio.courses import CourseShelf
from studio.ui.look import Look
from studio.ui.tour_pictures import picture_stops
from studio.ui.tour_stops import Stop

SEATS, ABSENT = 40, {15, 37}
LESSON = "talk"
DONE = (38, 36, 30, 21, 12, 9)
"""How many have done each step of the lesson."""
HANDS = {
    Language.ZH: {6: "两份文件载入失败", 24: "第一条总是应急预案"},
    Language.EN: {6: "Two files do not load", 24: "The plan always comes first"},
}
NAMES = {Language.ZH: "学员{number}", Language.EN: "Learner {number}"}
_ORDER = [3, 8, 12, 17, 21, 26, 30, 33, 39]
"""Who is done with the whole lesson; the others follow by their seats."""


class Learners:
    """Keep their seats until they are told to go."""

    def __init__(self, opened: Opened, language: Language, steps: Sequence[str]) -> None:
        self._opened, self._language, self._steps = opened, language, steps
        self._here, self._gone = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> None:
        self._thread.start()
        self._here.wait()

    def __exit__(self, *_: object) -> None:
        self._gone.set()
        self._thread.join()

    def _run(self) -> None:
        asyncio.run(self._all())

    async def _all(self) -> None:
        numbers = [number for number in range(1, SEATS + 1) if number not in ABSENT]
        places = [*_ORDER, *(number for number in numbers if number not in _ORDER)]
        for number in numbers:
            await self._sit(number, self._met(places.index(number)))
        self._here.set()
        await asyncio.to_thread(self._gone.wait)

    def _met(self, place: int) -> dict[str, StepMark]:
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        return {
            step: StepMark(done_at=at) for step, done in zip(self._steps, DONE, strict=False) if place < done
        }

    async def _sit(self, number: int, met: dict[str, StepMark]) -> None:
        name = NAMES[self._language].format(number=number)
        async with ClassClient(self._opened.address) as client:
            joined = await client.join(self._opened.code, name, f"a learner's computer {number}", number)
        async with ClassClient(self._opened.address, joined.token) as client:
            await client.report(Report(number=1, lesson=LESSON, steps=met))
            if number in HANDS[self._language]:
                await client.hand(True, HANDS[self._language][number])


async def begin(workspace: Path, course: str) -> tuple[Opened, list[str]]:
    entry = CourseShelf(workspace).entry(course)
    folder = class_folder(workspace, course)
    opened = await begin_class(RoomSettings(folder, entry.folder, SEATS, host="127.0.0.1"))
    return opened, [key for key, _ in entry.course.steps if key.startswith(f"{LESSON}/")]


async def end(workspace: Path) -> None:
    held = await held_class(workspace)
    if held is not None:
        await end_class(held.noted)


def take(workspace: Path, out: Path, language: Language) -> None:
    course = TOLD[language].course
    opened, steps = asyncio.run(begin(workspace, course))
    try:
        with Learners(opened, language, steps):
            lesson = CourseShelf(workspace).workspace(course)
            list(picture_stops(lesson, (Stop("class", "courses", ()),), out, Look(language, "light")))
    finally:
        asyncio.run(end(workspace))


if __name__ == "__main__":
    folder, pictures = map(Path, sys.argv[1:3])
    take(folder, pictures, Language(sys.argv[3]))
