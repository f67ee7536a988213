"""`agent describe`: the endpoint drafts an agent from a few words, as changes one may apply."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.agent import Endpoint
from studio.cli.lines import block, page
from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.authoring.suggestions import Suggestion
    from studio.workspace import Workspace


def describe(
    context: typer.Context,
    agent: Annotated[str, typer.Argument(metavar="ID")],
    text: Annotated[str, typer.Argument(help="What the assistant should do.")],
    apply: Annotated[bool, typer.Option("--apply", help="Apply all the changes.")] = False,
    endpoint: Endpoint = "",
) -> None:
    """Have the endpoint's model draft the agent; without --apply nothing is changed."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Suggestion]":
        from studio.authoring.suggestions import apply as apply_to
        from studio.authoring.versions import Versions, Why
        from studio.tools import KINDS
        from studio.wording.tools import tool_words
        from studio.workspace.describing import describe as drafted

        folder = workspace.agents.get(agent)
        tools = {kind: session.say(tool_words(kind).purpose) for kind in KINDS}
        suggestions = await drafted(workspace, folder, text, tools, endpoint)
        if apply and suggestions:
            Versions(folder.path).keep(Why.DESCRIBED)
            for suggestion in suggestions:
                apply_to(suggestion, folder)
        return suggestions

    suggestions = session.work(task)
    rows = [_data(suggestion) for suggestion in suggestions]
    told = page(*(_text(row) for row in rows)) or session.say("The draft would change nothing.")
    session.show({"changes": rows, "applied": apply}, told)


def _data(suggestion: "Suggestion") -> dict[str, Any]:
    test = suggestion.test.model_dump(mode="json") if suggestion.test else None
    return {
        "about": suggestion.about.value,
        "before": suggestion.before,
        "after": suggestion.after,
        "test": test,
    }


def _text(row: dict[str, Any]) -> str:
    before = [f"− {line}" for line in row["before"].splitlines()]
    return block(f"± {row['about']}", [*before, *(f"+ {line}" for line in row["after"].splitlines())])
