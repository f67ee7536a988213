"""`agent ask` and `agent run`: one question, or a conversation in the terminal."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.agent import Endpoint
from studio.cli.consenting import consent_at
from studio.cli.session import Session
from studio.cli.speaking import Speaker
from studio.cli.wire import event_data
from studio.wording.findings import findings_text

if TYPE_CHECKING:
    from studio.core.events import RunEvent
    from studio.core.findings import Findings
    from studio.runtime import AgentFolder, Chat
    from studio.workspace import Workspace

Attach = Annotated[
    list[Path] | None,
    typer.Option("--attach", readable=False, help="File to attach to the chat; may be repeated."),
]
Yes = Annotated[bool, typer.Option("--yes", help="Agree to all that tools write, send or start.")]
Out = Annotated[Path, typer.Option(readable=False, help="Folder for the files it makes.")]


def ask(
    context: typer.Context,
    agent: str,
    question: str,
    endpoint: Endpoint = "",
    attach: Attach = None,
    yes: Yes = False,  # an option of the command
    out: Out = Path(),
) -> None:
    """Ask one question; with --json one event a line."""
    session: Session = context.obj
    speaker = Speaker(session)

    async def task(workspace: "Workspace") -> None:
        folder, consent = workspace.find_agent(agent), consent_at(session, agreed=yes)
        chat = await _chat(workspace, session, attach or (), out)
        await _tell_standing(workspace, session, folder)
        async for event in workspace.ask(folder, question, chat, endpoint, consent):
            _pass_on(event, session, speaker)

    session.work(task)
    if speaker.failed:
        raise typer.Exit(1)


def _pass_on(event: "RunEvent", session: Session, speaker: Speaker) -> None:
    if session.as_json:
        session.print_json(event_data(event, session.say.language))
    speaker.hear(event, quiet=session.as_json)


def run(
    context: typer.Context,
    agent: str,
    endpoint: Endpoint = "",
    attach: Attach = None,
    yes: Yes = False,  # an option of the command
    out: Out = Path(),
) -> None:
    """Talk with an agent in the terminal; an empty line or Ctrl+D ends it."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        folder, consent = workspace.find_agent(agent), consent_at(session, agreed=yes)
        chat = await _chat(workspace, session, attach or (), out)
        await _tell_standing(workspace, session, folder)
        session.tell(folder.agent.opening.greeting)
        while question := await asyncio.to_thread(_next_question, session):
            speaker = Speaker(session)
            async for event in workspace.ask(folder, question, chat, endpoint, consent):
                _pass_on(event, session, speaker)

    session.work(task)


async def _tell_standing(workspace: "Workspace", session: Session, folder: "AgentFolder") -> None:
    """Raises ReleaseRecalled."""
    from studio.wording.trust import notice_text

    await workspace.contacts.before_asking(folder)
    agent, entry = folder.agent, workspace.contacts.entry_of(folder)
    if said := notice_text(agent.id, agent.version, entry, session.say):
        session.tell(said)


async def _chat(workspace: "Workspace", session: Session, attach: Sequence[Path], out: Path) -> "Chat":
    """What is made is kept where the person said, unlike in the window, which asks at the end."""
    from studio.runtime import Chat

    attachments = [await workspace.attach(file) for file in attach]
    for attachment in attachments:
        if text := _noted(attachment.document.findings, session):
            session.tell(f"{attachment.name}: {text}")
    return Chat(attachments=attachments, make_folder=partial(_made, out))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder.absolute()


def _noted(findings: "Findings | None", session: Session) -> str:
    return findings_text(findings, session.say) if findings else ""


def _next_question(session: Session) -> str:
    """With --json nothing but JSON goes to stdout."""
    prompt = "" if session.as_json else "> "
    try:
        return input(prompt).strip()
    except EOFError:
        return ""
