"""A tool of an agent, and what came of trying it, as data and as lines."""

from typing import TYPE_CHECKING, Any

from studio.cli.lines import block, fields, page
from studio.core.errors import StudioError, ToolSettingsInvalid
from studio.core.i18n import Words

if TYPE_CHECKING:
    from studio.authoring.trying import Tried
    from studio.core.agents import ToolUse


def tool_data(use: "ToolUse", say: Words) -> dict[str, Any]:
    """`problem` says what is missing; what it reaches is told only of one that is filled in."""
    from studio.tools import tool_kind
    from studio.wording.tools import reach_lines, tool_words

    data: dict[str, Any] = {"name": use.known_as, "kind": use.tool, "settings": use.settings, "problem": ""}
    try:
        kind = tool_kind(use.tool)
        reach = kind.reach_of(use)
    except ToolSettingsInvalid as error:
        return {**data, "problem": _problem(error, say)}
    except StudioError:
        return {**data, "problem": say("No such tool here")}
    reads, writes, sends = reach_lines(reach, say)
    title = say(tool_words(use.tool).name)
    return {**data, "title": title, "reads": reads, "writes": writes, "sends": sends}


def tool_text(row: dict[str, Any], say: Words) -> str:
    if row["problem"]:
        return f"✗ {row['name']}  {row['kind']}  {row['problem']}"
    reach = [(say("Reads"), row["reads"]), (say("Writes"), row["writes"]), (say("Sends"), row["sends"])]
    return "\n".join([f"{row['name']}  {row['title']}", *(f"  {line}" for line in fields(reach, say))])


def _problem(error: ToolSettingsInvalid, say: Words) -> str:
    from studio.wording.problems import problem_text

    return say(
        "{field}: {problem}",
        field=error.facts["field"],
        problem=problem_text(str(error.facts["problem"]), say),
    )


def tried_data(tried: "Tried") -> dict[str, Any]:
    return {
        "text": tried.text,
        "seconds": tried.seconds,
        "passages": [passage.model_dump(mode="json") for passage in tried.passages],
        "shown": tried.shown.model_dump(mode="json") if tried.shown else None,
        "files": [str(artifact.path) for artifact in tried.artifacts],
        "form": tried.form.model_dump(mode="json") if tried.form else None,
    }


def tried_text(tried: "Tried", say: Words) -> str:
    """What the model would be told, then what a person sees beside it."""
    rows, method = _shown(tried)
    return page(
        tried.text,
        block(say("Rows"), rows),
        block(say("How it came about"), method),
        block(say("Passages found"), (f"{one.document}: {one.text}" for one in tried.passages)),
        block(say("Files"), (str(artifact.path) for artifact in tried.artifacts)),
        say("Done in {seconds} s", seconds=f"{tried.seconds:.2f}"),
    )


def _shown(tried: "Tried") -> tuple[list[str], list[str]]:
    shown = tried.shown
    if shown is None:
        return [], []
    rows = [" | ".join(row) for row in (shown.columns, *shown.rows) if row]
    return rows, [shown.method] if shown.method else []
