"""`agent conversations`: what was said to agents, listed, searched, written down, removed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.session import Session
from studio.cli.targets import check_target

if TYPE_CHECKING:
    from studio.conversations import Conversation, Hit
    from studio.wording.transcript import Transcript
    from studio.workspace import Workspace

app = typer.Typer(help="Conversations with agents, as the window keeps them.", no_args_is_help=True)
Id = Annotated[str, typer.Argument(metavar="CONVERSATION", help="As the list has it, or how that begins.")]


@app.command("list")
def list_conversations(
    context: typer.Context,
    agent: Annotated[str, typer.Argument(metavar="AGENT")] = "",
    find: Annotated[str, typer.Option(help="Words of a title, a question or an answer.")] = "",
) -> None:
    """List the conversations with an agent, or with all of them."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Hit]":
        from studio.conversations import Hit

        store = workspace.conversations
        return store.search(agent, find) if find else [Hit(kept) for kept in store.of(agent)]

    rows = session.work(task)
    data = {"conversations": [_told(row.conversation) | {"excerpt": row.excerpt} for row in rows]}
    session.show(data, "\n".join(map(_line, rows)) or session.say("No conversations are kept."))


@app.command()
def show(context: typer.Context, conversation: Id) -> None:
    """Show what was said in a conversation, with its sources."""
    from studio.wording.transcript import transcript_markdown

    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[Conversation, Transcript]":
        found = workspace.conversations.open(conversation)
        return found.conversation, _transcript(workspace, conversation, session)

    kept, found = session.work(task)
    parts = [
        {"question": one.question, "answer": one.answer, "sources": one.sources, "notes": one.notes}
        for one in found.parts
    ]
    session.show(_told(kept) | {"exchanges": parts}, transcript_markdown(found, session.say, labelled=False))


@app.command()
def export(
    context: typer.Context,
    conversation: Id,
    file: Annotated[Path, typer.Argument(help="A Word file, or Markdown by the ending .md.")],
) -> None:
    """Write a conversation down, labelled as AI-generated."""
    session: Session = context.obj
    check_target(file)

    async def task(workspace: "Workspace") -> None:
        from studio.wording.transcript import write_transcript

        write_transcript(_transcript(workspace, conversation, session), file, session.say)

    session.work(task)
    session.show({"exported": str(file)}, session.say("Wrote “{file}”.", file=file.name))


@app.command()
def remove(
    context: typer.Context,
    conversations: Annotated[list[str] | None, typer.Argument(metavar="[CONVERSATION]...")] = None,
    agent: Annotated[str, typer.Option(metavar="AGENT", help="All with that agent.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="All conversations.")] = False,
) -> None:
    """Delete conversations with what was attached to them; it cannot be undone."""
    session: Session = context.obj
    if not (conversations or agent or everything):
        raise typer.BadParameter(session.say("Name conversations, an agent, or --all."))

    async def task(workspace: "Workspace") -> list[str]:
        store = workspace.conversations
        named = [store.get(one).id for one in conversations or ()]
        meant = [kept.id for kept in store.of(agent)] if agent or everything else []
        gone = list(dict.fromkeys([*named, *meant]))
        store.remove(*gone)
        store.sweep()
        return gone

    gone = session.work(task)
    session.show({"removed": gone}, session.say("Removed conversations: {count}", count=len(gone)))


def _transcript(workspace: "Workspace", conversation: str, session: Session) -> "Transcript":
    from studio.wording.transcript import transcript_of

    found = workspace.conversations.open(conversation)
    return transcript_of(found.conversation, found.way, session.say)


def _told(kept: "Conversation") -> dict[str, Any]:
    names = ("id", "agent", "title", "begun", "touched", "pinned", "exchanges")
    return {name: getattr(kept, name) for name in names}


def _line(row: "Hit") -> str:
    kept = row.conversation
    line = (
        f"{kept.id[:8]}  {kept.touched[:16].replace('T', ' ')}  {kept.agent}  {kept.exchanges}  {kept.title}"
    )
    return f"{line}\n          {row.excerpt}" if row.excerpt else line
