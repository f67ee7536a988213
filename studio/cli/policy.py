"""`policy`: what an administrator has set for this computer, and from which file it comes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.session import Session
from studio.wording.policy import LIMITS, POLICY_SETTINGS

if TYPE_CHECKING:
    from studio.workspace.policy import Policy, Said


def policy(
    context: typer.Context,
    check: Annotated[
        Path | None, typer.Option(help="Say whether this file reads, and what it would set.")
    ] = None,
) -> None:
    """Show what an administrator has set for this computer, and where that stands."""
    session: Session = context.obj
    with session.speaking():
        found = _found(check)
    data = {
        "administrator": found.administrator,
        "looked_at": [str(file) for file in _places(check)],
        "files": [str(file) for file in found.files],
        "settings": {name: _data(said) for name, said in found.said.items()},
        "endpoints": [profile.model_dump(mode="json") for profile in found.profiles],
        "limits": found.limits.model_dump(exclude_none=True),
        "missing_files": _missing(found),
    }
    session.show(data, "\n".join(_lines(found, check, session)))


def _places(check: Path | None) -> list[Path]:
    from studio.core.paths import policy_files

    return [check] if check else policy_files()


def _found(check: Path | None) -> "Policy":
    """Raises PolicyInvalid or NotFound."""
    from studio.core.errors import NotFound
    from studio.workspace.policy import read_policy

    found = read_policy(_places(check))
    if found.troubles:
        raise found.troubles[0]
    if check and not found.files:
        raise NotFound(kind="file", missing=str(check))
    return found


def _data(said: "Said") -> dict[str, Any]:
    value = said.value.value if hasattr(said.value, "value") else said.value
    return {"value": value, "held": said.held, "file": str(said.file)}


def _lines(found: "Policy", check: Path | None, session: Session) -> list[str]:
    say = session.say
    if not found.files:
        places = say(", ").join(str(file) for file in _places(check))
        nothing = say("No administrator has set anything for this computer.")
        return [nothing, say("Looked at: {places}", places=places)]
    lines = [say("Read: {files}", files=say(", ").join(map(str, found.files)))]
    if found.administrator:
        lines.append(say("Administrator: {administrator}", administrator=found.administrator))
    lines += [_line(name, said, session) for name, said in found.said.items()]
    for name, limit in found.limits.model_dump(exclude_none=True).items():
        lines.append(say("At most: {what} {limit}", what=say(LIMITS[name]), limit=limit))
    return [*lines, *(say("Not there: {file}", file=file) for file in _missing(found))]


def _line(name: str, said: "Said", session: Session) -> str:
    say = session.say
    value = say(
        "{label}: {value}", label=say(POLICY_SETTINGS[name]), value=_shown(_data(said)["value"], session)
    )
    how = say("set, not to be changed here") if said.held else say("first choice, may be changed")
    return f"{value}  · {how} · {said.file}"


def _shown(value: Any, session: Session) -> str:  # any value of a setting
    if isinstance(value, bool):
        return session.say("yes") if value else session.say("no")
    shown = session.say(", ").join(map(str, value)) if isinstance(value, tuple) else value
    return "—" if shown in {"", None} else str(shown)


def _missing(found: "Policy") -> list[str]:
    """Files it names that are not there: the program works on, what needs them does not."""
    from studio.workspace.policy import FILES

    named = [str(found.said[name].value) for name in FILES if name in found.said]
    named += [profile.ca_bundle for profile in found.profiles]
    return sorted({file for file in named if file and not Path(file).exists()})
