"""`catalogue list`, `show`, `versions`, `changes`, `usage`, `due`: what stands on the shelf."""

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.change_lines import changes_text
from studio.cli.session import Session
from studio.wording import next_version_text, passport_html, passport_text, state_text

if TYPE_CHECKING:
    from studio.catalogue import CardPage, Changes, NextVersion, Release, ReleaseCard, Sort, Usage
    from studio.core.i18n import Words
    from studio.workspace import Passport, Workspace

AgentArgument = Annotated[str, typer.Argument(metavar="ID", help="Id of the agent.")]


def list_releases(
    context: typer.Context,
    query: str = "",
    category: str = "",
    department: str = "",
    sort: Annotated[str, typer.Option(help="used, newest, rated or name.")] = "used",
    after: Annotated[str, typer.Option(help="Go on after this agent.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=200)] = 200,
) -> None:
    """List the released agents."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "CardPage":
        from studio.catalogue import Wanted

        await _tell_usage(workspace)
        async with workspace.catalogue() as client:
            wanted = Wanted(query, category, department, _sort(sort), after, limit)
            return await client.shelf.cards(wanted)

    page = session.work(task)
    data = {"releases": [card.model_dump(mode="json") for card in page.cards], "after": page.after}
    text = "\n".join(_card_line(card, session.say) for card in page.cards)
    asked = query or category or department or after
    nothing = session.say("No agent fits") if asked else session.say("Nothing is listed yet")
    session.show(data, text or nothing)


def show(
    context: typer.Context,
    agent: AgentArgument,
    version: str = "",
    html: Annotated[str, typer.Option(metavar="FILE", help="Write it as a page to print.")] = "",
) -> None:
    """Show the passport of a released agent."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Passport":
        from studio.workspace import read_passport

        return await read_passport(workspace, agent, version or None, with_changes=bool(html))

    passport = session.work(task)
    if html:
        with session.speaking():
            _write(html, passport_html(passport, session.say))
    session.show(passport.as_json(), passport_text(passport, session.say))


def versions(context: typer.Context, agent: AgentArgument) -> None:
    """List the released versions of an agent with their notes, and the next one for the draft here."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[list[Release], NextVersion | None]":
        from studio.workspace import propose_version

        async with workspace.catalogue() as client:
            found = await client.shelf.versions(agent)
        drafted = agent in workspace.agents.ids()
        return found, await propose_version(workspace, workspace.agents.get(agent)) if drafted else None

    rows, proposed = session.work(task)
    lines = [_version_line(row, session.say) for row in rows]
    if proposed is not None:
        lines.append(next_version_text(proposed, session.say))
    data = {
        "versions": [row.model_dump(mode="json") for row in rows],
        "next": dataclasses.asdict(proposed) if proposed else None,
    }
    session.show(data, "\n".join(lines))


def changes(
    context: typer.Context,
    agent: AgentArgument,
    version: str = "",
    since: Annotated[str, typer.Option(help="Compare with this version; else the one before.")] = "",
) -> None:
    """Show what a released version changed."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Changes":
        async with workspace.catalogue() as client:
            shown = version or (await client.shelf.release(agent)).version
            return await client.shelf.changes(agent, shown, since)

    found = session.work(task)
    session.show(found.model_dump(mode="json"), changes_text(found, session.say))


def usage(context: typer.Context, agent: AgentArgument) -> None:
    """Show how much an agent is used: counts alone."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Usage":
        await _tell_usage(workspace)
        async with workspace.catalogue() as client:
            return await client.shelf.usage(agent)

    found = session.work(task)
    say = session.say
    facts = {"answers": found.answers, "people": found.people}
    lines = [
        say("Last 30 days: {answers} {answers:answer|answers}, {people} {people:person|people}", **facts)
    ]
    lines += [f"{day.day}  {day.version}  {day.answers}  {day.people}" for day in found.days]
    session.show(found.model_dump(mode="json"), "\n".join(lines))


def due(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=0, max=365, help="Look so many days ahead.")] = 0,
) -> None:
    """List what is due for re-review: your agents, and those you review."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[ReleaseCard]":
        async with workspace.catalogue() as client:
            return await client.shelf.due(days)

    cards = session.work(task)
    say = session.say
    told = [
        say("{name} {version}: review by {day}, valid until {end}", name=card.name, version=card.version,
            day=card.review_due, end=card.valid_until)
        for card in cards
    ]  # fmt: skip
    session.show({"due": [card.model_dump(mode="json") for card in cards]}, "\n".join(told))


async def _tell_usage(workspace: "Workspace") -> None:
    """As the window does when the shelf is looked at; what could not be told waits for the next time."""
    from contextlib import suppress

    from studio.core.errors import StudioError
    from studio.workspace import report_usage

    with suppress(StudioError):
        await report_usage(workspace)


def _sort(name: str) -> "Sort":
    from studio.catalogue import Sort

    if name not in set(Sort):
        raise typer.BadParameter(", ".join(Sort), param_hint="--sort")
    return Sort(name)


def _card_line(card: "ReleaseCard", say: "Words") -> str:
    state = "" if card.state.value == "listed" else state_text(card.state, say)
    stars = f"★ {card.rating:.1f} ({card.ratings})" if card.ratings else ""
    parts = (card.agent, card.name, card.version, card.department, stars, state)
    return "  ".join(part for part in parts if part)


def _version_line(row: "Release", say: "Words") -> str:
    in_use = row.current and row.state.value in {"listed", "deprecated", "expired"}
    state = say("current") if in_use else ""
    if row.state.value != "listed":
        state = f"{state} {state_text(row.state, say)}".strip()
    parts = (row.version, row.released[:10], state, row.note or row.comment)
    return "  ".join(part for part in parts if part)


def _write(file: str, text: str) -> None:

    from pathlib import Path

    from studio.core.files import write_atomically

    write_atomically(Path(file), text.encode())
