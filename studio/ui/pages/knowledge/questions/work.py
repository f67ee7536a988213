"""What is done with the question set of a base, on the background loop."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from studio.knowledge.settings import SearchSettings
from studio.ui.pages.knowledge.questions.lines import Run

if TYPE_CHECKING:
    from studio.knowledge import PastQuestion, SavedQuestion
    from studio.workspace import Workspace


_GENERATED = 50


Tell = Callable[[tuple[int, int]], None]


async def read_questions(workspace: "Workspace", base: str) -> "tuple[SavedQuestion, ...]":
    return tuple(await (await workspace.knowledge.open(base)).questions.list())


async def run_questions(workspace: "Workspace", base: str, tell: Tell) -> Run:
    from studio.knowledge import measure

    opened = await workspace.knowledge.open(base)
    asked = tuple(await opened.questions.list())
    cases = [one.case for one in asked]
    return Run(asked, await measure(opened, cases, on_progress=lambda done, total: tell((done, total))))


async def compare_settings(workspace: "Workspace", base: str, other: SearchSettings, tell: Tell) -> Run:
    """The report is that of the other settings."""
    from studio.knowledge import compare

    opened = await workspace.knowledge.open(base)
    asked = tuple(await opened.questions.list())
    cases, kept = [one.case for one in asked], opened.settings.search
    found = await compare(opened, cases, kept, other, lambda done, total: tell((done, total)))
    return Run(asked, found.other, found)


async def import_questions(workspace: "Workspace", base: str, file: Path) -> int:
    return await (await workspace.knowledge.open(base)).questions.import_file(file)


async def generate_questions(workspace: "Workspace", base: str) -> int:
    return await (await workspace.knowledge.open(base)).questions.generate(_GENERATED)


async def remove_questions(workspace: "Workspace", base: str, ids: Sequence[int]) -> None:
    await (await workspace.knowledge.open(base)).questions.remove(ids)


async def put_back(workspace: "Workspace", base: str, saved: "Sequence[SavedQuestion]") -> None:
    questions = (await workspace.knowledge.open(base)).questions
    for one in saved:
        await questions.add([one.case], one.origin)


async def past_questions(workspace: "Workspace", base: str) -> "Sequence[PastQuestion]":
    return await (await workspace.knowledge.open(base)).questions.past()


async def forget_past(workspace: "Workspace", base: str) -> "Sequence[PastQuestion]":
    questions = (await workspace.knowledge.open(base)).questions
    await questions.clear_past()
    return await questions.past()


async def search_settings(workspace: "Workspace", base: str) -> SearchSettings:
    return (await workspace.knowledge.open(base)).settings.search
