"""`course`: the courses at hand, taken headless as in the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.course_looking import look, watched
from studio.cli.course_states import course_data, course_text
from studio.cli.parameters import Readable
from studio.cli.session import Session, error_body
from studio.wording import explain

if TYPE_CHECKING:
    from studio.courses import CourseEntry, CourseShelf, Preparing

CourseId = Annotated[str, typer.Argument(metavar="ID", help="Id of the course.")]
Everywhere = Annotated[bool, typer.Option("--all", help="In both languages.")]


def list_courses(context: typer.Context, everywhere: Everywhere = False) -> None:
    """List the courses in the language that is spoken, and how far each has come."""
    session: Session = context.obj
    with session.speaking():
        shelf = _shelf(session)
        entries = shelf.entries(None if everywhere else session.say.language)
        problems = shelf.problems()
    for error in problems:
        session.tell(str(explain(error, session.say)))
    broken = [error_body(error, session.say) for error in problems]
    lines = "\n".join(_line(entry, session) for entry in entries)
    session.show({"courses": [_entry_data(entry) for entry in entries], "problems": broken}, lines)


def start(context: typer.Context, course: CourseId) -> None:
    """Make the course's own workspace, or find the one that was begun."""
    session: Session = context.obj
    folder = session.run(lambda: _shelf(session).start(course, _preparing(session)))
    session.show({"course": course, "workspace": str(folder)}, str(folder))


def reset(
    context: typer.Context,
    course: CourseId,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last reset back, within an hour.")] = False,
) -> None:
    """Begin the course anew: all that was done in its workspace is put aside, and nothing else."""
    session: Session = context.obj
    if undo:
        folder = session.run(lambda: _shelf(session).take_back(course))
    else:
        folder = session.run(lambda: _shelf(session).reset(course, _preparing(session)))
        back = f"agent-studio course reset {course} --undo"
        session.tell(session.say("To take it back, within an hour: {command}", command=back))
    session.show({"course": course, "workspace": str(folder)}, str(folder))


def export(context: typer.Context, course: CourseId, file: Path) -> None:
    """Write the course into one .course file for others."""
    session: Session = context.obj
    with session.speaking():
        digest = _shelf(session).export(course, file)
    session.show({"file": str(file), "digest": digest}, f"{file}  sha256 {digest[:16]}")


def import_course(context: typer.Context, file: Readable) -> None:
    """Take a course over from a .course file, or from a folder that holds one."""
    session: Session = context.obj
    with session.speaking():
        entry = _shelf(session).import_(file)
    session.show(_entry_data(entry), _line(entry, session))


def check(
    context: typer.Context,
    course: CourseId,
    watch: Annotated[bool, typer.Option("--watch", help="Go on until all is done.")] = False,
) -> None:
    """Look at every step: done, gone wrong and how, or open. Ends with 0 when all are done, else with 1."""
    session: Session = context.obj
    with session.speaking():
        taken = replace(session, folder=_shelf(session).workspace(course))
    looked = watched(taken) if watch else look(taken)
    session.show(
        course_data(looked.course, looked.progress, session.say),
        course_text(looked.course, looked.progress, session.say),
    )
    if not looked.progress.finished(looked.course):
        raise typer.Exit(1)


def _shelf(session: Session) -> "CourseShelf":
    from studio.courses import CourseShelf
    from studio.workspace.deeds import Deeds

    folder = session.folder  # may be the workspace of a course, which lies in the person's own
    return CourseShelf(folder.absolute().parents[1] if Deeds(folder).kept else folder)


def _preparing(session: Session) -> "Callable[[Preparing], None]":
    return lambda preparing: session.tell(f"{preparing.number} / {preparing.total}  {preparing.part}")


def _entry_data(entry: "CourseEntry") -> dict[str, Any]:
    course = entry.course
    steps = sum(len(lesson.steps) for lesson in course.lessons)
    done = entry.progress.counts(course)[0] if entry.progress else 0
    return {
        **course.model_dump(mode="json", include={"id", "language", "twin", "title", "summary", "trainer"}),
        "minutes": course.minutes,
        "lessons": len(course.lessons),
        "steps": steps,
        "steps_done": done,
        "begun": entry.begun,
        "imported": entry.imported,
        "folder": str(entry.folder),
        "workspace": str(entry.workspace) if entry.begun else "",
    }


def _line(entry: "CourseEntry", session: Session) -> str:
    data, say = _entry_data(entry), session.say
    state = f"{data['steps_done']} / {data['steps']}" if entry.begun else say("not begun")
    minutes = say("{count} min", count=entry.course.minutes)
    return f"{entry.course.id}  {entry.course.title}  {minutes}  {state}"
