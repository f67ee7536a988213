"""Making what a course begins with: bases loaded, agents copied, submissions of colleagues handed in."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from studio.core.agents import Agent
from studio.core.yaml import read_yaml
from studio.courses.bases import load_base
from studio.courses.carrying import copy_course
from studio.courses.course import Course
from studio.courses.handing_in import colleagues
from studio.courses.results import Results
from studio.endpoints import SessionKeys
from studio.workspace import Settings, Workspace
from studio.workspace.deeds import COURSE

Part = tuple[str, Callable[[], Awaitable[None]]]


@dataclass(frozen=True, slots=True)
class Preparing:
    """`part` names the base, agent or submission that is being made, the `number`th of `total`."""

    part: str
    number: int
    total: int


OnPreparing = Callable[[Preparing], None]


async def prepare(
    folder: Path,
    source: Path,
    course: Course,
    settings: Settings,
    on_part: OnPreparing,
    results: Results | None = None,
) -> None:
    """Fill an empty folder with the course and what it begins with; raises what goes wrong with a part."""
    await asyncio.to_thread(copy_course, source, folder / COURSE)
    async with Workspace(folder, keys=SessionKeys()) as workspace:
        workspace.save_settings(settings, by_course=True)
        async with AsyncExitStack() as stack:
            parts = [*_own_parts(workspace, course), *await _others_parts(workspace, course, stack, results)]
            for number, (name, make) in enumerate(parts, start=1):
                on_part(Preparing(name, number, len(parts)))
                await make()


def _own_parts(workspace: Workspace, course: Course) -> Iterator[Part]:
    folder = workspace.folder / COURSE
    for name, documents in course.start.bases.items():
        yield name, partial(load_base, workspace, name, folder, documents)
    for path in course.start.agents:
        yield _name_of(folder / path), partial(_copy_agent, workspace, folder / path)


async def _others_parts(
    workspace: Workspace, course: Course, stack: AsyncExitStack, results: Results | None
) -> list[Part]:
    if not course.start.submissions:
        return []
    others = await stack.enter_async_context(colleagues(workspace, course, results or Results()))
    folder = workspace.folder / COURSE
    return [(_name_of(folder / one.agent), partial(others.hand_in, one)) for one in course.start.submissions]


def _name_of(agent: Path) -> str:
    return read_yaml(agent / "agent.yaml", Agent).name


async def _copy_agent(workspace: Workspace, folder: Path) -> None:
    await asyncio.to_thread(workspace.agents.create, PurePosixPath(folder).name, folder)
