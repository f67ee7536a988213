"""`self-check`: what works on this computer and what does not, for whoever looks after it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.session import Session
from studio.wording.self_check import PARTS, STATES, told

if TYPE_CHECKING:
    from studio.workspace.self_check import Finding

_SIGNS = {"works": "✓", "limited": "!", "fails": "✗"}


def self_check(
    context: typer.Context,
    bundle: Annotated[
        Path | None, typer.Option(help="Write a support bundle, too, contents masked: support.zip.")
    ] = None,
) -> None:
    """Try on this computer: window, fonts, keyring, disk, reading, recognising text, Chroma, endpoint."""
    session: Session = context.obj
    findings = session.run(lambda: _findings(session))
    if bundle is not None:
        _write_bundle(session, bundle)
    if session.as_json:
        shown = [one.model_dump(mode="json") | {"told": told(one, session.say)} for one in findings]
        session.print_json({"findings": shown, "bundle": str(bundle or "")})
    if any(one.state == "fails" for one in findings):
        raise typer.Exit(1)


async def _findings(session: Session) -> "list[Finding]":
    """Each is said as soon as it is known."""
    from studio.workspace.environment_keys import EnvironmentKeys
    from studio.workspace.self_check import check_computer

    findings = []
    async for finding in check_computer(session.folder, EnvironmentKeys()):
        findings.append(finding)
        session.tell(_line(finding, session))
    return findings


def _line(finding: "Finding", session: Session) -> str:
    part, state = session.say(PARTS[finding.part]), session.say(STATES[finding.state])
    return f"{_SIGNS[finding.state]} {part} · {state} · {finding.seconds:.1f} s  {told(finding, session.say)}"


def _write_bundle(session: Session, file: Path) -> None:
    from studio.workspace.support import gather, write_bundle

    with session.speaking():
        write_bundle(gather(session.folder), file)
    session.tell(session.say("Written to {file}:", file=file))
