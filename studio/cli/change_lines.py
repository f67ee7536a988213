"""What a submission changes against the version in use, line by line."""

from typing import TYPE_CHECKING

from studio.cli.lines import block, labelled, page
from studio.core.i18n import Words
from studio.wording import setting_label, setting_text

if TYPE_CHECKING:
    from studio.catalogue import Change, Changes

_SIGNS = {"added": "+", "removed": "−", "changed": "±"}
_SHOWN = 50


def changes_text(changes: "Changes", say: Words) -> str:
    """The instructions, documents, tests and settings that differ; a first version is shown as added."""
    parts = (("knowledge", say("Documents")), ("tests", say("Test questions")), ("settings", say("Settings")))
    rows = [row for row in changes.changes if row.part != "settings" or row.before or row.after]
    told = [_part([row for row in rows if row.part == part], name, say) for part, name in parts]
    return page(_compared(changes, say), _instructions(changes, say), *told)


def _compared(changes: "Changes", say: Words) -> str:
    since = say("compared with {version} in use", version=changes.since)
    told = since if changes.since else say("first version, nothing to compare with")
    return labelled(say("Changes"), told, say)


def _instructions(changes: "Changes", say: Words) -> str:
    added = [line for line in changes.instructions if line.before is None]
    removed = [line for line in changes.instructions if line.after is None]
    lines = [
        f"{'+' if line.before is None else '−'} {line.text}"
        for line in changes.instructions
        if line.before is None or line.after is None
    ]
    return block(f"{say('Instructions')} +{len(added)} −{len(removed)}", lines)


def _part(rows: "list[Change]", name: str, say: Words) -> str:
    lines = [f"{_SIGNS[row.how]} {_row_text(row, say)}" for row in rows[:_SHOWN]]
    if len(rows) > _SHOWN:
        lines.append(say("and {count} more", count=len(rows) - _SHOWN))
    return block(f"{name} {_counts(rows)}", lines)


def _counts(rows: "list[Change]") -> str:
    return " ".join(
        f"{sign}{count}" for how, sign in _SIGNS.items() if (count := sum(row.how == how for row in rows))
    )


def _row_text(row: "Change", say: Words) -> str:
    if row.part != "settings":
        return row.subject
    before, after = (setting_text(row.subject, value, say) for value in (row.before, row.after))
    told = say("before: {before}; now: {after}", before=before, after=after)
    value = {"added": after, "removed": before}.get(row.how, told)
    return labelled(setting_label(row.subject, say), value, say)
