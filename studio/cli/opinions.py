"""`catalogue rate`, `ratings`, `feedback`: what users say, and what authors make of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.session import Session
from studio.wording import state_text

if TYPE_CHECKING:
    from studio.catalogue import Feedback, Ratings
    from studio.core.i18n import Words
    from studio.workspace import Workspace

Agent = Annotated[str, typer.Argument(metavar="ID", help="Id of the agent.")]
Number = Annotated[int, typer.Argument(metavar="N", help="Number of the feedback.")]
app = typer.Typer(help="What users found wanting in answers.", no_args_is_help=True)


def rate(
    context: typer.Context,
    agent: Agent,
    stars: Annotated[int, typer.Argument(min=1, max=5, help="One to five.")],
    comment: str = "",
) -> None:
    """Rate an agent with one to five stars; a later rating takes the place of yours."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Ratings":
        async with workspace.catalogue() as client:
            return await client.shelf.rate(agent, stars, comment)

    _show_ratings(session, session.work(task))


def ratings(context: typer.Context, agent: Agent) -> None:
    """Show how an agent is rated."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Ratings":
        async with workspace.catalogue() as client:
            return await client.shelf.ratings(agent)

    _show_ratings(session, session.work(task))


@app.command("list")
def list_feedback(
    context: typer.Context,
    agent: Annotated[str, typer.Option(help="Only about this agent.")] = "",
    sent: Annotated[bool, typer.Option("--sent", help="What you sent, and what became of it.")] = False,
) -> None:
    """List feedback on the agents you made; it waits as draft test questions beside their tests."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Feedback]":
        from studio.workspace import fetch_feedback, sent_feedback

        found = await (sent_feedback(workspace) if sent else fetch_feedback(workspace))
        return [row for row in found if agent in {"", row.agent}]

    rows = session.work(task)
    text = "\n".join(_line(row, session.say) for row in rows)
    session.show({"feedback": [row.model_dump(mode="json") for row in rows]}, text)


@app.command("send")
def send(
    context: typer.Context,
    agent: Annotated[str, typer.Argument(metavar="ID", help="Id of the installed agent.")],
    question: str,
    wrong: Annotated[str, typer.Option(help="What is wrong with the answer.")],
    answer: str = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be sent.")] = False,
) -> None:
    """Tell the author of an installed agent what was wrong with an answer; personal data is masked."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[dict[str, object], int]":
        from studio.workspace import feedback_on, send_feedback

        said = feedback_on(workspace.find_agent(agent).agent, question, answer, wrong)
        if dry_run:
            return said.model_dump(mode="json"), 0
        kept = await send_feedback(workspace, said)
        return kept.model_dump(mode="json"), kept.number

    data, number = session.work(task)
    done = session.say("Sent as number {number}.", number=number)
    session.show(data, done if number else str(data))


@app.command("take")
def take(context: typer.Context, number: Number) -> None:
    """Make a test question of it."""
    _settle(context.obj, number, take=True)


@app.command("drop")
def drop(context: typer.Context, number: Number, reply: str = "") -> None:
    """Drop it; the sender reads the reply."""
    _settle(context.obj, number, take=False, reply=reply)


def _settle(session: Session, number: int, *, take: bool, reply: str = "") -> None:
    async def task(workspace: "Workspace") -> "Feedback":
        from studio.workspace import drop_feedback, take_feedback

        return await (take_feedback(workspace, number) if take else drop_feedback(workspace, number, reply))

    row = session.work(task)
    session.show(row.model_dump(mode="json"), _line(row, session.say))


def _line(row: "Feedback", say: "Words") -> str:
    state = state_text(row.state, say)
    if row.taken_up:
        state = say("taken up in version {version}", version=row.taken_up)
    return f"{row.number}  {row.agent} {row.version}  {row.question}  {row.wrong}  {state}"


def _show_ratings(session: Session, found: "Ratings") -> None:
    facts = {"average": f"{found.average:.1f}", "count": found.count}
    lines = [session.say("{average} of 5 stars, {count} {count:rating|ratings}", **facts)]
    lines += [f"{'★' * row.stars}  {row.name}  {row.comment}".rstrip() for row in found.ratings]
    session.show(found.model_dump(mode="json"), "\n".join(lines))
