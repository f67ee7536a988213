"""`agent-studio`: the common options, the window when there is no command, and the groups of commands."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.arguments import command_in, with_common_options_first
from studio.cli.ending import exit_code, speak_any_character
from studio.cli.groups import GROUPS, group
from studio.cli.session import Session
from studio.cli.window_alone import is_brought
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.core.memory import keep_no_spare_memory
from studio.core.paths import default_workspace

if TYPE_CHECKING:
    from studio.cli.ahead import Ahead


def common(  # noqa: PLR0913, PLR0917  # one for each option of all commands
    context: typer.Context,
    workspace: Annotated[Path | None, typer.Option(help="Folder to work in.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    lang: Annotated[Language | None, typer.Option(help="Language of messages and window.")] = None,
    acting: Annotated[str, typer.Option("--as", help="Who acts towards the catalogue.")] = "",
    sample: Annotated[str, typer.Option(help="Have this ready-made agent ready to try.")] = "",
    file: Annotated[Path | None, typer.Option("--open", hidden=True)] = None,
    gallery: Annotated[bool, typer.Option("--gallery", help="Show every component of the window.")] = False,
) -> None:
    """Agent Studio 智能体工坊: documents, knowledge, agents, tests, review, catalogue."""
    folder = workspace or Path(os.environ.get("AGENT_STUDIO_WORKSPACE", default_workspace()))
    say, ahead = Words(lang or Language.ZH), context.obj
    session = Session(folder=folder, as_json=json, say=say, person=acting, ahead=ahead)
    context.obj = session
    if context.invoked_subcommand is None:
        raise typer.Exit(_open_window(session, sample, lang, file, gallery=gallery))


def commands(called: Sequence[str] = ()) -> typer.Typer:
    """All commands, or only the one that is called, which is loaded sooner."""
    app = typer.Typer(no_args_is_help=False, add_completion=False, pretty_exceptions_enable=False)
    app.callback(invoke_without_command=True)(common)
    name, command = (*called, "", "")[:2]
    if name in GROUPS:
        app.add_typer(group(name, command), name=name)
    else:
        _add_all(app)
    return app


def _add_all(app: typer.Typer) -> None:
    from studio.cli import policy, self_check, servers, support, touring

    for name in GROUPS:
        app.add_typer(group(name), name=name)
    app.command("tour")(touring.tour)
    app.command("serve")(servers.serve)
    app.command("practice")(servers.practice)
    app.command("support-bundle")(support.support_bundle)
    app.command("policy")(policy.policy)
    app.command("self-check")(self_check.self_check)


def main(ahead: "Ahead | None" = None) -> None:
    keep_no_spare_memory()
    speak_any_character()
    sys.exit(run(sys.argv[1:], ahead))


def run(arguments: Sequence[str], ahead: "Ahead | None" = None) -> int:
    """Run the command and return its exit code; every way it can end is said in words."""
    ordered = with_common_options_first(arguments)
    if is_brought(command_in(ordered)[0] if command_in(ordered) else ""):
        ordered.insert(-1, "--open")  # agent-studio --lang en FILE
    app = commands(command_in(ordered))
    return exit_code(
        lambda: app(args=ordered, obj=ahead), lambda error: _without_command(ordered).fail(error)
    )


def _without_command(arguments: Sequence[str]) -> Session:
    """What speaks when the command itself broke down: as the arguments ask, in the default workspace."""
    language = Language.EN if "en" in arguments or "--lang=en" in arguments else Language.ZH
    return Session(folder=default_workspace(), as_json="--json" in arguments, say=Words(language), person="")


def _open_window(
    session: Session, sample: str, language: Language | None, file: Path | None, *, gallery: bool
) -> int:
    from studio.ui.app import run_window

    return run_window(session.folder, sample=sample, language=language, gallery=gallery, file=file)
