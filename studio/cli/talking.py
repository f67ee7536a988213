"""`agent ask` and `agent run`: one question, or a conversation in the terminal."""

from typing import TYPE_CHECKING

import typer

from studio.cli.agent import Endpoint
from studio.cli.session import Session
from studio.cli.speaking import Speaker
from studio.cli.wire import event_data

if TYPE_CHECKING:
    from studio.core.events import RunEvent
    from studio.workspace import Workspace


def ask(context: typer.Context, agent: str, question: str, endpoint: Endpoint = "") -> None:
    """Ask one question; with --json one event a line."""
    session: Session = context.obj
    speaker = Speaker(session)

    async def task(workspace: "Workspace") -> None:
        from studio.runtime import Chat

        async for event in workspace.ask(workspace.find_agent(agent), question, Chat(), endpoint):
            _pass_on(event, session, speaker)

    session.work(task)
    if speaker.failed:
        raise typer.Exit(1)


def _pass_on(event: "RunEvent", session: Session, speaker: Speaker) -> None:
    if session.as_json:
        session.print_json(event_data(event, session.say.language))
    speaker.hear(event, quiet=session.as_json)


def run(context: typer.Context, agent: str, endpoint: Endpoint = "") -> None:
    """Talk with an agent in the terminal; an empty line or Ctrl+D ends it."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        import asyncio

        from studio.runtime import Chat

        folder = workspace.find_agent(agent)
        chat = Chat()
        session.tell(folder.agent.opening.greeting)
        while question := await asyncio.to_thread(_next_question):
            speaker = Speaker(session)
            async for event in workspace.ask(folder, question, chat, endpoint):
                speaker.hear(event)

    session.work(task)


def _next_question() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""
