"""`kb search` and `kb eval`: what the base finds, and how often it is the right thing."""

from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.knowledge import Base, Readable
from studio.cli.session import Session
from studio.cli.tables import eval_data, eval_text, passage_text
from studio.cli.wire import passage_data
from studio.core.errors import QuestionEmpty

if TYPE_CHECKING:
    from studio.core.passages import Passage
    from studio.knowledge import EvalReport
    from studio.workspace import Workspace


def search(
    context: typer.Context,
    name: Base,
    question: str,
    top: Annotated[int, typer.Option(min=1, max=50, help="How many passages.")] = 6,
) -> None:
    """Find the passages for a question, as an agent would."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Passage]":
        if not question.strip():
            raise QuestionEmpty(agent="")
        return await (await workspace.knowledge.open(name)).search(question, top)

    passages = session.work(task)
    language = session.say.language
    data = [passage_data(passage, language) for passage in passages]
    text = "\n\n".join(passage_text(passage, session.say) for passage in passages)
    session.show({"passages": data}, text or session.say("The documents hold nothing on this."))


def evaluate(context: typer.Context, name: Base, cases: Readable) -> None:
    """Measure hit@1/3/5/10 and MRR on questions with known documents."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "EvalReport":
        from studio.knowledge import evaluate as evaluate_base

        return await evaluate_base(await workspace.knowledge.open(name), cases)

    report = session.work(task)
    session.show(eval_data(report), eval_text(report, session.say))
