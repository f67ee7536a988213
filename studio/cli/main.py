"""`agent-studio`: the common options, the window when there is no command, and the groups of commands."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from studio.cli import (
    agent,
    agent_page,
    base_acts,
    base_settings,
    catalogue,
    chunks,
    document_facts,
    embedding,
    endpoint,
    knowledge,
    people,
    profile,
    review,
    saved_questions,
    searching,
    servers,
    talking,
    testing_search,
    touring,
    vector_server,
    watched_folders,
)
from studio.cli.arguments import with_common_options_first
from studio.cli.ending import exit_code, speak_any_character
from studio.cli.session import Session
from studio.core.i18n import Words
from studio.core.paths import default_workspace
from studio.core.places import Language

app = typer.Typer(no_args_is_help=False, add_completion=False, pretty_exceptions_enable=False)
knowledge.app.command("search")(searching.search)
knowledge.app.command("facts")(document_facts.facts)
knowledge.app.command("chunks")(chunks.chunks)
knowledge.app.command("chunk")(chunks.chunk)
knowledge.app.command("why")(searching.why)
knowledge.app.command("eval")(testing_search.evaluate)
knowledge.app.command("compare")(testing_search.compare)
knowledge.app.add_typer(saved_questions.app, name="questions")
knowledge.app.command("watch")(watched_folders.watch)
knowledge.app.command("unwatch")(watched_folders.unwatch)
knowledge.app.command("changes")(watched_folders.changes)
knowledge.app.command("sync")(watched_folders.sync)
knowledge.app.command("delete")(base_acts.delete)
knowledge.app.command("rename")(base_acts.rename)
knowledge.app.command("settings")(base_settings.settings)
knowledge.app.command("embed")(embedding.embed)
knowledge.app.command("server")(vector_server.server)
endpoint.app.command("add")(profile.add)
endpoint.app.command("remove")(profile.remove)
agent.app.command("show")(agent_page.show)
agent.app.command("ask")(talking.ask)
agent.app.command("run")(talking.run)
agent.app.command("delete")(agent_page.delete)
catalogue.app.command("people")(people.people)
catalogue.app.command("person")(people.keep_person)
catalogue.app.command("token")(people.token)
app.add_typer(knowledge.app, name="kb")
app.add_typer(endpoint.app, name="endpoint")
app.add_typer(agent.app, name="agent")
app.add_typer(catalogue.app, name="catalogue")
app.add_typer(review.app, name="review")
app.command("tour")(touring.tour)
app.command("serve")(servers.serve)
app.command("practice")(servers.practice)


@app.callback(invoke_without_command=True)
def common(
    context: typer.Context,
    workspace: Annotated[Path | None, typer.Option(help="Folder to work in.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    lang: Annotated[Language | None, typer.Option(help="Language of messages and window.")] = None,
    acting: Annotated[str, typer.Option("--as", help="Who acts towards the catalogue.")] = "",
    sample: Annotated[str, typer.Option(help="Have this ready-made agent ready to try.")] = "",
    gallery: Annotated[bool, typer.Option("--gallery", help="Show every component of the window.")] = False,
) -> None:
    """Agent Studio 智能体工坊: documents, knowledge, agents, tests, review, catalogue."""
    folder = workspace or Path(os.environ.get("AGENT_STUDIO_WORKSPACE", default_workspace()))
    session = Session(folder=folder, as_json=json, say=Words(lang or Language.ZH), person=acting)
    context.obj = session
    if context.invoked_subcommand is None:
        raise typer.Exit(_open_window(session, sample, lang, gallery=gallery))


def main() -> None:
    speak_any_character()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; every way it can end is said in words."""
    ordered = with_common_options_first(arguments)
    return exit_code(lambda: app(args=ordered), lambda error: _without_command(ordered).fail(error))


def _without_command(arguments: Sequence[str]) -> Session:
    """What speaks when the command itself broke down: as the arguments ask, in the default workspace."""
    language = Language.EN if "en" in arguments or "--lang=en" in arguments else Language.ZH
    return Session(folder=default_workspace(), as_json="--json" in arguments, say=Words(language), person="")


def _open_window(session: Session, sample: str, language: Language | None, *, gallery: bool) -> int:
    from studio.ui.app import run_window

    return run_window(session.folder, sample=sample, language=language, gallery=gallery)
