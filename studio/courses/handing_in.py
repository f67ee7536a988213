"""Handing in an agent as a colleague would: in a workspace of theirs, tested, signed, decided on."""

import asyncio
import shutil
from pathlib import Path, PurePosixPath

from studio.catalogue import CheckName, Person, Role, Submission
from studio.catalogue.people import EVERYTHING
from studio.core.languages import Language
from studio.courses.bases import load_base
from studio.courses.course import Course, Decided, Submitted
from studio.endpoints import SessionKeys
from studio.runtime import AgentFolder
from studio.workspace import Publishing, Workspace
from studio.workspace.deeds import COURSE

_COLLEAGUE = ".colleague"
_REASON = {
    Language.ZH: "课程示例：资料虚构，只在练习端点上使用。",
    Language.EN: "A course's example: invented documents, used on the practice endpoint alone.",
}
_PRACTICE = "practice"


async def hand_in(workspace: Workspace, course: Course, one: Submitted) -> None:
    """Raises what the tests, the checks or the catalogue say against it."""
    place = workspace.folder / _COLLEAGUE
    await asyncio.to_thread(shutil.rmtree, place, ignore_errors=True)
    try:
        async with Workspace(place, keys=SessionKeys(), policy=workspace.policy) as theirs:
            author = _person(one.by, one.department)
            _act(theirs, workspace.folder / "catalogue", author, one.decided)
            folder = await _make(theirs, workspace.folder / COURSE, course, one)
            submission = await _submit(theirs, folder, course, one)
            if one.decided:
                await _decide(theirs, submission, one.decided)
    finally:
        await asyncio.to_thread(shutil.rmtree, place, ignore_errors=True)


def _act(theirs: Workspace, catalogue: Path, author: Person, decided: Decided | None) -> None:
    people = [author, *([_person(decided.by, decided.department)] if decided else [])]
    changes = {"catalogue": str(catalogue), "person": author.id, "people": tuple(people)}
    theirs.save_settings(theirs.settings.model_copy(update=changes))


async def _make(theirs: Workspace, course_folder: Path, course: Course, one: Submitted) -> AgentFolder:
    source = course_folder / one.agent
    folder = await asyncio.to_thread(theirs.agents.create, PurePosixPath(source).name, source)
    known = {**course.start.bases, **one.bases}
    for name in folder.agent.knowledge.bases:
        if name in known:
            await load_base(theirs, name, course_folder / known[name])
    return folder


async def _submit(theirs: Workspace, folder: AgentFolder, course: Course, one: Submitted) -> Submission:
    publishing = Publishing(theirs)
    await publishing.test(folder, endpoint=_PRACTICE)
    if one.attacked:
        await publishing.attack(folder, endpoint=_PRACTICE)
    reason = one.reason or _REASON[course.language]
    return await publishing.submit(folder, one.note, dict.fromkeys(CheckName, reason))


async def _decide(theirs: Workspace, submission: Submission, decided: Decided) -> None:
    async with theirs.catalogue(decided.by) as client:
        match decided.decision:
            case "approve":
                await client.desk.approve(submission.number, decided.comment)
            case "return":
                await client.desk.return_(submission.number, decided.comment)
            case "reject":
                await client.desk.reject(submission.number, decided.comment)


def _person(name: str, department: str) -> Person:
    roles = (Role.BUILDER, Role.REVIEWER)
    return Person(id=name, name=name, department=department, roles=roles, reviews=(EVERYTHING,))
