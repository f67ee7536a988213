"""Which sections of the form are complete, and which ask for a look."""

from collections.abc import Collection

from studio.ui.pages.builder.draft import INSTRUCTIONS, Fields
from studio.ui.pages.builder.tools.lines import tool_line


def section_states(fields: Fields, bases: Collection[str], endpoints: Collection[str]) -> dict[str, str]:
    """Return ok, warn or nothing for each; nothing where leaving it empty is fine."""
    chosen, tools = fields["knowledge", "bases"], fields["tools",]
    assert isinstance(chosen, list)
    assert isinstance(tools, list)
    return {
        "identity": _must(fields["name",] and fields["purpose",]),
        "instructions": _must(fields[INSTRUCTIONS]),
        "knowledge": _must((chosen or tools) and set(chosen) <= set(bases)),
        "tools": _must(all(tool_line(tool).reach for tool in tools)) if tools else "",
        "opening": _may(fields["opening", "greeting"] or fields["opening", "starters"]),
        "model": _must(fields["model", "endpoint"] in endpoints),
        "guardrails": _may(fields["guardrails", "declined_topics"]),
    }


def _must(there: object) -> str:
    return "ok" if there else "warn"


def _may(there: object) -> str:
    return "ok" if there else ""
