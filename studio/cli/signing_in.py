"""`catalogue sign-in`, `sign-out` and `password`: secrets are typed or piped, never arguments."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.session import Session
from studio.core.errors import PasswordToBeChanged
from studio.wording import explain, joined
from studio.workspace.environment_keys import CATALOGUE_TOKEN

if TYPE_CHECKING:
    from studio.catalogue import Person, SignedIn
    from studio.workspace import Workspace


def sign_in(
    context: typer.Context,
    url: str,
    password: Annotated[
        bool, typer.Option("--password", help="With a number (--as) and a password.")
    ] = False,
    sso: Annotated[bool, typer.Option("--sso", help="Single sign-on in the browser.")] = False,
    token: Annotated[bool, typer.Option("--token", help="With a token (usual).")] = False,
) -> None:
    """Use a catalogue server; what proves who you are is asked for or read from standard input."""
    session: Session = context.obj
    if password + sso + token > 1:
        raise typer.BadParameter("--password, --sso, --token", param_hint="--password")
    given = os.environ.get(CATALOGUE_TOKEN, "") if not (password or sso) else ""

    async def task(workspace: "Workspace") -> "Person":
        if given:
            signed_in = await workspace.signing_in.with_token(url, given)
            workspace.signing_in.use(url, signed_in.person)
            return signed_in.person
        workspace.signing_in.need_keyring(url)
        signed_in = await _proved(session, workspace, url, password=password, sso=sso)
        workspace.signing_in.keep(url, signed_in)
        return signed_in.person

    person = session.work(task)
    session.show(
        {"person": person.name, "number": person.id, "roles": list(person.roles), "kept": not given},
        _signed_in(person.name, session, kept=not given),
    )


def sign_out(context: typer.Context) -> None:
    """End the sign-in at the catalogue server and forget its token."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Person":
        return await workspace.signing_in.sign_out()

    person = session.work(task)
    session.show({"person": person.id}, session.say("Signed out."))


def change_password(context: typer.Context) -> None:
    """Change your password; the old and the new one are asked for or read from standard input."""
    session: Session = context.obj
    old = _secret(session.say("Password: "))
    new = _new_secret(session)

    async def task(workspace: "Workspace") -> "Person":
        async with workspace.catalogue() as client:
            return await client.accounts.change_password(old, new)

    person = session.work(task)
    session.show({"person": person.id}, session.say("The password was changed; your other sign-ins ended."))


async def _proved(
    session: Session, workspace: "Workspace", url: str, *, password: bool, sso: bool
) -> "SignedIn":
    from studio.wording.sign_in_page import sign_in_page

    signing_in, say = workspace.signing_in, session.say
    if sso:
        return await signing_in.in_browser(url, _browser(session), lambda trouble: sign_in_page(trouble, say))
    if not password:
        return await signing_in.with_token(url, _secret(say("Token: ")))
    number = session.person or _line(session, say("Number: "))
    old = _secret(say("Password: "))
    try:
        return await signing_in.with_password(url, number, old)
    except PasswordToBeChanged as error:
        session.tell(str(explain(error, say)))
        return await signing_in.with_password(url, number, old, _new_secret(session))


def _browser(session: Session) -> Callable[[str], object]:
    """Open the system's browser, and say the address for where there is none."""

    def opened(address: str) -> None:
        import webbrowser

        session.tell(session.say("Sign in in the browser; if none opens, at this address on this computer:"))
        session.tell(address)
        webbrowser.open(address)

    return opened


def _new_secret(session: Session) -> str:
    """Asked twice where somebody types it."""
    new = _secret(session.say("New password: "))
    if sys.stdin.isatty() and new != _secret(session.say("New password once more: ")):
        raise typer.BadParameter(session.say("The two are not the same."))
    return new


def _secret(prompt: str) -> str:
    """What is typed is not shown; what is piped is read line by line."""
    if sys.stdin.isatty():
        from getpass import getpass

        return getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")


def _line(session: Session, prompt: str) -> str:
    if sys.stdin.isatty():
        session.tell(prompt, ending="")
    return sys.stdin.readline().strip()


def _signed_in(name: str, session: Session, *, kept: bool) -> str:
    text = session.say("Signed in as {name}.", name=name)
    taken = session.say("The token is taken from {variable} for each call.", variable=CATALOGUE_TOKEN)
    return text if kept else joined(text, taken)
