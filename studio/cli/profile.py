"""`endpoint add` and `endpoint remove`: a profile with all it can hold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.session import Session
from studio.core.errors import NotFound
from studio.endpoints.profiles import ToolCalling

if TYPE_CHECKING:
    from studio.workspace import Workspace

Name = Annotated[str, typer.Argument(metavar="NAME", help="Id of the profile.")]


def add(  # noqa: PLR0913, PLR0917  # one for each option of the command
    context: typer.Context,
    name: Name,
    base_url: Annotated[str, typer.Argument(metavar="URL", help="Address up to /v1.")],
    model: Annotated[str, typer.Option(help="Chat model.")] = "",
    embedding: Annotated[str, typer.Option(help="Embedding model.")] = "",
    rerank: Annotated[str, typer.Option(help="Rerank model.")] = "",
    ca: Annotated[Path | None, typer.Option(metavar="FILE", help="Certificates to trust (PEM).")] = None,
    proxy: Annotated[str, typer.Option(metavar="URL", help="Proxy on the way there.")] = "",
    concurrency: Annotated[int, typer.Option(min=1, max=64, help="Requests at a time.")] = 8,
    per_minute: Annotated[int, typer.Option(min=0, help="Requests a minute; 0 sets no limit.")] = 0,
    first_token: Annotated[float, typer.Option(min=1, help="Seconds until an answer begins.")] = 180,
    context_window: Annotated[int, typer.Option("--context", min=1024, help="Tokens it reads.")] = 32768,
    tools: Annotated[ToolCalling, typer.Option(help="How its model calls tools.")] = ToolCalling.UNKNOWN,
    default: Annotated[bool, typer.Option("--default", help="Use it from now on.")] = False,
) -> None:
    """Save a profile; its key is given with `endpoint key`."""
    chosen = {
        "chat_model": model,
        "embedding_model": embedding,
        "rerank_model": rerank,
        "proxy": proxy,
        "concurrency": concurrency,
        "per_minute": per_minute,
        "first_token_seconds": first_token,
        "context_window": context_window,
        "tool_calling": tools,
    }
    _save(context.obj, name, base_url, chosen, ca, default=default)


def _save(
    session: Session, name: str, url: str, chosen: dict[str, Any], ca: Path | None, *, default: bool
) -> None:
    async def task(workspace: "Workspace") -> None:
        from studio.endpoints import EndpointProfile, normalise_url

        facts = {"id": name, "name": name, "base_url": normalise_url(url, name), "ca_bundle": _existing(ca)}
        workspace.endpoints.save(EndpointProfile.model_validate(facts | chosen))
        if default:
            workspace.endpoints.set_default(name)

    session.work(task)
    session.show({"endpoint": name}, session.say("Saved the endpoint “{name}”.", name=name))


def _existing(file: Path | None) -> str:
    if file is None:
        return ""
    if not file.is_file():
        raise NotFound(kind="file", missing=str(file))
    return str(file.absolute())


def remove(context: typer.Context, name: Name) -> None:
    """Forget a profile and its key."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        workspace.endpoints.remove(name)

    session.work(task)
    session.show({"removed": name}, session.say("Removed the endpoint “{name}”.", name=name))
