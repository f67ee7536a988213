"""`kb server`: where the vectors of all bases are kept, in the workspace's folder or on a Chroma server."""

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.lines import labelled
from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.workspace import Workspace


def server(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="[URL]", help="Address of a Chroma server.")] = "",
    folder: Annotated[bool, typer.Option("--folder", help="Back to the workspace's own folder.")] = False,
    token: Annotated[bool, typer.Option("--token", help="Read its token from standard input.")] = False,
) -> None:
    """Say where the vectors are, or have them on a Chroma server; they are brought there by themselves."""
    session: Session = context.obj
    if folder and url:
        raise typer.BadParameter(url, param_hint="--folder")
    with session.speaking():
        secret = _secret(session) if token else ""

    async def task(workspace: "Workspace") -> str:
        if url or folder:
            workspace.use_chroma(url, secret)
        return workspace.settings.chroma_url

    where = session.work(task)
    here = session.say("The vectors are in the workspace's folder.")
    said = labelled(session.say("Chroma server"), where, session.say) if where else here
    session.show({"chroma_url": where}, said)


def _secret(session: Session) -> str:
    prompt = session.say("Token of the Chroma server: ")
    return (getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline()).strip()
