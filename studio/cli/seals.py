"""`catalogue keys`, `index`, `fetch` and `check`: who signs, what is signed, and whether it holds."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.lines import block, fields, page
from studio.cli.parameters import Readable
from studio.cli.servers import settings_of
from studio.cli.session import Session
from studio.cli.targets import check_target
from studio.core.i18n import Words
from studio.wording.trust import key_line, known_rows, seal_rows, standing_text

if TYPE_CHECKING:
    from studio.catalogue.trust.registering import AuthorKey
    from studio.catalogue.trust.statements import Seal
    from studio.workspace import Workspace
    from studio.workspace.trust_file import Installed, Known

app = typer.Typer(help="Keys of authors and of the catalogue.", no_args_is_help=True)
Agent = Annotated[str, typer.Argument(metavar="ID", help="Id of the agent.")]


@app.command("list")
def list_keys(
    context: typer.Context,
    person: Annotated[str, typer.Option(help="Of somebody else; for administrators.")] = "",
) -> None:
    """List the keys with which one signs what one submits, one for each computer."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[AuthorKey]":
        async with workspace.catalogue() as client:
            return await (client.seals.keys_of(person) if person else client.seals.my_keys())

    keys = session.work(task)
    text = "\n".join(key_line(key, session.say) for key in keys)
    session.show({"keys": [key.model_dump(mode="json") for key in keys]}, text)


@app.command()
def revoke(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="Its id, or the beginning of its fingerprint.")],
    comment: Annotated[str, typer.Option(help="The reason, kept on the record.")] = "",
    person: Annotated[str, typer.Option(help="Whose key, if not one's own; for administrators.")] = "",
    stolen: Annotated[
        str,
        typer.Option(help="Since when another had it (ISO 8601 with zone): recalls what it signed."),
    ] = "",
) -> None:
    """Let a key sign nothing new; what it released stays valid unless the key was stolen."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "AuthorKey":
        from studio.core.errors import NotFound

        async with workspace.catalogue() as client:
            keys = await (client.seals.keys_of(person) if person else client.seals.my_keys())
            wanted = "".join(key.lower().split())
            found = [one for one in keys if one.id.startswith(wanted)]
            if len(found) != 1:
                raise NotFound(kind="key", missing=key)
            return await client.seals.revoke(found[0].id, comment, stolen)

    revoked = session.work(task)
    session.show(revoked.model_dump(mode="json"), key_line(revoked, session.say))


@app.command()
def new(context: typer.Context) -> None:
    """Make a new key on this computer; it is registered with the next submission."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> str:
        from studio.core.errors import AuthorKeyNotKept
        from studio.workspace.author_key import new_author_key, outlives_session

        key = new_author_key(workspace.keys, workspace.acting.id)
        if not outlives_session(workspace.keys, workspace.acting.id):
            raise AuthorKeyNotKept
        return key.id

    key = session.work(task)
    text = session.say("This computer signs with a new key: {fingerprint}.", fingerprint=_print(key))
    session.show({"key": key, "fingerprint": _print(key)}, text)


@app.command()
def trust(context: typer.Context) -> None:
    """Trust the key the catalogue shows now, after its fingerprint was compared."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Known":
        workspace.contacts.index.trust_anew()
        async with workspace.catalogue() as client:
            await workspace.contacts.index.meet(client)
        return workspace.contacts.index.known()

    known = session.work(task)
    session.show(_known_data(known), _known_text(known, session.say))


@app.command()
def rotate(
    context: typer.Context,
    lost: Annotated[
        bool, typer.Option("--lost", help="The old key is lost: everybody has to trust the new one anew.")
    ] = False,
    config: Annotated[Path | None, typer.Option(help="The server's YAML file.")] = None,
) -> None:
    """Give the catalogue kept here a new key; run it where its key file is."""
    session: Session = context.obj

    async def task() -> str:
        from studio.catalogue.server.rotating import rotate_key
        from studio.catalogue.trust.keys import key_id

        return key_id(rotate_key(settings_of(session, config, {}), lost=lost).public)

    key = session.run(task)
    text = session.say("The catalogue signs with a new key: {fingerprint}.", fingerprint=_print(key))
    session.show({"key": key, "fingerprint": _print(key)}, text)


def index(context: typer.Context) -> None:
    """Ask for the signed index, check it, and say what it tells of installed agents."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[Known, dict[str, Installed]]":
        async with workspace.catalogue() as client:
            await workspace.contacts.index.meet(client)
        await workspace.contacts.contact()
        return workspace.contacts.index.known(), workspace.contacts.states()

    known, told = session.work(task)
    installed = {agent: one.model_dump(mode="json") for agent, one in told.items()}
    lines = [standing_text(agent, one.version, one.entry, session.say) for agent, one in told.items()]
    text = page(_known_text(known, session.say), block(session.say("Installed agents"), lines))
    session.show({**_known_data(known), "installed": installed}, text)


def fetch(
    context: typer.Context,
    agent: Agent,
    out: Annotated[Path, typer.Option(readable=False, help=".agent file")],
    version: str = "",
) -> None:
    """Bring a released package into a file, with its signatures beside it in `.sig`."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> Path:
        from studio.catalogue.trust.sealed_file import write_seal

        check_target(out)
        async with workspace.catalogue() as client:
            package = await client.shelf.fetch(agent, version or None, out)
            return write_seal(out, (await workspace.contacts.index.check_package(client, package)).seal)

    signatures = session.work(task)
    text = session.say("Wrote “{file}”.", file=out)
    session.show({"file": str(out), "signatures": str(signatures)}, text)


def verify(context: typer.Context, file: Readable) -> None:
    """Check a package file with the signatures beside it, by the keys this workspace trusts; asks nobody."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Seal":
        from studio.catalogue.trust.sealed_file import read_sealed

        return read_sealed(file, workspace.contacts.index.known().trusted.keys)[1]

    seal = session.work(task)
    release = seal.release
    named = (session.say("Released"), f"{release.agent} {release.version}")
    text = "\n".join(fields([named, *seal_rows(seal, session.say)], session.say))
    session.show(seal.model_dump(mode="json"), text)


def _print(key: str) -> str:
    from studio.catalogue.trust.keys import fingerprint

    return fingerprint(key)


def _known_data(known: "Known") -> dict[str, Any]:
    trusted = known.trusted
    return {
        "key": trusted.key,
        "fingerprint": _print(trusted.key),
        "version": trusted.version,
        "expires": trusted.expires,
        "log": trusted.log.model_dump(mode="json"),
    }


def _known_text(known: "Known", say: Words) -> str:
    return "\n".join(fields(known_rows(known, say), say))
