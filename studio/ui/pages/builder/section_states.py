"""Which sections of the form are complete, and which ask for a look."""

from collections.abc import Collection

from studio.ui.pages.builder.draft import INSTRUCTIONS, Fields


def section_states(fields: Fields, bases: Collection[str], endpoints: Collection[str]) -> dict[str, str]:
    """Return ok, warn or nothing for each; nothing where leaving it empty is fine."""
    chosen = fields["knowledge", "bases"]
    assert isinstance(chosen, list)
    return {
        "identity": _must(fields["name",] and fields["purpose",]),
        "instructions": _must(fields[INSTRUCTIONS]),
        "knowledge": _must(chosen and set(chosen) <= set(bases)),
        "opening": _may(fields["opening", "greeting"] or fields["opening", "starters"]),
        "model": _must(fields["model", "endpoint"] in endpoints),
        "guardrails": _may(fields["guardrails", "declined_topics"]),
    }


def _must(there: object) -> str:
    return "ok" if there else "warn"


def _may(there: object) -> str:
    return "ok" if there else ""
