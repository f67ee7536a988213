"""Takes the guides' picture of a lesson: the first is done, in the second a search found another document.

`python -m scripts.guide_course WORKSPACE OUT LANGUAGE`
"""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path

from studio.core.languages import Language
from studio.courses import Attendance, CourseShelf
from studio.endpoints import probe
from studio.runtime import Chat
from studio.ui.look import Look
from studio.ui.tour_pictures import picture_stops
from studio.ui.tour_stops import Stop
from studio.workspace import Workspace
from studio.workspace.deeds import note_opened, note_searched


@dataclass(frozen=True)
class Told:
    course: str
    base: str
    unlocked: str
    searched: str


TOLD = {
    Language.ZH: Told("flood-duty-basics", "防汛资料", "不加密的一份", "最少几个人"),
    Language.EN: Told(
        "flood-duty-basics-en", "Flood documents", "Without a password", "What is the minimum of people?"
    ),
}


async def take(workspace: Path, told: Told) -> Path:
    """Begin the course of that workspace and go so far; return the course's own workspace."""
    place = await CourseShelf(workspace).start(told.course)
    async with Workspace(place) as taken:
        attendance = Attendance.of(taken)
        assert attendance is not None, "it was begun"
        await _meet(taken)
        await _talk(taken, attendance.folder / "documents", told)
        attendance.go_to("talk")
        await attendance.look(everything=True)
    return place


async def _meet(taken: Workspace) -> None:
    async with taken.endpoints.connect("practice") as endpoint:
        taken.endpoints.keep_found("practice", [result async for result in probe(endpoint)])
    folder = taken.agents.get(taken.agents.ids()[0])
    async for _ in taken.ask(folder, folder.agent.opening.starters[0], Chat(), "practice"):
        pass
    cited = folder.tests.cases[0].cites[0].document
    note_opened(taken.deeds, folder.agent.knowledge.bases[0], cited, "")


async def _talk(taken: Workspace, material: Path, told: Told) -> None:
    base = await taken.knowledge.create(told.base)
    await base.add([material / told.base])
    await base.add([material / told.unlocked])
    note_searched(taken.deeds, told.base, told.searched, await base.search(told.searched))


if __name__ == "__main__":
    workspace, out = map(Path, sys.argv[1:3])
    language = Language(sys.argv[3])
    lesson = asyncio.run(take(workspace, TOLD[language]))
    list(picture_stops(lesson, (Stop("course", "courses", ()),), out, Look(language, "light")))
