"""`kb questions NAME …`: the questions a base is tested with, and those that were asked of it."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from studio.cli.parameters import Base, Readable
from studio.cli.session import Session
from studio.core.i18n import Words, mark

if TYPE_CHECKING:
    from studio.knowledge import KnowledgeBase, PastQuestion, SavedQuestion
    from studio.workspace import Workspace

app = typer.Typer(help="The questions a base is tested with.", no_args_is_help=True)
Result = TypeVar("Result")
_BASE = "knowledge base of the questions"
ORIGINS = {
    "hand": mark("by hand"),
    "file": mark("from a file"),
    "headings": mark("from headings"),
    "asked": mark("asked before"),
    "search": mark("from the search test"),
}


@app.callback()
def of_base(context: typer.Context, name: Base) -> None:
    """List, add, import, generate and remove test questions."""
    context.meta[_BASE] = name


@app.command("list")
def list_questions(context: typer.Context) -> None:
    """List the saved questions with their numbers."""
    saved = _work(context, lambda base: base.questions.list())
    _show_saved(context.obj, saved)


@app.command()
def add(
    context: typer.Context,
    question: str,
    document: Annotated[list[str], typer.Option("--document", help="A document that should be found.")],
    place: Annotated[list[str] | None, typer.Option("--place", help="A place in it.")] = None,
) -> None:
    """Save a question with the documents that should be found."""

    async def task(base: "KnowledgeBase") -> int:
        from studio.knowledge import EvalCase

        case = EvalCase(question=question, documents=tuple(document), places=tuple(place or ()))
        return await base.questions.add([case])

    _show_added(context.obj, _work(context, task))


@app.command("import")
def import_questions(context: typer.Context, file: Readable) -> None:
    """Add the questions of a file: jsonl, xlsx or csv with the columns 问题, 文档, 位置."""
    _show_added(context.obj, _work(context, lambda base: base.questions.import_file(file)))


@app.command()
def generate(
    context: typer.Context, count: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50
) -> None:
    """Add questions made from the headings of the documents; no model is needed."""
    _show_added(context.obj, _work(context, lambda base: base.questions.generate(count)))


@app.command()
def remove(context: typer.Context, numbers: Annotated[list[int], typer.Argument(metavar="NUMBER…")]) -> None:
    """Remove saved questions by their numbers."""
    _work(context, lambda base: base.questions.remove(numbers))
    session: Session = context.obj
    session.show(
        {"removed": numbers}, session.say("Removed {count} {count:question|questions}", count=len(numbers))
    )


@app.command()
def past(
    context: typer.Context,
    clear: Annotated[bool, typer.Option("--clear", help="Forget all of them.")] = False,
) -> None:
    """List what was asked of the base; it is kept on this computer alone."""

    async def task(base: "KnowledgeBase") -> "Sequence[PastQuestion]":
        if clear:
            await base.questions.clear_past()
        return await base.questions.past()

    asked = _work(context, task)
    rows = [{"question": one.question, "at": one.at, "times": one.times} for one in asked]
    session: Session = context.obj
    session.show({"past": rows}, "\n".join(f"{one.times} × {one.question}" for one in asked))


def _work(context: typer.Context, task: "Callable[[KnowledgeBase], Awaitable[Result]]") -> Result:
    session: Session = context.obj

    async def opened(workspace: "Workspace") -> Result:
        return await task(await workspace.knowledge.open(context.meta[_BASE]))

    return session.work(opened)


def _show_saved(session: Session, saved: "Sequence[SavedQuestion]") -> None:
    rows = [_data(one) for one in saved]
    session.show({"questions": rows}, "\n".join(_line(one, session.say) for one in saved))


def _data(saved: "SavedQuestion") -> dict[str, Any]:
    case = saved.case.model_dump(mode="json")
    return {"number": saved.id, **case, "origin": saved.origin.value, "added": saved.added}


def _line(saved: "SavedQuestion", say: Words) -> str:
    where = "; ".join([*saved.case.documents, *saved.case.places])
    return f"{saved.id}  {saved.case.question}  →  {where}  ({say(ORIGINS[saved.origin.value])})"


def _show_added(session: Session, count: int) -> None:
    session.show({"added": count}, session.say("Added {count} {count:question|questions}", count=count))
