"""`agent tool …`: what an agent may do, set and tried as in the builder."""

import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.consenting import consent_at
from studio.cli.session import Session
from studio.cli.tool_lines import tool_data, tool_text, tried_data, tried_text

if TYPE_CHECKING:
    from studio.authoring.trying import Tried
    from studio.core.agents import ToolUse
    from studio.runtime import AgentFolder
    from studio.workspace import Workspace

app = typer.Typer(help="The tools of an agent.", no_args_is_help=True)
Agent = Annotated[str, typer.Argument(metavar="ID")]
Name = Annotated[str, typer.Argument(help="Name of the tool in this agent.")]
Values = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME=VALUE]…", help="A value, JSON, or the path of a file to copy in."),
]


@app.command()
def kinds(context: typer.Context) -> None:
    """List the kinds of tools there are, with what each is for."""
    from studio.tools import KINDS
    from studio.wording.tools import tool_words

    session: Session = context.obj
    said = {kind: tool_words(kind) for kind in KINDS}
    rows = [
        {"kind": kind, "name": session.say(words.name), "purpose": session.say(words.purpose)}
        for kind, words in said.items()
    ]
    session.show(
        {"kinds": rows}, "\n".join(f"{row['kind']}  {row['name']}  {row['purpose']}" for row in rows)
    )


@app.command("list")
def list_tools(context: typer.Context, agent: Agent) -> None:
    """List an agent's tools, what each reaches, and what is still to be filled in."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> list[dict[str, Any]]:
        return [tool_data(use, session.say) for use in workspace.find_agent(agent).agent.tools]

    rows = session.work(task)
    session.show({"tools": rows}, "\n".join(tool_text(row, session.say) for row in rows))


@app.command()
def add(
    context: typer.Context,
    agent: Agent,
    kind: Annotated[str, typer.Argument(help="Kind of tool, see `agent tool kinds`.")],
    values: Values = None,
    name: Annotated[str, typer.Option(help="Name of its own, where a kind is used twice.")] = "",
) -> None:
    """Give an agent a tool."""
    from studio.authoring.tools import add_tool, read_values, setting_fields

    def change(folder: "AgentFolder") -> "ToolUse":
        return add_tool(folder, kind, name, read_values(values or (), setting_fields(kind), folder))

    _change(context, agent, change, adding=kind)


@app.command("set")
def set_values(context: typer.Context, agent: Agent, name: Name, values: Values = None) -> None:
    """Set a tool: NAME=VALUE each, an empty value takes it away."""
    from studio.authoring.tools import find_tool, read_values, set_tool, setting_fields

    def change(folder: "AgentFolder") -> "ToolUse":
        fields = setting_fields(find_tool(folder.agent, name).tool)
        return set_tool(folder, name, read_values(values or (), fields, folder))

    _change(context, agent, change)


@app.command()
def key(
    context: typer.Context,
    agent: Agent,
    name: Name,
    field: Annotated[
        str, typer.Option(help="The setting that names the key, or an environment variable.")
    ] = "key",
) -> None:
    """Keep a key a tool needs in the system's keyring; it is read from standard input."""
    from studio.authoring.tool_keys import kept_as, secrets_named
    from studio.authoring.tools import find_tool, secret_name, set_tool

    session: Session = context.obj
    with session.speaking():
        prompt = session.say("Key of “{name}”: ", name=name)
        secret = (getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline()).strip()

    async def task(workspace: "Workspace") -> str:
        folder = workspace.agents.get(agent)
        kept = str(find_tool(folder.agent, name).settings.get(field) or secret_name(agent, name, field))
        if field in secrets_named(folder.agent, name):
            kept = field
        else:
            set_tool(folder, name, {field: kept})
        workspace.keys.set_key(kept_as(agent, kept), secret)
        return kept

    data = {"tool": name, "key": session.work(task)}
    session.show(data, session.say("The key is in the system's keyring."))


@app.command()
def remove(context: typer.Context, agent: Agent, name: Name) -> None:
    """Take a tool away."""
    from studio.authoring.tools import remove_tool

    def change(folder: "AgentFolder") -> "ToolUse":
        return remove_tool(folder, name)

    _change(context, agent, change)


@app.command("try")
def try_tool(  # noqa: PLR0913, PLR0917  # options of the command
    context: typer.Context,
    agent: Agent,
    name: Name,
    values: Values = None,
    call: Annotated[str, typer.Option(help="Which of its operations, where it has several.")] = "",
    said: Annotated[str, typer.Option(help="What the person has said in the chat.")] = "",
    attach: Annotated[list[Path] | None, typer.Option("--attach", readable=False)] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Agree to all it writes, sends or starts.")] = False,
    out: Annotated[Path, typer.Option(readable=False, help="Folder for the files it makes.")] = Path(),
) -> None:
    """Run a tool once with these arguments, as the model would."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Tried":
        from studio.authoring.fields import form_fields
        from studio.authoring.tools import find_tool, read_values
        from studio.workspace.trying import ToolTrial

        folder = workspace.find_agent(agent)
        use = find_tool(folder.agent, name)
        trial = ToolTrial(workspace, folder, use, consent_at(session, agreed=yes), out)
        for file in attach or ():
            await trial.attach(file)
        spec = await trial.spec(call)
        arguments = read_values(values or (), form_fields(spec.parameters), folder)
        return await trial.call(spec.name, arguments, said)

    tried = session.work(task)
    session.show(tried_data(tried), tried_text(tried, session.say))


def _change(
    context: typer.Context, agent: str, change: "Callable[[AgentFolder], ToolUse]", adding: str = ""
) -> None:
    session: Session = context.obj

    async def task(workspace: "Workspace") -> dict[str, Any]:
        from studio.authoring.versions import Versions, Why
        from studio.core.agents import ToolUse

        if adding:
            workspace.policy.allow(ToolUse(tool=adding))
        folder = workspace.agents.get(agent)
        Versions(folder.path).keep(Why.OPENED)
        return tool_data(change(folder), session.say)

    row = session.work(task)
    session.show(row, tool_text(row, session.say))
