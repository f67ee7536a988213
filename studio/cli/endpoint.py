"""`endpoint`: profiles of model endpoints, their keys, and what each of them can do."""

import getpass
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.session import Session
from studio.wording import explain_trouble, joined

if TYPE_CHECKING:
    from studio.endpoints import ProbeResult, UseSummary
    from studio.workspace import Workspace


def list_endpoints(context: typer.Context) -> None:
    """List the profiles; the default one is marked."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> list[dict[str, Any]]:
        default = workspace.endpoints.default.id
        profiles = workspace.endpoints.list()
        return [{**profile.model_dump(), "default": profile.id == default} for profile in profiles]

    rows = session.work(task)
    lines = [
        f"{'*' if row['default'] else ' '} {row['id']}  {row['name']}  {row['base_url']}" for row in rows
    ]
    session.show({"endpoints": rows}, "\n".join(lines))


def key(context: typer.Context, name: str) -> None:
    """Keep the key of a profile in the system's keyring; it is read from standard input."""
    session: Session = context.obj
    prompt = session.say("Key of “{name}”: ", name=name)
    with session.speaking():
        secret = (getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline()).strip()

    async def task(workspace: "Workspace") -> None:
        workspace.endpoints.get(name)
        workspace.endpoints.set_key(name, secret)

    session.work(task)
    session.show({"endpoint": name}, session.say("The key is in the system's keyring."))


def probe_endpoint(context: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME")] = "") -> None:
    """Say for chat, streaming, tools, embeddings and rerank what works, how fast, and if not why."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[ProbeResult]":
        from studio.endpoints import probe

        async with workspace.endpoints.connect(name) as endpoint:
            told: set[str] = set()
            results = [_shown(result, session, told) async for result in probe(endpoint)]
        workspace.endpoints.keep_found(name, results)
        return results

    results = session.work(task)
    data = [_result_data(result, session) for result in results]
    if session.as_json:
        session.print_json({"endpoint": name, "results": data})
    if not any(result.ok for result in results if result.name == "chat"):
        raise typer.Exit(1)


def use(context: typer.Context, name: Annotated[str, typer.Argument(metavar="[NAME]")] = "") -> None:
    """Say how often an endpoint was asked in the last 24 hours and how long it took, never what."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[str, UseSummary]":
        profile = workspace.endpoints.get(name)
        return profile.id, workspace.endpoints.uses.last_day(profile.id)

    endpoint, day = session.work(task)
    text = session.say(
        "{requests} {requests:request|requests}, {failed} failed; "
        "first text after {seconds} s in the middle.",
        requests=day.requests,
        failed=day.failed,
        seconds=f"{day.first_median:.2f}",
    )
    waited = session.say(
        "{queued} waited for a free place, {seconds} s at most; {limited} {limited:time|times} "
        "the server was too busy.",
        queued=day.queued,
        seconds=f"{day.longest_queue:.1f}",
        limited=day.limited,
    )
    session.show({"endpoint": endpoint, **asdict(day)}, f"{text}\n{waited}")


def _shown(result: "ProbeResult", session: Session, told: set[str]) -> "ProbeResult":
    """Say each result as it comes: a server that does not answer keeps one waiting; a reason only once."""
    if not session.as_json:
        row = _result_data(result, session)
        reason = joined(row["reason"] or "", row["hint"] or "")
        said = session.say("For the same reason.") if reason in told else reason
        told.update({reason} - {""})
        typer.echo(_result_text(row, said, session))
    return result


def _result_data(result: "ProbeResult", session: Session) -> dict[str, Any]:
    why = explain_trouble(result.trouble, session.say) if result.trouble else None
    facts = {"reason": why.happened if why else None, "hint": why.action if why else None}
    return {**result.model_dump(mode="json", exclude={"trouble"}), **facts}


def _result_text(row: dict[str, Any], reason: str, session: Session) -> str:
    verdict = {True: session.say("works"), False: session.say("fails"), None: session.say("not used")}
    return f"{session.say(row['name']):<10} {verdict[row['ok']]}  {row['seconds']:.2f} s  {reason}".rstrip()
