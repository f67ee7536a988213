"""`catalogue check` and `catalogue submit`: what the catalogue will look at, and handing it in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.lines import block, labelled, page, size_text
from studio.cli.session import Session
from studio.core.i18n import Words
from studio.wording import check_advice, check_label, check_looked, check_seen, sighting_text

if TYPE_CHECKING:
    from studio.catalogue import Check, CheckName, Submission
    from studio.workspace import Workspace
    from studio.workspace.publishing import Checked

SIGNS = {"pass": "✓", "warn": "!", "stop": "✗"}


def check(context: typer.Context, agent: str) -> None:
    """Show what the catalogue will check, without submitting anything."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Checked":
        from studio.workspace import Publishing

        return await Publishing(workspace).check(workspace.agents.get(agent))

    found = session.work(task)
    data = {"digest": found.digest, "size": found.size, "version": found.manifest.version}
    checks = [check.model_dump(mode="json") for check in found.checks]
    session.show({**data, "checks": checks}, _checked_text(found, session.say))
    if any(check.verdict == "stop" for check in found.checks):
        raise typer.Exit(1)


def submit(
    context: typer.Context,
    agent: str,
    note: Annotated[str, typer.Option(help="Release note.")] = "",
    reason: Annotated[
        list[str] | None,
        typer.Option(metavar="CHECK=TEXT", help="Why it is submitted although this check warns."),
    ] = None,
) -> None:
    """Submit an agent that has passed its tests and held out against the attacks."""
    session: Session = context.obj
    reasons = _reasons(reason or ())

    async def task(workspace: "Workspace") -> "tuple[Submission, bool]":
        from studio.workspace import Publishing
        from studio.workspace.author_key import outlives_session

        submitted = await Publishing(workspace).submit(workspace.agents.get(agent), note, reasons)
        return submitted, outlives_session(workspace.keys, submitted.author.id)

    submission, kept = session.work(task)
    if not kept:
        session.tell(
            session.say(
                "This computer has no keyring: it was signed with a key made for this call alone."
                " To sign with the same key each time, give one (openssl rand -base64 32)"
                " in AGENT_STUDIO_AUTHOR_KEY."
            )
        )
    text = session.say("Submitted as number {number}; it waits for a reviewer.", number=submission.number)
    if submission.agent != agent:
        told = session.say(
            "In the class it is called {id}, so that nobody else's is meant.", id=submission.agent
        )
        text = f"{text} {told}"
    session.show(submission.model_dump(mode="json"), text)


def check_lines(check: "Check", say: Words) -> list[str]:
    """The verdict with what was seen; where it is more than a pass, what was found where and what to do."""
    head = f"{SIGNS[check.verdict]} {labelled(check_label(check.name, say), check_seen(check, say), say)}"
    if check.verdict == "pass":
        return [head]
    sightings = [f"  · {sighting_text(check.name, sighting, say)}" for sighting in check.sightings]
    told = [check_looked(check.name, say), check_advice(check, say)]
    reason = [labelled(say("Reason"), check.reason, say)] if check.reason else []
    return [head, *sightings, *(f"  {line}" for line in (*reason, *told) if line)]


def _checked_text(found: "Checked", say: Words) -> str:
    manifest = found.manifest
    head = f"{manifest.name} {manifest.version}  {size_text(found.size)}  {found.digest[:16]}"
    lines = [line for check in found.checks for line in check_lines(check, say)]
    warned = [check.name.value for check in found.checks if check.verdict == "warn"]
    needed = say("Each warning needs a reason: --reason {check}=…", check=warned[0]) if warned else ""
    return page(head, block(say("Checks"), lines), needed)


def _reasons(given: Sequence[str]) -> "dict[CheckName, str]":
    from studio.catalogue import CheckName

    reasons: dict[CheckName, str] = {}
    for one in given:
        name, sign, text = one.partition("=")
        if not sign or name not in set(CheckName):
            raise typer.BadParameter(f"{one}: CHECK=TEXT, CHECK: {', '.join(CheckName)}")
        reasons[CheckName(name)] = text
    return reasons
